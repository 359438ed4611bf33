import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { copyDurably, flush, makeFolder, moveDurably } from '../files/durable.ts'
import { openReadOnly } from './open.ts'
import { StorageTrouble } from './trouble.ts'
import type { Backup } from '../contract/app.ts'
import type { Database } from './open.ts'

const namePattern =
  /^progress-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-(routine|migration|restore|import|manual)\.db$/

/** The backups of a folder, newest first. Other files there are left alone. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const parts = namePattern.exec(name)
      if (!parts) return []
      const [, stamp, reason] = parts
      const madeAt = Date.parse(stamp!.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/, 'T$1:$2:$3.$4Z'))
      return [{ name, madeAt, bytes: statSync(join(folder, name)).size, reason: reason as Backup['reason'] }]
    })
    .sort((a, b) => b.madeAt - a.madeAt)
}

/** Copies the open database while it goes on being used; the copy gets its name only when it is whole. */
export async function makeBackup(
  db: Database,
  folder: string,
  reason: Backup['reason'],
  now: number,
): Promise<Backup> {
  makeFolder(folder)
  let madeAt = now
  while (existsSync(join(folder, backupName(madeAt, reason)))) madeAt++
  const name = backupName(madeAt, reason)
  const unfinished = join(folder, `.${name}.part`)
  try {
    await db.backup(unfinished)
    leaveWal(unfinished)
    flush(unfinished)
    moveDurably(unfinished, join(folder, name))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return { name, madeAt, bytes: statSync(join(folder, name)).size, reason }
}

function backupName(madeAt: number, reason: Backup['reason']): string {
  return `progress-${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}-${reason}.db`
}

export function removeBackup(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true })
}

/** Puts a copy of a sound backup in the place of a closed database. */
export function putBack(backup: string, database: string): void {
  const incoming = `${database}.incoming`
  copyDurably(backup, incoming)
  for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true })
  moveDurably(incoming, database)
}

/** Renames a closed database and its journal so that it is kept and no longer opened. */
export function setAside(database: string, now: number): string {
  const keptAs = database.replace(
    /\.db$/,
    `.set-aside-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`,
  )
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(database + suffix)) renameSync(database + suffix, keptAs + suffix)
  flush(dirname(database))
  return keptAs
}

/** @throws StorageTrouble DATABASE_CORRUPT */
export function assertSound(path: string): void {
  let result: unknown
  try {
    const db = openReadOnly(path)
    try {
      result = db.pragma('quick_check(1)', { simple: true })
    } finally {
      db.close()
    }
  } catch (error) {
    result = error instanceof Error ? error.message : String(error)
  }
  if (result !== 'ok') throw new StorageTrouble({ code: 'DATABASE_CORRUPT', path, reason: String(result) })
}

/** A backup is one file: opened read-only later, it must not want a journal beside it. */
function leaveWal(path: string): void {
  const copy = new SqliteDatabase(path)
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
