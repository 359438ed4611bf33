import * as z from 'zod/mini'
import type { QuestionParts } from '../schema.ts'

/** `number` as in "type a number": the type's name, not TypeScript's. */
export type NumberEntry = {
  question: { type: 'number'; value: number; tolerance: number; unit: string }
  view: { type: 'number'; unit: string }
  response: z.infer<ReturnType<typeof responseSchema>>
}

/** As typed; a decimal comma is read as a point. */
export const responseSchema = () =>
  z.object({ type: z.literal('number'), text: z.string().check(z.maxLength(100)) })

export const questionSchema = ({ common, plain }: QuestionParts) =>
  z.object({
    ...common,
    type: z.literal('number'),
    value: z.number(),
    tolerance: z.number(),
    unit: plain,
  })
