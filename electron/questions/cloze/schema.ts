import * as z from 'zod/mini'
import { componentId, labelledSchema, someOf } from '../schema.ts'
import type { Inline, Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

/** A gap and what goes there: one of its choices, or any of the accepted spellings. */
export type Blank =
  | { n: string; kind: 'pick'; choices: Labelled[]; correct: string; why: Inline[] }
  | { n: string; kind: 'type'; accept: string[]; why: Inline[] }

export type Cloze = {
  question: { type: 'cloze'; fixed: boolean; text: Inline[]; blanks: Blank[] }
  view: {
    type: 'cloze'
    text: Inline[]
    blanks: ({ n: string; kind: 'pick'; choices: Labelled[] } | { n: string; kind: 'type' })[]
  }
  response: z.infer<ReturnType<typeof responseSchema>>
}

/** The most that can be typed in a gap. */
export const longestTyped = 500

/** Blank to the id of the choice picked, or to the text typed. */
export const responseSchema = () =>
  z.object({
    type: z.literal('cloze'),
    blanks: z.record(componentId, z.string().check(z.maxLength(longestTyped))),
  })

export const questionSchema = (parts: QuestionParts) =>
  z.object({
    ...parts.common,
    type: z.literal('cloze'),
    fixed: z.boolean(),
    text: parts.inlines,
    blanks: someOf(blankSchema(parts)),
  })

function blankSchema(parts: QuestionParts) {
  const common = { n: componentId, why: parts.inlines }
  return z.discriminatedUnion('kind', [
    z
      .object({
        ...common,
        kind: z.literal('pick'),
        choices: someOf(labelledSchema(parts)),
        correct: componentId,
      })
      .check(z.refine(({ choices, correct }) => choices.some(({ id }) => id === correct))),
    z.object({
      ...common,
      kind: z.literal('type'),
      accept: z.array(z.string().check(z.maxLength(longestTyped))),
    }),
  ])
}
