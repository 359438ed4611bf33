import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import * as z from 'zod/mini'
import { writeDurably } from '../files/durable.ts'

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
 * @throws FolderInUse
 */
export function lockFolder(dataDir: string): Lock {
  const holderFile = join(dataDir, 'running.json')
  const db = new SqliteDatabase(join(dataDir, 'lectern.lock'), { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new FolderInUse(dataDir, readHolder(holderFile))
    throw error
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

function readHolder(file: string): Holder | null {
  try {
    return holderShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
