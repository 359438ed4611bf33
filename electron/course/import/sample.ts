import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'
import { reasonOf, refuse } from '../findings.ts'
import { limits } from '../limits.ts'
import type { Sample } from './importer.ts'

const headBytes = 4096

/**
 * Looks at a file to tell its format.
 * @param name as the person knows it
 * @throws CourseRefused when the file can't be read
 */
export async function takeSample(path: string, name: string): Promise<Sample> {
  const head = await readHead(path)
  let entries: Promise<readonly string[]> | null = null
  return { name, head, entries: () => (entries ??= isZip(head) ? listNames(path) : Promise.resolve([])) }
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw refuse('file-unreadable', '.', `The file cannot be read (${reasonOf(error)}).`)
  }
}

function isZip(head: Buffer): boolean {
  return head.subarray(0, 2).toString('latin1') === 'PK'
}

/** The names, as many as a course may have files. A damaged archive has none: its importer says what's wrong. */
async function listNames(path: string): Promise<readonly string[]> {
  const names: string[] = []
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false })
    try {
      for await (const { fileNameRaw } of zip.eachEntry()) {
        if (names.push(fileNameRaw.toString('utf8')) >= limits.files) break
      }
    } finally {
      zip.close()
    }
  } catch {
    return []
  }
  return names
}
