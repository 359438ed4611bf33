import { implement } from '@orpc/server'
import { settingsContract } from '../../contract/settings.ts'
import { writeSettings } from '../../db/settings.ts'
import { refusing } from '../context.ts'
import { currentSettings } from '../../data/settings.ts'
import type { Context } from '../context.ts'

const os = implement(settingsContract).$context<Context>().use(refusing)

export const settings = os.router({
  update: os.update.handler(({ input, context }) => {
    context.write((progress) => writeSettings(progress, input))
    return currentSettings(context.storage.current().progress)
  }),
})
