import { defaultSettings, settings as settingsSchema } from '../contract/settings.ts'
import { readSettings } from '../db/settings.ts'
import type { Settings } from '../contract/settings.ts'
import type { Readable } from '../db/open.ts'

/** What is stored over the defaults; a stored value that is no longer valid gives way to its default. */
export function currentSettings(progress: Readable): Settings {
  const stored = readSettings(progress)
  const valid = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(stored[name])
    return value.success ? [[name, value.data]] : []
  })
  return { ...defaultSettings, ...(Object.fromEntries(valid) as Partial<Settings>) }
}
