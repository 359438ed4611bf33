import * as z from 'zod/mini'
import { componentId } from '../schema.ts'
import type { Choice } from '../choices.ts'
import type { Labelled } from '../text.ts'

export type Single = {
  question: { type: 'single'; fixed: boolean; choices: Choice[] }
  view: { type: 'single'; choices: Labelled[] }
  response: z.infer<ReturnType<typeof responseSchema>>
}

export const responseSchema = () => z.object({ type: z.literal('single'), choice: z.nullable(componentId) })
