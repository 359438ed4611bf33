import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** For their owner alone: what a learner has done is nobody else's to read. */
export const privateFile = 0o600
export const privateFolder = 0o700

/**
 * Returns once a file's bytes, or a folder's list of names, are on the disk.
 * A folder can't be flushed on Windows, where a rename is durable without it.
 */
export function flush(path: string): void {
  const isFolder = statSync(path).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const handle = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder, and those above it, that survive a power cut. Folders that exist keep their mode. */
export function makeFolder(path: string, mode = privateFolder): void {
  if (existsSync(path)) return
  makeFolder(dirname(path), mode)
  mkdirSync(path, { recursive: true, mode })
  flush(dirname(path))
}

/** Renames a file or folder whose contents are already flushed; a power cut leaves one name or the other. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to)
  flush(dirname(to))
  if (dirname(from) !== dirname(to)) flush(dirname(from))
}

/** Write, flush, rename, flush the folder: a power cut leaves the old contents or the new, whole. */
export function writeDurably(path: string, contents: string | Uint8Array, mode = privateFile): void {
  replaceBy(path, (draft) => writeFileSync(draft, contents, { mode }))
}

/** Copies a file so that a power cut leaves no copy or a whole one. The copy of a read-only file can be written. */
export function copyDurably(from: string, to: string, mode = privateFile): void {
  replaceBy(to, (draft) => {
    copyFileSync(from, draft)
    chmodSync(draft, mode)
  })
}

/** Creates an empty private file unless there's one, so that SQLite, which fills it, doesn't pick the mode. */
export function claimPrivateFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', privateFile))
}

/** Takes away what other users of the machine may do with a file or folder of ours. Links are left alone. */
export function keepPrivate(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  const isOurs = found !== undefined && !found.isSymbolicLink() && found.uid === process.getuid?.()
  if (isOurs && (found.mode & 0o077) !== 0) chmodSync(path, found.mode & 0o700)
}

/** Removes a file, if it exists, for good: a power cut doesn't bring it back. */
export function removeDurably(path: string): void {
  if (!existsSync(path)) return
  rmSync(path)
  flush(dirname(path))
}

function replaceBy(path: string, make: (draft: string) => void): void {
  const draft = `${path}.part`
  try {
    rmSync(draft, { force: true })
    make(draft)
    flush(draft)
    moveDurably(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/** Removes what an interrupted run left in a folder that holds nothing worth keeping. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
