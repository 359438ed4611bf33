import { listBackups, makeBackup, removeBackup, tidyBackups } from '../db/backup.ts'
import { StorageTrouble } from '../db/trouble.ts'
import { keptBackups } from '../domain/backup/thinning.ts'
import type { Backup, Trouble } from '../contract/app.ts'
import type { Writable } from '../db/open.ts'

const interval = 15 * 60_000

type RoutineOptions = {
  progress: Writable
  folder: string
  now: () => number
  /** Milliseconds on a clock that nobody can set. */
  uptime: () => number
  log: (line: string) => void
  /** The last run was killed, so that what it saved may not be backed up. */
  leftOpen: boolean
  /** How often the progress has changed. */
  countChanges: () => number
}

export type BackupRoutine = ReturnType<typeof createBackupRoutine>

/**
 * Knows when an open progress file is to be backed up, and does it: at the first write of a day (UTC), every
 * 15 minutes of writing, and at the end when something was saved since. The wall clock only names the day; how long
 * the last backup was ago is measured on `uptime`. Backups that fail don't keep anyone from studying: `trouble` says
 * why until one succeeds.
 */
export function createBackupRoutine(options: RoutineOptions) {
  const { progress, folder, now, uptime, log, countChanges } = options
  let trouble: Trouble | null = null
  let { leftOpen } = options
  let since = uptime()
  let day = attempt(() => {
    tidyBackups(folder)
    const [newest] = listBackups(folder)
    return newest ? dayOf(newest.madeAt) : null
  })
  let changes = countChanges()

  function attempt<Result>(work: () => Result): Result | null {
    try {
      return work()
    } catch (error) {
      noteFailure(error)
      return null
    }
  }

  function noteFailure(error: unknown): void {
    if (error instanceof StorageTrouble) trouble = error.trouble
    log(`Backups don't work: ${String(error)}`)
  }

  function begin(): void {
    day = dayOf(now())
    since = uptime()
  }

  /** A restore may be followed by another one, of a backup that thinning would take: it leaves all of them. */
  function thin(): void {
    const backups = listBackups(folder)
    const kept = new Set(keptBackups(backups, now()))
    for (const backup of backups) if (!kept.has(backup)) removeBackup(folder, backup.name)
  }

  /** @throws StorageTrouble */
  async function backUp(reason: Backup['reason']): Promise<Backup> {
    begin()
    const changesBefore = countChanges()
    try {
      const backup = await makeBackup(progress, folder, reason, now())
      trouble = null
      leftOpen = false
      changes = changesBefore
      if (reason !== 'restore') attempt(thin)
      return backup
    } catch (error) {
      noteFailure(error)
      throw error
    }
  }

  return {
    backUp,

    /** After a write: whether a backup is due. It's said once, so that a failing one isn't tried at every write. */
    comesDue(): boolean {
      const isDue = leftOpen || day !== dayOf(now()) || uptime() - since >= interval
      if (isDue) {
        begin()
        leftOpen = false
      }
      return isDue
    },

    /** Backs up what was saved since the last backup. A backup that fails is logged: the progress is saved. */
    async end(): Promise<void> {
      if (leftOpen || countChanges() !== changes) await backUp('routine').catch(() => undefined)
    },

    get trouble() {
      return trouble
    },
  }
}

function dayOf(time: number): number {
  return Math.floor(time / 86_400_000)
}
