import * as z from 'zod/mini'
import type { Block } from '../text.ts'
import type { QuestionParts } from '../schema.ts'

export type Recall = {
  question: { type: 'recall'; answer: Block[] }
  view: { type: 'recall' }
  response: z.infer<ReturnType<typeof responseSchema>>
}

export const responseSchema = () => z.object({ type: z.literal('recall'), right: z.boolean() })

export const questionSchema = ({ common, blocks }: QuestionParts) =>
  z.object({ ...common, type: z.literal('recall'), answer: blocks })
