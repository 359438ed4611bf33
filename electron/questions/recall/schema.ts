import * as z from 'zod/mini'
import type { Block } from '../text.ts'

export type Recall = {
  question: { type: 'recall'; answer: Block[] }
  view: { type: 'recall' }
  response: z.infer<typeof response>
}

export const response = z.object({ type: z.literal('recall'), right: z.boolean() })
