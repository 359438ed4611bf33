import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Trouble } from '../contract/app.ts'

/** The data could not be opened or written; `trouble` is what the learner is told. */
export class StorageTrouble extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(`${trouble.code} ${trouble.path}: ${trouble.reason}`)
    this.name = 'StorageTrouble'
    this.trouble = trouble
  }
}

/** Result codes of SQLite (sqlite.org/rescode.html), extended ones by their beginning. */
const sqliteCodes: [prefix: string, code: Trouble['code']][] = [
  ['SQLITE_FULL', 'STORAGE_FULL'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'STORAGE_READ_ONLY'],
  ['SQLITE_PERM', 'STORAGE_READ_ONLY'],
  ['SQLITE_CORRUPT', 'DATABASE_CORRUPT'],
  ['SQLITE_NOTADB', 'DATABASE_CORRUPT'],
]

const systemCodes: Record<string, Trouble['code']> = {
  ENOSPC: 'STORAGE_FULL',
  EDQUOT: 'STORAGE_FULL',
  EROFS: 'STORAGE_READ_ONLY',
  EACCES: 'STORAGE_READ_ONLY',
  EPERM: 'STORAGE_READ_ONLY',
}

/** What an error of SQLite or of the file system means for the learner; null if it is neither. */
export function troubleOf(error: unknown, path: string): Trouble | null {
  const trouble = plainTroubleOf(error, path)
  return trouble?.code === 'STORAGE_FAILED' ? { ...trouble, code: diskState(path) } : trouble
}

/** As `troubleOf`; an error that's neither SQLite's nor the file system's is a fault of the program and thrown on. */
export function needTrouble(error: unknown, path: string): Trouble {
  const trouble = troubleOf(error, path)
  if (!trouble) throw error
  return trouble
}

/** The least free space with which SQLite can open a file: its shared index and a page or two. */
const leastBytes = 64 * 1024

/** A full or read-only disk also shows as other errors, such as a journal that cannot grow: look at it. */
function diskState(path: string): Trouble['code'] {
  let folder = dirname(path)
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return 'STORAGE_READ_ONLY'
  }
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < leastBytes ? 'STORAGE_FULL' : 'STORAGE_FAILED'
}

function plainTroubleOf(error: unknown, path: string): Trouble | null {
  if (error instanceof StorageTrouble) return error.trouble
  if (error instanceof Database.SqliteError) {
    const known = sqliteCodes.find(([prefix]) => error.code.startsWith(prefix))
    return { code: known?.[1] ?? 'STORAGE_FAILED', path, reason: `${error.code}: ${error.message}` }
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
    return { code: systemCodes[error.code] ?? 'STORAGE_FAILED', path, reason: error.message }
  return null
}
