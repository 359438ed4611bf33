import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { CourseRefused, reasonOf, refuse } from './findings.ts'
import { listFolder } from './folder-listing.ts'
import { limits } from './limits.ts'
import type { CourseSource } from './types.ts'

/**
 * Opens a folder as a course. Names that begin with a dot are ignored. Throws `CourseRefused` for a
 * folder that is not there, holds links or special files, or is too large.
 */
export async function openFolder(dir: string): Promise<CourseSource> {
  const entries = await listFolder(dir)
  const known = new Set(entries.map((entry) => entry.path))
  return {
    files: entries.map(({ path, bytes }) => ({ path, bytes })),
    async read(path) {
      if (!known.has(path)) throw refuse('file-unreadable', path, 'This file is not part of the course.')
      try {
        return await readBounded(join(dir, ...path.split('/')))
      } catch (error) {
        if (error instanceof CourseRefused) throw error
        throw refuse(
          'file-unreadable',
          path,
          `This file cannot be read (${reasonOf(error)}): check that it is there and that you may read it.`,
        )
      }
    },
    async close() {},
  }
}

/** Reads a file that may have grown since it was listed, never more than the largest one allowed. */
async function readBounded(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > limits.imageBytes) throw new Error('it is larger than 10 MB')
    const buffer = Buffer.alloc(size)
    const { bytesRead } = await file.read(buffer, 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
