import * as z from 'zod/mini'
import { componentId, explainedSchema, labelledSchema, mostComponents, someOf } from '../schema.ts'
import type { Inline, Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Order = {
  /** `extras` belong nowhere. */
  question: { type: 'order'; steps: Labelled[]; extras: (Labelled & { why: Inline[] })[] }
  /** `steps` are those to choose from, of which `places` are wanted. */
  view: { type: 'order'; steps: Labelled[]; places: number }
  response: z.infer<ReturnType<typeof responseSchema>>
}

/** Step ids in the order chosen; positions left empty at the end are left out. */
export const responseSchema = () =>
  z.object({
    type: z.literal('order'),
    steps: z.array(componentId).check(z.maxLength(mostComponents)),
  })

export const questionSchema = (parts: QuestionParts) =>
  z.object({
    ...parts.common,
    type: z.literal('order'),
    steps: someOf(labelledSchema(parts)),
    extras: z.array(explainedSchema(parts)).check(z.maxLength(mostComponents)),
  })
