import * as z from 'zod/mini'
import { textUpTo } from './base.ts'

export const componentId = z.string().check(z.minLength(1), z.maxLength(80))

/** What a learner answered, by the identity of components, never by their position. */
export const response = z.discriminatedUnion('type', [
  z.object({ type: z.literal('recall'), right: z.boolean() }),
  z.object({ type: z.literal('single'), choice: z.nullable(componentId) }),
  z.object({ type: z.literal('multiple'), choices: z.array(componentId).check(z.maxLength(50)) }),
  /** Statement id to the index of the answer. */
  z.object({ type: z.literal('grid'), answers: z.record(componentId, z.int().check(z.minimum(0))) }),
  /** Step ids in the order given; a place left empty at the end is left out. */
  z.object({ type: z.literal('order'), steps: z.array(componentId).check(z.maxLength(50)) }),
  /** Left id to right id. */
  z.object({ type: z.literal('match'), pairs: z.record(componentId, componentId) }),
  /** Blank to the id of the choice picked, or to the text typed. */
  z.object({ type: z.literal('cloze'), blanks: z.record(componentId, textUpTo(500)) }),
  /** As typed; a decimal comma is read as a point. */
  z.object({ type: z.literal('number'), text: textUpTo(100) }),
])
export type Response = z.infer<typeof response>
