import { crc32 } from 'node:zlib'
import { getFileNameLowLevel, openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { isLeftover, showName, whyUnsafe } from './entry-names.ts'
import { CourseRefused, createFindings, fileStart, reasonOf, refuse } from '../../findings.ts'
import type { FindingCode, Findings } from '../../findings.ts'
import { limits } from '../../limits.ts'
import type { CourseSource, Progress } from '../../types.ts'

type NamedEntry = { name: string; path: string; entry: Entry }

/**
 * Opens a `.lectern` file. Every entry is unpacked once, in the air, and its real bytes are counted
 * before anything is believed; nothing is written to the disk. Throws `CourseRefused` for what is no
 * archive, damaged, encrypted, too large, packed suspiciously well, or holds unsafe names or links.
 */
export async function openArchive(
  file: string,
  options: { onProgress?: (progress: Progress) => void } = {},
): Promise<CourseSource> {
  const zip = await openZip(file)
  try {
    const entries = await listEntries(zip)
    const sizes = await measureEntries(zip, entries, options.onProgress)
    const kept = stripTopFolder(entries.filter(({ name }) => !isLeftover(name)))
    const byPath = new Map(kept.map((one) => [one.path, one]))
    return {
      files: kept.map(({ path, entry }) => ({ path, bytes: sizes.get(entry) ?? 0 })),
      async read(path) {
        const found = byPath.get(path)
        if (!found) throw refuse('file-unreadable', path, 'This file is not part of the course.')
        return await readEntry(zip, found, sizes.get(found.entry) ?? 0)
      },
      async close() {
        zip.close()
      },
    }
  } catch (error) {
    zip.close()
    throw error instanceof CourseRefused ? error : refuse('archive-damaged', '.', damaged(error))
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { autoClose: false, lazyEntries: true, decodeStrings: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw refuse('file-unreadable', '.', `The file cannot be read (${reasonOf(error)}).`)
    throw refuse(
      'not-an-archive',
      '.',
      'This is not a .lectern file (a zip archive), or its end is missing: make it again with “course pack”, or download it again.',
    )
  }
}

/** Reads the list of entries and refuses names and kinds that a course cannot have. */
async function listEntries(zip: ZipFile): Promise<NamedEntry[]> {
  if (zip.entryCount > limits.files) throw refuseTooMany()
  const findings = createFindings()
  const named: NamedEntry[] = []
  for await (const entry of zip.eachEntry()) {
    const raw = entry.fileNameRaw
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true)
    checkEntry(name, entry, findings)
    if (!name.endsWith('/')) named.push({ name, path: name, entry })
    if (zip.entriesRead > limits.files) throw refuseTooMany()
  }
  if (findings.hasErrors()) throw new CourseRefused(findings.sorted())
  return named
}

function refuseTooMany(): CourseRefused {
  return refuse(
    'too-many-files',
    '.',
    `The archive holds more than ${limits.files} files: take out what is no part of the course.`,
  )
}

function checkEntry(name: string, entry: Entry, findings: Findings): void {
  const log = findings.forFile(showName(name))
  const add = (code: FindingCode, message: string): void => log.add(code, fileStart, message)
  const unsafe = whyUnsafe(name)
  if (unsafe)
    add('name-unsafe', `This name ${unsafe}: a file of a course has a plain name inside the course's folder.`)
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000)
    add('link', 'This is a link or a special file: put the file itself in its place.')
  if (entry.isEncrypted())
    add('archive-encrypted', 'This file is encrypted: pack the course without a password.')
  else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    add(
      'archive-method',
      'This file is packed in a way that Lectern does not read: pack the course as an ordinary zip.',
    )
  if (/\.(?:lectern|zip|7z|rar|tar|gz|tgz|bz2|xz|zst)$/i.test(name))
    add(
      'archive-nested',
      'An archive inside the archive is no part of a course: take it out, or add that file itself.',
    )
}

/** Unpacks every entry without keeping it. Gives the real size of each. */
async function measureEntries(
  zip: ZipFile,
  entries: readonly NamedEntry[],
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<Map<Entry, number>> {
  const sizes = new Map<Entry, number>()
  const total = entries.length
  let sum = 0
  for (const [index, one] of entries.entries()) {
    const size = await measureEntry(zip, one, (bytes) => {
      if (sum + bytes > limits.unpackedBytes)
        throw refuse(
          'too-large',
          '.',
          'The archive unpacks to more than 512 MB: make the images smaller or split the course.',
        )
      if (sum + bytes > limits.ratioMattersFrom && sum + bytes > limits.ratio * zip.fileSize)
        throw refuse(
          'archive-ratio',
          '.',
          `The archive unpacks to more than ${limits.ratio} times its size: no course packs that well.`,
        )
    })
    sum += size
    sizes.set(one.entry, size)
    onProgress?.({ phase: 'unpack', done: index + 1, total })
  }
  return sizes
}

/** The real size of an entry. `check` gets the bytes so far and throws when they are too many. */
async function measureEntry(zip: ZipFile, one: NamedEntry, check: (bytes: number) => void): Promise<number> {
  const { entry } = one
  let bytes = 0
  let sum = 0
  await streamEntry(zip, one, (chunk) => {
    bytes += chunk.length
    sum = crc32(chunk, sum)
    if (bytes > limits.ratioMattersFrom && bytes > limits.ratio * entry.compressedSize)
      throw refuse(
        'archive-ratio',
        showName(one.name),
        `This file unpacks to more than ${limits.ratio} times its packed size: no file of a course packs that well.`,
      )
    check(bytes)
  })
  if (sum !== entry.crc32)
    throw refuse(
      'archive-damaged',
      showName(one.name),
      'This file is damaged in the archive (its checksum differs): make the archive again, or download it again.',
    )
  return bytes
}

async function readEntry(zip: ZipFile, one: NamedEntry, size: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  await streamEntry(zip, one, (chunk) => {
    bytes += chunk.length
    if (bytes > Math.min(size, limits.imageBytes))
      throw refuse(
        'file-too-large',
        one.path,
        'This file has grown while it was read, or has more than 10 MB.',
      )
    chunks.push(chunk)
  })
  return Buffer.concat(chunks)
}

async function streamEntry(zip: ZipFile, one: NamedEntry, take: (chunk: Buffer) => void): Promise<void> {
  try {
    const stream = await zip.openReadStreamPromise(one.entry)
    for await (const chunk of stream) take(chunk as Buffer)
  } catch (error) {
    throw error instanceof CourseRefused
      ? error
      : refuse('archive-damaged', showName(one.name), damaged(error))
  }
}

function damaged(error: unknown): string {
  return `The archive is damaged (${reasonOf(error)}): make it again, or download it again.`
}

/** An archive of the folder instead of its contents: everything stands under one name. */
function stripTopFolder(entries: NamedEntry[]): NamedEntry[] {
  if (entries.some(({ name }) => name === 'course.yaml')) return entries
  const top = entries[0]?.name.split('/', 1)[0] ?? ''
  const isInside = entries.every(({ name }) => name.startsWith(`${top}/`))
  if (!isInside || !entries.some(({ name }) => name === `${top}/course.yaml`)) return entries
  return entries.map((one) => ({ ...one, path: one.name.slice(top.length + 1) }))
}
