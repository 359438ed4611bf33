import * as z from 'zod/mini'
import { componentId, explainedSchema, someOf } from '../schema.ts'
import type { Inline, Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Grid = {
  question: {
    type: 'grid'
    answers: string[]
    /** `answer` is a position in `answers`. */
    statements: { id: string; text: Inline[]; answer: number; why: Inline[] }[]
  }
  view: { type: 'grid'; answers: string[]; statements: Labelled[] }
  response: z.infer<ReturnType<typeof responseSchema>>
}

/** Statement id to the position of the answer. */
export const responseSchema = () =>
  z.object({
    type: z.literal('grid'),
    answers: z.record(componentId, z.int().check(z.minimum(0))),
  })

export const questionSchema = (parts: QuestionParts) =>
  z
    .object({
      ...parts.common,
      type: z.literal('grid'),
      answers: someOf(parts.plain),
      statements: someOf(z.extend(explainedSchema(parts), { answer: z.int().check(z.minimum(0)) })),
    })
    .check(z.refine(({ answers, statements }) => statements.every(({ answer }) => answer < answers.length)))
