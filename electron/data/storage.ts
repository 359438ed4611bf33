import { join } from 'node:path'
import { listBackups } from '../db/backup.ts'
import { lockFolder } from '../db/lock.ts'
import {
  flushJournal,
  countRowsWritten,
  inTransaction,
  openDatabase,
  openLibraryFile,
  reserveJournal,
} from '../db/open.ts'
import { makeProfileFolder, placeOf, readProfiles, writeProfiles } from './profile-list.ts'
import { needTrouble } from '../db/trouble.ts'
import { makeFolder } from '../files/durable.ts'
import { createBackupRoutine } from './backup-routine.ts'
import { createOpening } from './opening.ts'
import { createRestoring } from './restoring.ts'
import { StorageClosed } from './refusals.ts'
import type { OpenStores, Stores } from './stores.ts'
import type { Backup, BackupList, Trouble } from '../contract/app.ts'
import type { Holder, Lock } from '../db/lock.ts'
import type { Readable, Writable } from '../db/open.ts'
import type { ProfileList } from './profile-list.ts'
import type { Opened } from './restoring.ts'

export type StorageOptions = {
  dataDir: string
  /** The folder that holds `progress/` and `library/` with their numbered SQL files. */
  migrationsDir: string
  now: () => number
  /** Milliseconds since the machine was started: no clock setting touches it. */
  uptime: () => number
  log: (line: string) => void
  /** The id of the learner whose progress is opened; the one who had it open last unless given. */
  learner?: string
}

export type Storage = ReturnType<typeof createStorage>

/**
 * Owns the data folder: its lock, its two databases and its backups. When the data cannot be opened
 * nothing is touched; `trouble` says why until `open`, `restore` or `startFresh` succeeds.
 *
 * `current` gives the databases to read from. Whoever changes something goes through `write` or `writeLibrary`.
 */
export function createStorage({ dataDir, migrationsDir, now, uptime, log, learner }: StorageOptions) {
  let profiles = readProfiles(dataDir)
  if (learner !== undefined) profiles = { ...profiles, current: learner }
  const opened: Opened = { place: placeOf(dataDir, profiles.current), stores: null, routine: null }
  const libraryFile = join(dataDir, 'library.db')
  const opening = createOpening({ libraryFile, migrationsDir, now, log })
  const restoring = createRestoring({ opened, opening, now, takeFolder, open, use })
  let lock: Lock | null = null
  let holder: Holder | null = null
  let trouble: Trouble | null = null
  let turns: Promise<unknown> = Promise.resolve()
  let changes = 0
  const reserved = new WeakSet<Readable>()

  /** One piece of work after another: no backup is made of a file that is being replaced. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turns.then(work)
    turns = result.catch(() => undefined)
    return result
  }

  /** Also of a folder that can't be locked yet: the note is written once it can. */
  function announce(who: Holder): void {
    holder = who
    keepNote(() => lock?.announce(who))
  }

  /** @throws FolderInUse, StorageTrouble */
  function takeFolder(): Lock {
    makeFolder(dataDir)
    if (!lock) {
      lock = lockFolder(dataDir)
      if (holder) announce(holder)
    }
    makeProfileFolder(dataDir, profiles.current)
    return lock
  }

  async function open(): Promise<Trouble | null> {
    if (opened.stores) return null
    try {
      const { leftOpen } = takeFolder()
      const progress = await opening.openProgress(opened.place, leftOpen)
      try {
        use({ progress, library: opening.openLibrary() }, leftOpen)
      } catch (error) {
        progress.close()
        throw error
      }
    } catch (error) {
      trouble = needTrouble(error, dataDir)
      log(`The data could not be opened: ${trouble.code} ${trouble.path}: ${trouble.reason}`)
    }
    return trouble
  }

  function use(stores: OpenStores, leftOpen: boolean): void {
    changes++
    const folder = opened.place.backupsDir
    opened.routine = createBackupRoutine({
      ...{ progress: stores.progress, folder, now, uptime, log, leftOpen },
      countChanges: () => changes,
    })
    opened.stores = stores
    trouble = null
  }

  function closeStores(): void {
    opened.stores?.progress.close()
    opened.stores?.library.close()
    opened.stores = null
    opened.routine = null
  }

  /** The note of who has the folder open only helps other starts: a folder that does not take it is opened all the same. */
  function keepNote(work: () => void): void {
    try {
      work()
    } catch (error) {
      log(`The note of who has the folder open could not be kept: ${needTrouble(error, dataDir).reason}`)
    }
  }

  function closed(): StorageClosed {
    return new StorageClosed(trouble?.path ?? dataDir)
  }

  /** @throws StorageClosed */
  function current(): OpenStores {
    if (!opened.stores) throw closed()
    return opened.stores
  }

  /**
   * Counts a change of the progress and makes a routine backup when one is due. After the first change the journal
   * takes up its room, when nobody waits for it.
   */
  function noteChange(): void {
    const { stores, routine } = opened
    if (!stores || !routine) return
    changes++
    if (!reserved.has(stores.progress)) {
      reserved.add(stores.progress)
      setImmediate(() => stores.progress.open && reserveJournal(stores.progress))
    }
    if (!routine.comesDue()) return
    void inTurn(async () => opened.routine === routine && routine.backUp('routine')).catch(() => undefined)
  }

  /** The learner's backups, newest first, and why they can't be listed or made if so. */
  function backups(): BackupList {
    const folder = opened.place.backupsDir
    try {
      return { folder, backups: listBackups(folder), trouble: opened.routine?.trouble ?? null }
    } catch (error) {
      return { folder, backups: [], trouble: needTrouble(error, folder) }
    }
  }

  return {
    dataDir,
    open: () => inTurn(open),
    current: (): Stores => current(),
    get trouble() {
      return trouble
    },

    backups,

    /** The path of a listed backup, null when there is none of that name. */
    findBackup(name: string): string | null {
      const list = backups()
      return list.backups.some((backup) => backup.name === name) ? join(list.folder, name) : null
    },

    /** @throws StorageTrouble, StorageClosed */
    backUp(reason: Backup['reason']): Promise<Backup> {
      return inTurn(async () => {
        const { routine } = opened
        if (!routine) throw closed()
        return routine.backUp(reason)
      })
    },

    preview: (source: string) => inTurn(() => restoring.preview(source)),
    restore: (source: string) => inTurn(() => restoring.restore(source)),
    startFresh: () => inTurn(restoring.startFresh),

    /** A second connection for a long write, so that readers are not in its transaction. */
    connectLibrary: (): Writable => openLibraryFile(libraryFile),

    /** To be called now and then while such a write goes on, so that its commit does not wait for all of it. */
    flushLibrary: () => flushJournal(libraryFile),

    /** A second connection for a long read, which sees the progress as it is when its transaction begins. */
    connectProgress: (): Writable => openDatabase(opened.place.progressFile),

    /**
     * The one way to change a learner's progress. All that `work` writes is saved when this returns, or nothing of it
     * when this throws. Work that wrote nothing isn't counted as a change. Doesn't nest: hand the database on.
     * @throws StorageClosed, and what `work` throws
     */
    write<Result>(work: (progress: Writable) => Result): Result {
      const { progress } = current()
      if (progress.inTransaction) throw new Error('A write has begun another write.')
      const before = countRowsWritten(progress)
      const result = inTransaction(progress, () => work(progress))
      if (countRowsWritten(progress) !== before) noteChange()
      return result
    },

    /** To be called when an import has written to the progress on its own connection. */
    noteMerge: noteChange,

    /**
     * How often the progress has changed since the start, another learner's or a restored one in its place included.
     * What was read from it can be kept until this number is another one.
     */
    changes: () => changes,

    /** The way to change the library, but for an installation, which has a connection for itself. @throws StorageClosed */
    writeLibrary<Result>(work: (library: Writable) => Result): Result {
      const { library } = current()
      return inTransaction(library, () => work(library))
    },

    /** Ends when the backups that are under way are made. */
    settled: () => turns,

    /** Closes the data because it turned out to be damaged while in use. */
    declareTrouble(found: Trouble): void {
      trouble = { ...found, path: opened.place.progressFile }
      closeStores()
    },

    /** The learners who share this folder. */
    profiles: (): ProfileList => profiles,

    keepProfiles(list: ProfileList): void {
      writeProfiles(dataDir, list)
      profiles = list
    },

    /**
     * Opens the progress of another learner in the place of the open one. When that cannot be opened nothing is
     * switched.
     * @throws StorageClosed, StorageTrouble
     */
    switchProfile(id: string): Promise<void> {
      return inTurn(async () => {
        const { progress, library } = current()
        const place = placeOf(dataDir, id)
        makeProfileFolder(dataDir, id)
        const leftOpen = lock?.leftOpen ?? false
        const next = await opening.openProgress(place, leftOpen)
        try {
          await opened.routine?.end()
          this.keepProfiles({ ...profiles, current: id })
        } catch (error) {
          next.close()
          throw error
        }
        progress.close()
        opened.place = place
        use({ progress: next, library }, leftOpen)
      })
    },

    /** Says who holds the folder and where, for a second start to find. */
    announce,

    close: (): Promise<void> =>
      inTurn(async () => {
        await opened.routine?.end()
        closeStores()
        keepNote(() => lock?.release())
        lock = null
      }),
  }
}
