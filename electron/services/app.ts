import { implement } from '@orpc/server'
import { app as contract } from '../contract/app.ts'
import { defaultSettings } from '../contract/settings.ts'
import { currentSettings } from './current-settings.ts'
import { refusing } from './context.ts'
import { settleExam } from './exam-end.ts'
import { notNow } from './refusals.ts'
import type { Context } from './context.ts'

const os = implement(contract).$context<Context>().use(refusing)

export const app = os.router({
  start: os.start.handler(({ context }) => {
    const { storage, courses, version, shell } = context
    return {
      version,
      shell,
      dataDir: storage.dataDir,
      settings: storage.trouble ? defaultSettings : currentSettings(storage.current().progress),
      learnerId: storage.profiles().current,
      learner: learnerOf(context),
      trouble: storage.trouble,
      preparing: courses.isPreparing(),
    }
  }),

  dataRisk: os.dataRisk.handler(({ context }) => context.dataRisk),

  backups: os.backups.handler(({ context }) => context.storage.backups()),

  backUpNow: os.backUpNow.handler(({ context }) => context.storage.backUp('manual')),

  restore: os.restore.handler(async ({ input, context, errors }) => {
    // A backup from before it would take a running exam away; of data that cannot be opened none is known.
    if (!context.storage.trouble && settleExam(context)) throw notNow('exam-running')
    if (context.imports.isUnderWay()) throw notNow('importing')
    const trouble = await context.storage.restore(input.name)
    if (trouble === undefined) throw errors.NOT_HERE({ data: { what: 'backup' } })
    if (!trouble) context.courses.prepare()
    return { trouble }
  }),

  retry: os.retry.handler(async ({ context }) => {
    const trouble = await context.storage.open()
    if (!trouble) context.courses.prepare()
    return { trouble }
  }),

  startFresh: os.startFresh.handler(async ({ context }) => {
    const result = await context.storage.startFresh()
    if (!result.trouble) context.courses.prepare()
    return result
  }),
})

/** Who it is only matters where there is more than one. */
function learnerOf({ storage }: Context): string | null {
  const { current, profiles } = storage.profiles()
  return profiles.length > 1 ? profiles.find(({ id }) => id === current)!.name : null
}
