import { chmodSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { privateFile, privateFolder } from './durable.ts'

/** The permissions of a file that anybody but its owner has. On Windows, where folders pass on who may read, none. */
const others = 0o077

let usersMask: number | null = null

/**
 * From now on, every file and folder that this process makes is its owner's alone, including those that SQLite makes.
 * For shells, at their start; commands that write files to give away don't call it.
 */
export function keepFilesPrivate(): void {
  usersMask ??= process.umask(others)
}

/** Starts another program with the learner's own mask, which it passes on to all files that it makes. */
export async function withUsersMask<Result>(start: () => Promise<Result>): Promise<Result> {
  if (usersMask === null) return start()
  process.umask(usersMask)
  try {
    return await start()
  } finally {
    process.umask(others)
  }
}

/** Everything that Lectern keeps in a data folder. */
const ours =
  /^(progress\.|library\.|profiles(\.|$)|running\.|lectern\.lock|(backups|courses|uploads|window|entrance)$)/

/** What a file manager leaves in any folder. */
const traces = new Set(['.DS_Store', '.directory'])

/**
 * Takes away what others may read of a data folder: of its files always, of the folder itself if it's Lectern's alone.
 * A folder that also holds other things, a home folder, say, stays as it is, with a warning. Never fails: a disk that
 * knows no permissions is no reason not to study.
 */
export function makePrivate(dataDir: string, log: (line: string) => void): void {
  if (process.platform === 'win32' || !existsSync(dataDir)) return
  try {
    const names = readdirSync(dataDir)
    const isOursAlone = names.every((name) => ours.test(name) || traces.has(name))
    if (isOursAlone) restrict(dataDir)
    // Once the progress is private, all that's beside it is, too.
    if (names.some((name) => name === 'progress.db' && isOpenToOthers(join(dataDir, name))))
      for (const name of names) if (ours.test(name)) restrictAll(join(dataDir, name))
  } catch (error) {
    log(`The permissions of ${dataDir} couldn't be changed: ${String(error)}`)
  }
  if (isOpenToOthers(dataDir))
    log(
      `Other people who use this computer can open the folder ${dataDir}. To keep your answers to yourself, run: chmod 700 "${dataDir}"`,
    )
}

function isOpenToOthers(path: string): boolean {
  return (statSync(path).mode & others) !== 0
}

/** Files and folders below a path as well; links are left alone, since they may lead anywhere. */
function restrictAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  restrict(path)
  if (found.isDirectory()) for (const name of readdirSync(path)) restrictAll(join(path, name))
}

function restrict(path: string): void {
  const found = statSync(path)
  const isMine = found.uid === process.getuid?.()
  if (isMine && (found.mode & others) !== 0)
    chmodSync(path, found.isDirectory() ? privateFolder : privateFile)
}
