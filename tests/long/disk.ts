import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Operation } from './trace.ts'

/**
 * When a name (a new file, a rename, a removal) survives a power cut: `now`, at once; `ext4`, with the next
 * flush that waits for the file system's journal; `strict`, with a flush of its folder, all that POSIX promises.
 */
export type NamesLast = 'now' | 'ext4' | 'strict'

type Write = { at: number; bytes: Buffer } | { size: number }

/** A file: what the process sees of it, what is on the disk, and what may or may not have got there. */
type Content = { seen: Buffer; kept: Buffer; pending: Write[]; sizeAtSync: number }

type Handle =
  { kind: 'folder'; path: string } | { kind: 'file'; content: Content; position: number; appends: boolean }

/** A disk as a power cut would leave it, after Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014). */
export class Disk {
  readonly #namesLast: NamesLast
  #files = new Map<string, Content>()
  #folders = new Set([''])
  #keptFiles: Map<string, Content>
  #keptFolders: Set<string>
  readonly #handles = new Map<number, Handle>()

  constructor(folder: string, namesLast: NamesLast) {
    this.#namesLast = namesLast
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isDirectory()) this.#folders.add(relative(folder, path))
      else this.#files.set(relative(folder, path), contentOf(readFileSync(path)))
    }
    this.#keptFiles = new Map(this.#files)
    this.#keptFolders = new Set(this.#folders)
  }

  step(operation: Operation): void {
    switch (operation.kind) {
      case 'open':
        this.#open(operation)
        break
      case 'close':
        this.#handles.delete(operation.fd)
        break
      case 'write': {
        const handle = this.#fileOf(operation.fd)
        if (!handle) break
        const at = operation.at ?? (handle.appends ? handle.content.seen.length : handle.position)
        change(handle.content, { at, bytes: operation.bytes })
        if (operation.at === null) handle.position = at + operation.bytes.length
        break
      }
      case 'truncate': {
        const handle = this.#fileOf(operation.fd)
        if (handle) change(handle.content, { size: operation.size })
        break
      }
      case 'copy': {
        const [from, to] = [this.#fileOf(operation.from), this.#fileOf(operation.to)]
        if (!from || !to) throw new Error('A copy from outside the folder is not followed.')
        const bytes = from.content.seen.subarray(from.position, from.position + operation.size)
        change(to.content, { at: to.position, bytes: Buffer.from(bytes) })
        from.position += bytes.length
        to.position += bytes.length
        break
      }
      case 'sync':
        this.#sync(operation.fd, operation.dataOnly)
        break
      case 'remove':
        this.#files.delete(operation.path)
        this.#folders.delete(operation.path)
        break
      case 'folder':
        this.#folders.add(operation.path)
        break
      case 'rename':
        this.#rename(operation.from, operation.to)
        break
      case 'say':
        break
    }
    if (this.#namesLast === 'now') this.#keepNames(null)
  }

  /** @param torn whether a random half of the sectors that weren't flushed got to the disk all the same */
  writeImage(folder: string, torn: boolean, random: () => number): void {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const path of this.#keptFolders) mkdirSync(join(folder, path), { recursive: true })
    for (const [path, content] of this.#keptFiles) {
      // The shared index is memory; SQLite makes it from the journal.
      if (path.endsWith('-shm')) continue
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), torn ? tornContent(content, random) : content.kept)
    }
  }

  #open({ fd, path, creates, truncates, appends }: Extract<Operation, { kind: 'open' }>): void {
    if (this.#folders.has(path)) {
      this.#handles.set(fd, { kind: 'folder', path })
      return
    }
    let content = this.#files.get(path)
    if (!content && creates) this.#files.set(path, (content = contentOf(Buffer.alloc(0))))
    if (!content) return
    if (truncates && content.seen.length > 0) change(content, { size: 0 })
    this.#handles.set(fd, { kind: 'file', content, position: 0, appends })
  }

  #fileOf(fd: number): Extract<Handle, { kind: 'file' }> | null {
    const handle = this.#handles.get(fd)
    return handle?.kind === 'file' ? handle : null
  }

  #sync(fd: number, dataOnly: boolean): void {
    const handle = this.#handles.get(fd)
    if (handle?.kind === 'folder') this.#keepNames(this.#namesLast === 'ext4' ? null : handle.path)
    if (handle?.kind !== 'file') return
    const { content } = handle
    for (const write of content.pending) content.kept = applied(content.kept, write)
    content.pending = []
    const grew = content.kept.length !== content.sizeAtSync
    content.sizeAtSync = content.kept.length
    // The journal of ext4 is written whole: with a file's new size go all names.
    if (this.#namesLast === 'ext4' && (!dataOnly || grew)) this.#keepNames(null)
  }

  #rename(from: string, to: string): void {
    if (this.#folders.delete(from)) {
      this.#folders.add(to)
      for (const path of [...this.#files.keys()])
        if (path.startsWith(`${from}/`)) this.#rename(path, to + path.slice(from.length))
      return
    }
    const content = this.#files.get(from)
    if (!content) throw new Error(`${from} is renamed and isn't there.`)
    this.#files.delete(from)
    this.#files.set(to, content)
  }

  /** @param folder whose names are on the disk now; null for all */
  #keepNames(folder: string | null): void {
    if (folder === null) {
      this.#keptFiles = new Map(this.#files)
      this.#keptFolders = new Set(this.#folders)
      return
    }
    const isIn = (path: string) => path !== '' && (dirname(path) === '.' ? '' : dirname(path)) === folder
    for (const path of [...this.#keptFiles.keys()])
      if (isIn(path) && !this.#files.has(path)) this.#keptFiles.delete(path)
    for (const path of [...this.#keptFolders])
      if (isIn(path) && !this.#folders.has(path)) this.#keptFolders.delete(path)
    for (const [path, content] of this.#files) if (isIn(path)) this.#keptFiles.set(path, content)
    for (const path of this.#folders) if (isIn(path)) this.#keptFolders.add(path)
  }
}

function contentOf(bytes: Buffer): Content {
  return { seen: Buffer.from(bytes), kept: Buffer.from(bytes), pending: [], sizeAtSync: bytes.length }
}

function change(content: Content, write: Write): void {
  content.seen = applied(content.seen, write)
  content.pending.push(write)
}

/** The bytes after a write: the same buffer, changed, or a new one where the size changes. */
function applied(bytes: Buffer, write: Write): Buffer {
  const size = 'size' in write ? write.size : Math.max(bytes.length, write.at + write.bytes.length)
  const result = size === bytes.length ? bytes : Buffer.alloc(size)
  if (result !== bytes) bytes.copy(result)
  if ('bytes' in write) write.bytes.copy(result, write.at)
  return result
}

const sector = 512

function tornContent({ kept, seen, pending }: Content, random: () => number): Buffer {
  const ends = pending.map((write) => ('size' in write ? write.size : write.at + write.bytes.length))
  const bytes = Buffer.alloc(Math.max(kept.length, seen.length, ...ends))
  kept.copy(bytes)
  let length = kept.length
  for (const write of pending) {
    if ('size' in write) {
      if (random() < 0.5) continue
      length = write.size
      bytes.fill(0, length)
      continue
    }
    for (let from = 0; from < write.bytes.length; from += sector) {
      if (random() < 0.5) continue
      const end = Math.min(from + sector, write.bytes.length)
      write.bytes.copy(bytes, write.at + from, from, end)
      length = Math.max(length, write.at + end)
    }
  }
  return bytes.subarray(0, length)
}
