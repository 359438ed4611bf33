import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyFolder } from '../files/durable.ts'

export const largestChunk = 1024 * 1024
const largestUpload = 512 * 1024 * 1024

export type Uploads = ReturnType<typeof createUploads>

/**
 * Files on their way in. They come in chunks of at most 1 MB as plain buffers, because that is the
 * form of a request body that Electron's protocol handler passes on whole.
 */
export function createUploads(folder: string) {
  let isEmptied = false
  const pathOf = (uploadId: string) => join(folder, `${uploadId}.upload`)

  return {
    /**
     * Appends a chunk; `offset` is how many bytes came before.
     * @returns an HTTP status: 204 stored, 409 out of order, 413 too large
     */
    async append(uploadId: string, offset: number, bytes: Uint8Array): Promise<204 | 409 | 413> {
      if (bytes.byteLength > largestChunk || offset + bytes.byteLength > largestUpload) return 413
      if (!isEmptied) {
        emptyFolder(folder)
        isEmptied = true
      }
      const path = pathOf(uploadId)
      const size = existsSync(path) ? statSync(path).size : 0
      if (offset !== size) return 409
      const file = await open(path, 'a')
      try {
        await file.write(bytes)
      } finally {
        await file.close()
      }
      return 204
    },

    /** Where a finished upload lies, null when there is none. */
    find(uploadId: string): string | null {
      const path = pathOf(uploadId)
      return isEmptied && existsSync(path) ? path : null
    },

    /**
     * Hands a finished upload over: nothing is appended to it or finds it any more, and removing it is up to the
     * caller. Null when there is none.
     */
    take(uploadId: string): string | null {
      const path = this.find(uploadId)
      if (!path) return null
      const taken = join(folder, `${uploadId}.taken`)
      renameSync(path, taken)
      return taken
    },

    remove(uploadId: string): void {
      rmSync(pathOf(uploadId), { force: true })
    },
  }
}
