import { accessSync, constants, existsSync, lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups, makeBackup, setAside } from '../db/backup.ts'
import { assertProgress, assertWhole } from '../db/contents.ts'
import { migrate, pendingMigrations, readMigrations, versionOf } from '../db/migrate.ts'
import { inTransaction, openDatabase, openDraft, openLibraryFile } from '../db/open.ts'
import { finishReplacing, incomingOf, removeDatabase, replaceDatabase } from '../db/replace.ts'
import { StorageTrouble, troubleOf } from '../db/trouble.ts'
import { flush, keepPrivate } from '../files/durable.ts'
import { rebuildRollups } from './rollups.ts'
import type { Migration } from '../db/migrate.ts'
import type { Writable } from '../db/open.ts'
import type { placeOf } from './profile-list.ts'

export type Place = ReturnType<typeof placeOf>

type OpeningOptions = {
  libraryFile: string
  /** The folder that holds `progress/` and `library/` with their numbered SQL files. */
  migrationsDir: string
  now: () => number
  log: (line: string) => void
}

export type Opening = ReturnType<typeof createOpening>

/** Opens the two databases in the form that this version works with: migrated, and whole. */
export function createOpening({ libraryFile, migrationsDir, now, log }: OpeningOptions) {
  const migrations = {
    progress: readMigrations(join(migrationsDir, 'progress')),
    library: readMigrations(join(migrationsDir, 'library')),
  }

  /**
   * Opens a learner's progress, after a backup where a migration is due; on the first day, with an empty file.
   * @param checkWhole whether to look for damage, as after a run that was killed
   * @throws StorageTrouble
   */
  async function openProgress(place: Place, checkWhole: boolean): Promise<Writable> {
    const { progressFile, backupsDir } = place
    finishReplacing(progressFile)
    assertNotLost(place)
    if (!existsSync(progressFile)) {
      makeEmpty(incomingOf(progressFile))
      // Not just a rename: the journal of a file that is gone must not get into the new one.
      replaceDatabase(progressFile, now())
    }
    const db = openedAs(progressFile, openDatabase)
    try {
      const due = pendingMigrations(db, migrations.progress)
      if (checkWhole) assertWhole(db)
      // After a kill SQLite opens a file that can only be read, and would say so no sooner than at the first answer.
      accessSync(progressFile, constants.W_OK)
      for (const suffix of ['', '-wal', '-shm']) keepPrivate(progressFile + suffix)
      if (due.length > 0) {
        // No migration without a backup, whatever keeps it from being made.
        if (versionOf(db) > 0) await makeBackup(db, backupsDir, 'migration', now())
        update(db, due)
      }
      return db
    } catch (error) {
      db.close()
      throw withPath(error, progressFile)
    }
  }

  /** Makes a progress file without any progress, in one file. */
  function makeEmpty(path: string): void {
    removeDatabase(path)
    const db = openDraft(path)
    try {
      update(db, migrations.progress)
    } finally {
      db.close()
    }
    flush(path)
  }

  /**
   * Proves that this version can work with a copy of a backup: that it's whole, a progress file, not from a newer
   * version, and can be migrated, which it is afterwards, in one file.
   * @throws StorageTrouble
   */
  function prove(copy: string): void {
    const db = openDraft(copy)
    try {
      const due = pendingMigrations(db, migrations.progress)
      assertWhole(db)
      assertProgress(db)
      if (due.length > 0) update(db, due)
    } finally {
      db.close()
    }
    flush(copy)
  }

  /** What is rolled up is computed again whenever its tables change, and together with them. */
  function update(db: Writable, due: Migration[]): void {
    const holdsData = versionOf(db) > 0
    inTransaction(db, () => {
      migrate(db, due)
      if (holdsData) rebuildRollups(db)
    })
  }

  /** The library is derived: one that cannot be used is set aside and made again from the courses. */
  function openLibrary(): Writable {
    try {
      return openMigratedLibrary()
    } catch (error) {
      const code = troubleOf(error, libraryFile)?.code
      if (code !== 'DATABASE_CORRUPT' && code !== 'DATABASE_NEWER') throw withPath(error, libraryFile)
      log(`The library is made again, the old one kept as ${setAside(libraryFile, now())}: ${String(error)}`)
      return openMigratedLibrary()
    }
  }

  function openMigratedLibrary(): Writable {
    const db = openLibraryFile(libraryFile)
    try {
      migrate(db, pendingMigrations(db, migrations.library))
      for (const suffix of ['', '-wal', '-shm']) keepPrivate(libraryFile + suffix)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }

  return { openProgress, makeEmpty, prove, openLibrary }
}

/** An empty start would pass for the loss of everything where there was progress: there are backups, or an empty file. */
function assertNotLost({ progressFile, backupsDir }: Place): void {
  const size = statSync(progressFile, { throwIfNoEntry: false })?.size
  if (size) return
  const path = progressFile
  const reason = size === 0 ? 'The file is empty.' : 'There is no such file.'
  const unreadable = backupsLeft(backupsDir)
  if (unreadable !== null)
    throw new StorageTrouble({ code: 'DATABASE_MISSING', path, reason: `${reason} ${unreadable}`.trim() })
  if (size === 0) throw new StorageTrouble({ code: 'DATABASE_EMPTY', path, reason })
}

/** Null when there are no backups, else why they can't be listed, or nothing. */
function backupsLeft(folder: string): string | null {
  try {
    return listBackups(folder).length > 0 ? '' : null
  } catch (error) {
    // A folder, or a link to a disk that isn't there, may hold backups. A file says nothing of earlier use.
    if (lstatSync(folder).isFile()) return null
    const trouble = troubleOf(error, folder)
    if (!trouble) throw error
    return `${folder}: ${trouble.reason}`
  }
}

function openedAs(path: string, openFile: (path: string) => Writable): Writable {
  try {
    return openFile(path)
  } catch (error) {
    throw withPath(error, path)
  }
}

/** Names the file concerned, which SQLite's own errors do not. */
function withPath(error: unknown, path: string): unknown {
  const trouble = troubleOf(error, path)
  return trouble ? new StorageTrouble(trouble) : error
}
