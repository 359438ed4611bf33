import * as z from 'zod/mini'
import { base, textUpTo, timestamp, uuid } from './base.ts'
import { profileId } from './profiles.ts'
import { settings } from './settings.ts'

/** Why the data could not be opened, and what may be done about it. */
export const trouble = z.object({
  code: z.enum([
    'DATABASE_NEWER',
    'DATABASE_CORRUPT',
    /** There are backups, or a folder of backups that can't be read, of a file that is not there or is empty. */
    'DATABASE_MISSING',
    /** The file is empty, which Lectern never leaves it, and there is no backup. */
    'DATABASE_EMPTY',
    /** The file to restore is a database, but not one of Lectern's. */
    'NOT_PROGRESS',
    /** No backup can be made, which a change of the file's version must have. */
    'BACKUPS_FAILED',
    /** The file that keeps two windows out of one folder doesn't work. */
    'LOCK_FAILED',
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

export const backupList = z.object({
  folder: z.string(),
  /** In the order they were made, newest first, whatever the clock said at the time. */
  backups: z.array(backup),
  /** Why backups can't be listed, or why the last one wasn't made. */
  trouble: z.nullable(trouble),
})
export type BackupList = z.infer<typeof backupList>

/** What is in a backup, and what restoring it would take away. */
export const preview = z.object({
  answers: z.int(),
  newestAnswer: z.nullable(timestamp),
  /** Compared with the open progress; null when that can't be opened. */
  difference: z.nullable(
    z.object({
      lostAnswers: z.int(),
      lostNotes: z.int(),
      /** Both have sessions and share none: another learner's, or from before a fresh start. */
      isOther: z.boolean(),
    }),
  ),
})
export type Preview = z.infer<typeof preview>

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
  backups: base.output(backupList),
  backUpNow: base.output(backup),
  /** To be shown before a restore; `trouble` when the backup can't be restored. */
  previewRestore: base
    .input(z.object({ name: textUpTo(200) }))
    .output(z.object({ trouble: z.nullable(trouble), preview: z.nullable(preview) })),
  /**
   * Puts a backup in the place of the progress file; what is replaced is backed up (or set aside) first.
   * NOT_NOW `exam-running`.
   */
  restore: base.input(z.object({ name: textUpTo(200) })).output(z.object({ trouble: z.nullable(trouble) })),
  /** As `restore`, of a file that was uploaded. */
  restoreFile: base.input(z.object({ uploadId: uuid })).output(z.object({ trouble: z.nullable(trouble) })),
  /** Tries to open the data again, for instance after space was made on the disk. */
  retry: base.output(z.object({ trouble: z.nullable(trouble) })),
  /** Sets a file that cannot be opened aside, where there is one, under a name that says so, and starts with an empty one. */
  startFresh: base.output(z.object({ trouble: z.nullable(trouble), keptAs: z.nullable(z.string()) })),
}
