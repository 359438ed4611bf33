import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups, makeBackup, setAside } from '../db/backup.ts'
import { migrate, pendingMigrations, readMigrations, versionOf } from '../db/migrate.ts'
import { inTransaction, openDatabase, openLibraryFile } from '../db/open.ts'
import { StorageTrouble, troubleOf } from '../db/trouble.ts'
import { rebuildRollups } from './rollups.ts'
import type { Migration } from '../db/migrate.ts'
import type { Database } from '../db/open.ts'
import type { placeOf } from '../db/profile-list.ts'

type Place = ReturnType<typeof placeOf>

type OpeningOptions = {
  libraryFile: string
  /** The folder that holds `progress/` and `library/` with their numbered SQL files. */
  migrationsDir: string
  now: () => number
  log: (line: string) => void
}

/** Opens the two databases in the form that this version works with: migrated, and whole. */
export function createOpening({ libraryFile, migrationsDir, now, log }: OpeningOptions) {
  const migrations = {
    progress: readMigrations(join(migrationsDir, 'progress')),
    library: readMigrations(join(migrationsDir, 'library')),
  }

  /**
   * Opens a learner's progress, after a backup where a migration is due.
   * @param checkWhole whether to look for damage, as after a run that did not end in order
   * @throws StorageTrouble
   */
  async function openProgress(place: Place, checkWhole: boolean): Promise<Database> {
    assertNotLost(place)
    return openOrMakeProgress(place, checkWhole)
  }

  /** As `openProgress`, beginning with an empty file where there is none. */
  async function openOrMakeProgress(place: Place, checkWhole: boolean): Promise<Database> {
    const db = openedAs(place.progressFile, openDatabase)
    try {
      const due = pendingMigrations(db, migrations.progress)
      if (checkWhole) assertWhole(db)
      // After a kill SQLite opens a file that can only be read, and would say so no sooner than at the first answer.
      accessSync(place.progressFile, constants.W_OK)
      if (due.length > 0) await update(db, due, place.backupsDir)
      return db
    } catch (error) {
      db.close()
      throw withPath(error, place.progressFile)
    }
  }

  /** What is rolled up is made anew whenever its tables change, and together with them. */
  async function update(db: Database, due: Migration[], backups: string): Promise<void> {
    const holdsData = versionOf(db) > 0
    if (holdsData) await makeBackup(db, backups, 'migration', now())
    inTransaction(db, () => {
      migrate(db, due)
      if (holdsData) rebuildRollups(db)
    })
  }

  /** The library is derived: one that cannot be used is set aside and made again from the courses. */
  function openLibrary(): Database {
    try {
      return openMigratedLibrary()
    } catch (error) {
      const code = troubleOf(error, libraryFile)?.code
      if (code !== 'DATABASE_CORRUPT' && code !== 'DATABASE_NEWER') throw withPath(error, libraryFile)
      log(`The library is made again, the old one kept as ${setAside(libraryFile, now())}: ${String(error)}`)
      return openMigratedLibrary()
    }
  }

  function openMigratedLibrary(): Database {
    const db = openLibraryFile(libraryFile)
    try {
      migrate(db, pendingMigrations(db, migrations.library))
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }

  return { openProgress, openOrMakeProgress, openLibrary }
}

/** Where there are backups there was progress: an empty start would pass for a loss of all of it. */
function assertNotLost({ progressFile, backupsDir }: Place): void {
  const size = statSync(progressFile, { throwIfNoEntry: false })?.size
  if (!size && listBackups(backupsDir).length > 0)
    throw new StorageTrouble({
      code: 'DATABASE_MISSING',
      path: progressFile,
      reason: size === 0 ? 'The file is empty.' : 'There is no such file.',
    })
}

function assertWhole(db: Database): void {
  const result = db.pragma('quick_check(1)', { simple: true })
  if (result !== 'ok')
    throw new StorageTrouble({ code: 'DATABASE_CORRUPT', path: db.name, reason: String(result) })
}

function openedAs(path: string, openFile: (path: string) => Database): Database {
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
