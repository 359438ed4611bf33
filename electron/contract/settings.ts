import * as z from 'zod/mini'
import { base, textUpTo } from './base.ts'

export const textSizes = [88, 100, 112, 125, 150, 175, 200] as const

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Percent of the default reading and interface size. */
  textSize: z.union(textSizes.map((size) => z.literal(size))),
  lineWidth: z.enum(['narrow', 'medium', 'wide']),
  typeface: z.enum(['serif', 'sans', 'hyperlegible']),
  motion: z.enum(['system', 'reduced']),
  openAllChapters: z.boolean(),
  /** Hides streaks, scores and the countdown to the exam everywhere. */
  quiet: z.boolean(),
  /** The welcoming screen was seen. */
  welcomed: z.boolean(),
  /** The risk of the data folder that the learner doesn't want to be shown any more, by its name. */
  dismissedRisk: textUpTo(100),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  lineWidth: 'medium',
  typeface: 'serif',
  motion: 'system',
  openAllChapters: false,
  quiet: false,
  welcomed: false,
  dismissedRisk: '',
}

export const settingsContract = {
  update: base.input(z.partial(settings)).output(settings),
}
