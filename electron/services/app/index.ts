import { implement } from '@orpc/server'
import { app as contract } from '../../contract/app.ts'
import { defaultSettings } from '../../contract/settings.ts'
import { StorageTrouble } from '../../db/trouble.ts'
import { currentSettings } from '../../data/settings.ts'
import { refusing } from '../context.ts'
import { findRunningSitting } from '../../db/exam-sittings.ts'
import { notHere, notNow } from '../refusals.ts'
import type { Trouble } from '../../contract/app.ts'
import type { Context } from '../context.ts'
import type { Storage } from '../../data/storage.ts'

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

  previewRestore: os.previewRestore.handler(async ({ input, context: { storage } }) => {
    try {
      return { trouble: null, preview: await storage.preview(needBackup(storage, input.name)) }
    } catch (error) {
      if (error instanceof StorageTrouble) return { trouble: error.trouble, preview: null }
      throw error
    }
  }),

  restore: os.restore.handler(async ({ input, context }) => {
    return { trouble: await restore(context, needBackup(context.storage, input.name)) }
  }),

  restoreFile: os.restoreFile.handler(async ({ input: { uploadId }, context }) => {
    const source = context.uploads.find(uploadId)
    if (!source) throw notHere('upload')
    try {
      return { trouble: await restore(context, source) }
    } finally {
      context.uploads.remove(uploadId)
    }
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

/** @throws NOT_NOW exam-running */
async function restore(context: Context, source: string): Promise<Trouble | null> {
  // A backup from before it would take a running exam away; of data that can't be opened none is known.
  if (!context.storage.trouble && findRunningSitting(context.storage.current().progress))
    throw notNow('exam-running')
  if (context.imports.isUnderWay()) throw notNow('importing')
  const trouble = await context.storage.restore(source)
  if (!trouble) context.courses.prepare()
  return trouble
}

/** @throws NOT_HERE */
function needBackup(storage: Storage, name: string): string {
  const path = storage.findBackup(name)
  if (path === null) throw notHere('backup')
  return path
}

/** Who it is only matters where there is more than one. */
function learnerOf({ storage }: Context): string | null {
  const { current, profiles } = storage.profiles()
  return profiles.length > 1 ? profiles.find(({ id }) => id === current)!.name : null
}
