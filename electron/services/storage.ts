import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ORPCError } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'
import { assertSound, listBackups, makeBackup, putBack, removeBackup, setAside } from '../db/backup.ts'
import { lockFolder } from '../db/lock.ts'
import { flushJournal, openDatabase, openLibraryFile, reserveJournal } from '../db/open.ts'
import { makeProfileFolder, placeOf, readProfiles, writeProfiles } from '../db/profile-list.ts'
import { troubleOf } from '../db/trouble.ts'
import { keptBackups } from '../domain/thinning.ts'
import { createOpening } from './opening.ts'
import type { Backup, Trouble } from '../contract/app.ts'
import type { Holder, Lock } from '../db/lock.ts'
import type { Database } from '../db/open.ts'
import type { ProfileList } from '../db/profile-list.ts'

const backupInterval = 15 * 60_000

export type Stores = { progress: Database; library: Database }

export type StorageOptions = {
  dataDir: string
  /** The folder that holds `progress/` and `library/` with their numbered SQL files. */
  migrationsDir: string
  now: () => number
  log: (line: string) => void
}

export type Storage = ReturnType<typeof createStorage>

/**
 * Owns the data folder: its lock, its two databases and its backups. When the data cannot be opened
 * nothing is touched; `trouble` says why until `open`, `restore` or `startFresh` succeeds.
 */
export function createStorage({ dataDir, migrationsDir, now, log }: StorageOptions) {
  let profiles = readProfiles(dataDir)
  let { progressFile, backupsDir } = placeOf(dataDir, profiles.current)
  const libraryFile = join(dataDir, 'library.db')
  const { openProgress, openOrMakeProgress, openLibrary } = createOpening({
    libraryFile,
    migrationsDir,
    now,
    log,
  })
  let lock: Lock | null = null
  let stores: Stores | null = null
  let trouble: Trouble | null = null
  let routine: Promise<unknown> = Promise.resolve()
  let newestBackup = 0
  const reserved = new WeakSet<Database>()

  /**
   * Opens the data, after a backup where a migration is due.
   * @throws FolderInUse
   */
  async function open(openFile = openProgress): Promise<Trouble | null> {
    if (stores) return null
    try {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 })
      lock ??= lockFolder(dataDir)
      makeProfileFolder(dataDir, profiles.current)
      const progress = await openFile({ progressFile, backupsDir }, lock.leftOpen)
      try {
        stores = { progress, library: openLibrary() }
      } catch (error) {
        progress.close()
        throw error
      }
      newestBackup = listBackups(backupsDir)[0]?.madeAt ?? now()
      trouble = null
    } catch (error) {
      trouble = troubleOf(error, dataDir)
      if (!trouble) throw error
      log(`The data could not be opened: ${trouble.code} ${trouble.path}: ${trouble.reason}`)
    }
    return trouble
  }

  function closeStores(): void {
    stores?.progress.close()
    stores?.library.close()
    stores = null
  }

  function thin(): void {
    const backups = listBackups(backupsDir)
    const kept = new Set(
      keptBackups(
        backups.map(({ madeAt }) => madeAt),
        now(),
      ),
    )
    for (const { name, madeAt } of backups) if (!kept.has(madeAt)) removeBackup(backupsDir, name)
  }

  async function backUp(reason: Backup['reason']): Promise<Backup> {
    const backup = await makeBackup(current().progress, backupsDir, reason, now())
    newestBackup = backup.madeAt
    thin()
    return backup
  }

  /** The note of who has the folder open only helps other starts: a folder that does not take it is opened all the same. */
  function keepNote(work: () => void): void {
    try {
      work()
    } catch (error) {
      const refused = troubleOf(error, dataDir)
      if (!refused) throw error
      log(`The note of who has the folder open could not be kept: ${refused.reason}`)
    }
  }

  /** @throws ORPCError STORAGE_CLOSED while the data is not open */
  function current(): Stores {
    if (stores) return stores
    throw new ORPCError('STORAGE_CLOSED', {
      defined: true,
      status: errorCodes.STORAGE_CLOSED.status,
      data: { path: trouble?.path ?? dataDir },
    })
  }

  return {
    dataDir,
    open: () => open(),
    current,
    get trouble() {
      return trouble
    },
    backups: () => listBackups(backupsDir),
    backUp,

    /** A second connection for a long write, so that readers are not in its transaction. */
    connectLibrary: (): Database => openLibraryFile(libraryFile),

    /** To be called now and then while such a write goes on, so that its commit does not wait for all of it. */
    flushLibrary: () => flushJournal(libraryFile),

    /** A second connection for a long read, which sees the progress as it is when its transaction begins. */
    connectProgress: (): Database => openDatabase(progressFile),

    /**
     * To be called after a write: makes the routine backup when the last one is 15 minutes old. After the first
     * one the journal takes up its room, when nobody waits for it.
     */
    noteWrite(): void {
      if (stores && !reserved.has(stores.progress)) {
        reserved.add(stores.progress)
        setImmediate(() => stores && reserveJournal(stores.progress))
      }
      if (now() - newestBackup < backupInterval) return
      newestBackup = now()
      routine = backUp('routine').catch((error: unknown) =>
        log(`The routine backup failed: ${String(error)}`),
      )
    },

    /** Ends when a routine backup that is under way is made. */
    settled: () => routine,

    /** Closes the data because it turned out to be damaged while in use. */
    declareTrouble(found: Trouble): void {
      trouble = { ...found, path: progressFile }
      closeStores()
    },

    /**
     * Puts a backup in the place of the progress file. What was there is backed up first, or set aside
     * when it cannot be read. A backup that is damaged itself is refused and nothing changes.
     * @returns why it could not be done, null when it was; undefined when there is no such backup
     */
    async restore(name: string): Promise<Trouble | null | undefined> {
      const backup = listBackups(backupsDir).find((candidate) => candidate.name === name)
      if (!backup) return undefined
      try {
        assertSound(join(backupsDir, name))
        lock ??= lockFolder(dataDir)
        if (stores) await backUp('restore')
        else if (existsSync(progressFile)) setAside(progressFile, now())
        closeStores()
        putBack(join(backupsDir, name), progressFile)
      } catch (error) {
        const refused = troubleOf(error, join(backupsDir, name))
        if (!refused) throw error
        return stores ? refused : (trouble = refused)
      }
      return open()
    },

    /** Sets a progress file that cannot be opened aside and starts with an empty one. */
    async startFresh(): Promise<{ trouble: Trouble | null; keptAs: string | null }> {
      if (stores) return { trouble: null, keptAs: null }
      let keptAs: string | null = null
      try {
        if (existsSync(progressFile)) keptAs = setAside(progressFile, now())
      } catch (error) {
        const refused = troubleOf(error, progressFile)
        if (!refused) throw error
        return { trouble: (trouble = refused), keptAs: null }
      }
      return { trouble: await open(openOrMakeProgress), keptAs }
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
     * @throws ORPCError STORAGE_CLOSED, StorageTrouble
     */
    async switchProfile(id: string): Promise<void> {
      const { library } = current()
      await routine
      const place = placeOf(dataDir, id)
      makeProfileFolder(dataDir, id)
      const opened = await openProgress(place, lock?.leftOpen ?? false)
      current().progress.close()
      stores = { progress: opened, library }
      ;({ progressFile, backupsDir } = place)
      newestBackup = listBackups(backupsDir)[0]?.madeAt ?? now()
      this.keepProfiles({ ...profiles, current: id })
    },

    /** Says who holds the folder and where, for a second start to find. */
    announce: (holder: Holder) => keepNote(() => lock?.announce(holder)),

    async close(): Promise<void> {
      await routine
      closeStores()
      keepNote(() => lock?.release())
      lock = null
    },
  }
}

/** Removes what an interrupted run left in a folder that holds nothing worth keeping. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
