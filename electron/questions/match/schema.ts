import * as z from 'zod/mini'
import { componentId, explainedSchema, labelledSchema, mostComponents, someOf } from '../schema.ts'
import type { Inline, Labelled } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Match = {
  question: {
    type: 'match'
    /** `right` is the id of the one of `rights` that belongs to this left side. */
    lefts: (Labelled & { right: string; why: Inline[] })[]
    rights: Labelled[]
  }
  view: { type: 'match'; lefts: Labelled[]; rights: Labelled[] }
  response: z.infer<ReturnType<typeof responseSchema>>
}

/** Left id to right id. */
export const responseSchema = () =>
  z.object({ type: z.literal('match'), pairs: z.record(componentId, componentId) })

export const questionSchema = (parts: QuestionParts) =>
  z
    .object({
      ...parts.common,
      type: z.literal('match'),
      lefts: someOf(z.extend(explainedSchema(parts), { right: componentId })),
      rights: z.array(labelledSchema(parts)).check(z.maxLength(2 * mostComponents)),
    })
    .check(z.refine(({ lefts, rights }) => lefts.every(({ right }) => rights.some(({ id }) => id === right))))
