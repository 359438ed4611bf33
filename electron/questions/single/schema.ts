import * as z from 'zod/mini'
import { choicesSchema } from '../choices.ts'
import { componentId } from '../schema.ts'
import type { Choice } from '../choices.ts'
import type { Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Single = {
  question: { type: 'single'; fixed: boolean; choices: Choice[] }
  view: { type: 'single'; choices: Labelled[] }
  response: z.infer<ReturnType<typeof responseSchema>>
}

export const responseSchema = () => z.object({ type: z.literal('single'), choice: z.nullable(componentId) })

export const questionSchema = (parts: QuestionParts) =>
  z
    .object({
      ...parts.common,
      type: z.literal('single'),
      fixed: z.boolean(),
      choices: choicesSchema(parts),
    })
    .check(z.refine(({ choices }) => choices.filter(({ correct }) => correct).length === 1))
