import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { claimPrivateFile, flush, keepPrivate, makeFolder, moveDurably } from '../files/durable.ts'
import { openDraft } from './open.ts'
import { StorageTrouble, troubleOf } from './trouble.ts'
import type { Backup } from '../contract/app.ts'
import type { Writable } from './open.ts'

const namePattern =
  /^progress-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-(routine|migration|restore|import|manual)(?:-(\d+))?\.db$/
const unfinishedPattern = /^\.progress-.*\.part(-journal|-wal|-shm)?$/

/**
 * The backups of a folder, newest first; other files there are left alone. The order is that of the numbers in
 * their names, because the date is the wall clock's, which may have been wrong. Backups from before there were
 * numbers are older than those with one.
 * @throws StorageTrouble BACKUPS_FAILED when the folder can't be read
 */
export function listBackups(folder: string): Backup[] {
  return listNumbered(folder).map(({ backup }) => backup)
}

function listNumbered(folder: string): { backup: Backup; number: number }[] {
  return readNames(folder)
    .flatMap((name) => {
      const [, stamp, reason, number] = namePattern.exec(name) ?? []
      const file = stamp ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined
      if (!stamp || !file?.isFile()) return []
      const madeAt = Date.parse(stamp.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/, 'T$1:$2:$3.$4Z'))
      if (Number.isNaN(madeAt)) return []
      const backup = { name, madeAt, bytes: file.size, reason: reason as Backup['reason'] }
      return [{ backup, number: Number(number ?? 0) }]
    })
    .sort((a, b) => b.number - a.number || b.backup.madeAt - a.backup.madeAt)
}

/** A folder that isn't there yet has no names. A link to a folder is followed: backups may be on another disk. */
function readNames(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return []
  try {
    return readdirSync(folder)
  } catch (error) {
    throw backupTrouble(error, folder)
  }
}

const foldersAtFault: Record<string, string> = {
  ENOTDIR: 'There is a file where the backup folder should be.',
  EEXIST: 'There is a file where the backup folder should be.',
  ENOENT: 'The backup folder is a link to a folder that isn’t there.',
  ELOOP: 'The backup folder is a link that leads back to itself.',
}

/** Says that it's the backups that don't work, unless it's the progress, or a fault of the program. */
function backupTrouble(error: unknown, folder: string): unknown {
  const trouble = troubleOf(error, folder)
  if (!trouble || trouble.code === 'DATABASE_CORRUPT') return error
  if (trouble.code === 'STORAGE_FULL') return new StorageTrouble({ ...trouble, path: folder })
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = foldersAtFault[systemCode] ?? trouble.reason
  return new StorageTrouble({ code: 'BACKUPS_FAILED', path: folder, reason })
}

/**
 * Copies the open database while it's being used; the copy gets its name only when it is whole.
 * @throws StorageTrouble BACKUPS_FAILED, STORAGE_FULL
 */
export async function makeBackup(
  db: Writable,
  folder: string,
  reason: Backup['reason'],
  now: number,
): Promise<Backup> {
  const number = 1 + (listNumbered(folder)[0]?.number ?? 0)
  const name = `progress-${new Date(now).toISOString().replace(/[:.]/g, '-')}-${reason}-${number}.db`
  const unfinished = join(folder, `.${name}.part`)
  try {
    makeFolder(folder)
    claimPrivateFile(unfinished)
    await db.backup(unfinished)
    // A backup is one file: opened read-only later, it must not need a journal beside it.
    openDraft(unfinished).close()
    flush(unfinished)
    moveDurably(unfinished, join(folder, name))
    return { name, madeAt: now, bytes: statSync(join(folder, name)).size, reason }
  } catch (error) {
    for (const suffix of ['', '-journal']) removeIfPossible(unfinished + suffix)
    throw backupTrouble(error, folder)
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What was wrong is already being reported; the next start removes it.
  }
}

export function removeBackup(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true })
}

/** Removes the copies that a crash left half-made, and keeps the others for the folder's owner alone. */
export function tidyBackups(folder: string): void {
  for (const name of readNames(folder)) {
    if (unfinishedPattern.test(name)) rmSync(join(folder, name), { force: true })
    else if (namePattern.test(name)) keepPrivate(join(folder, name))
  }
  keepPrivate(folder)
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
