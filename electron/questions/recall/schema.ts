import * as z from 'zod/mini'
import type { Block } from '../text.ts'

export type Recall = {
  question: { type: 'recall'; answer: Block[] }
  view: { type: 'recall' }
  response: z.infer<ReturnType<typeof responseSchema>>
}

export const responseSchema = () => z.object({ type: z.literal('recall'), right: z.boolean() })
