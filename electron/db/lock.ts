import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import * as z from 'zod/mini'
import { claimPrivateFile, writeDurably } from '../files/durable.ts'
import { StorageTrouble, troubleOf } from './trouble.ts'
import type { Database } from 'better-sqlite3'

/** Only this machine: whoever could change the note must not send a second start elsewhere. */
const loopback = z.string().check(z.regex(/^http:\/\/127\.0\.0\.1:\d+\/?$/))

const holderShape = z.object({
  processId: z.int(),
  shell: z.string(),
  /** Where the running app can be reached, null if nowhere. */
  url: z.nullable(loopback),
  /** The secret with which a second start may ask it for a way in. */
  key: z.optional(z.string()),
})

/** Who has the data folder open. */
export type Holder = z.infer<typeof holderShape>

export type Lock = {
  /** The last holder did not close: it crashed, was killed, or the power went. */
  leftOpen: boolean
  announce(holder: Holder): void
  release(): void
}

/** The data folder is open in another process; `holder` is null when that one has not said who it is. */
export class FolderInUse extends Error {
  readonly holder: Holder | null
  constructor(dataDir: string, holder: Holder | null) {
    super(
      `${dataDir} is open in ${holder ? `process ${holder.processId} (${holder.shell})` : 'another process'}.`,
    )
    this.name = 'FolderInUse'
    this.holder = holder
  }
}

/**
 * Takes the data folder for this process. The lock is SQLite's own on an empty database, so the
 * system frees it however the process ends and no stale lock can be left behind.
 * @throws FolderInUse, StorageTrouble naming the lock's file
 */
export function lockFolder(dataDir: string): Lock {
  const holderFile = join(dataDir, 'running.json')
  const lockFile = join(dataDir, 'lectern.lock')
  let db: Database
  try {
    db = lockFileOrRepair(lockFile)
  } catch (error) {
    if (isError(error, 'SQLITE_BUSY')) throw new FolderInUse(dataDir, readHolder(holderFile))
    throw lockTrouble(error, lockFile)
  }
  return {
    leftOpen: existsSync(holderFile),
    announce(holder) {
      writeDurably(holderFile, JSON.stringify(holder))
    },
    release() {
      try {
        rmSync(holderFile, { force: true })
      } finally {
        db.close()
      }
    },
  }
}

/** The file holds nothing: one that isn't SQLite's is emptied in place, so that two starts can't lock two files. */
function lockFileOrRepair(path: string): Database {
  try {
    return lockExclusively(path)
  } catch (error) {
    if (!isError(error, 'SQLITE_NOTADB') && !isError(error, 'SQLITE_CORRUPT')) throw error
    truncateSync(path)
    return lockExclusively(path)
  }
}

function lockExclusively(path: string): Database {
  claimPrivateFile(path)
  const db = new SqliteDatabase(path, { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('begin exclusive')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith(code)
}

/** Says that it's this file that doesn't work, unless nothing in the folder can be written. */
function lockTrouble(error: unknown, path: string): unknown {
  const trouble = troubleOf(error, path)
  if (!trouble) return error
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return new StorageTrouble({ code: 'LOCK_FAILED', path, reason: 'There is a folder in its place.' })
  const isDisk = trouble.code === 'STORAGE_FULL' || trouble.code === 'STORAGE_READ_ONLY'
  return new StorageTrouble(isDisk ? trouble : { ...trouble, code: 'LOCK_FAILED' })
}

function readHolder(file: string): Holder | null {
  try {
    return holderShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
