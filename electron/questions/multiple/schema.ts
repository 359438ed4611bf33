import * as z from 'zod/mini'
import { choicesSchema } from '../choices.ts'
import { componentId, mostComponents } from '../schema.ts'
import type { Choice } from '../choices.ts'
import type { Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Multiple = {
  question: { type: 'multiple'; fixed: boolean; choices: Choice[] }
  /** `choose`: how many are right, so no more can be picked. */
  view: { type: 'multiple'; choices: Labelled[]; choose: number }
  response: z.infer<ReturnType<typeof responseSchema>>
}

export const responseSchema = () =>
  z.object({
    type: z.literal('multiple'),
    choices: z.array(componentId).check(z.maxLength(mostComponents)),
  })

export const questionSchema = (parts: QuestionParts) =>
  z
    .object({
      ...parts.common,
      type: z.literal('multiple'),
      fixed: z.boolean(),
      choices: choicesSchema(parts),
    })
    .check(z.refine(({ choices }) => choices.some(({ correct }) => correct)))
