import * as z from 'zod/mini'
import { base, textUpTo, timestamp } from './base.ts'
import { profileId } from './profiles.ts'
import { settings } from './settings.ts'

/** Why the data could not be opened, and what may be done about it. */
export const trouble = z.object({
  code: z.enum([
    'DATABASE_NEWER',
    'DATABASE_CORRUPT',
    /** There are backups of a file that is not there, or is empty. */
    'DATABASE_MISSING',
    'STORAGE_READ_ONLY',
    'STORAGE_FULL',
    'STORAGE_FAILED',
  ]),
  /** The file or folder concerned. */
  path: z.string(),
  /** What the system said, for a report. */
  reason: z.string(),
})
export type Trouble = z.infer<typeof trouble>

export const backup = z.object({
  name: z.string(),
  madeAt: timestamp,
  bytes: z.int(),
  reason: z.enum(['routine', 'migration', 'restore', 'import', 'manual']),
})
export type Backup = z.infer<typeof backup>

/** Why the data folder is no safe place for a database. */
export const dataRisk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('synced'), service: z.string() }),
  z.object({ kind: z.literal('network') }),
])
export type DataRisk = z.infer<typeof dataRisk>

export const app = {
  /** The first call of the renderer: whether the data is open, and how the learner wants to see it. */
  start: base.output(
    z.object({
      version: z.string(),
      shell: z.enum(['electron', 'browser', 'cli']),
      dataDir: z.string(),
      settings,
      /** The id of whose data is open: a page sends it with its calls, which are refused once it is another's. */
      learnerId: profileId,
      /** The name of whose data is open, when several learners share the folder. Empty: the first, unnamed. */
      learner: z.nullable(z.string()),
      trouble: z.nullable(trouble),
      /** Courses of the content folders that are still being checked and compiled. */
      preparing: z.boolean(),
    }),
  ),
  /** Whether the data folder is synced or on a network; not part of `start`, which waits for nothing. */
  dataRisk: base.output(z.nullable(dataRisk)),
  backups: base.output(z.array(backup)),
  backUpNow: base.output(backup),
  /**
   * Puts a backup in the place of the progress file; what is replaced is backed up (or set aside) first.
   * NOT_NOW `exam-running`.
   */
  restore: base.input(z.object({ name: textUpTo(200) })).output(z.object({ trouble: z.nullable(trouble) })),
  /** Tries to open the data again, for instance after space was made on the disk. */
  retry: base.output(z.object({ trouble: z.nullable(trouble) })),
  /** Sets a file that cannot be opened aside, where there is one, under a name that says so, and starts with an empty one. */
  startFresh: base.output(z.object({ trouble: z.nullable(trouble), keptAs: z.nullable(z.string()) })),
}
