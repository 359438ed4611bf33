import * as z from 'zod/mini'
import { componentId } from '../schema.ts'
import type { Inline, Labelled } from '../text.ts'

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
