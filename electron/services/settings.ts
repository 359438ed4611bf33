import { implement } from '@orpc/server'
import { defaultSettings, settings as settingsSchema, settingsContract } from '../contract/settings.ts'
import { readSettings, writeSettings } from '../db/settings.ts'
import { refusing } from './context.ts'
import type { Settings } from '../contract/settings.ts'
import type { Database } from '../db/open.ts'
import type { Context } from './context.ts'

/** What is stored over the defaults; a stored value that is no longer valid gives way to its default. */
export function currentSettings(progress: Database): Settings {
  const stored = readSettings(progress)
  const valid = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(stored[name])
    return value.success ? [[name, value.data]] : []
  })
  return { ...defaultSettings, ...(Object.fromEntries(valid) as Partial<Settings>) }
}

const os = implement(settingsContract).$context<Context>().use(refusing)

export const settings = os.router({
  update: os.update.handler(({ input, context }) => {
    const { progress } = context.storage.current()
    writeSettings(progress, input)
    context.storage.noteWrite()
    return currentSettings(progress)
  }),
})
