import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { hasImportEnding } from '../../contract/course-formats.ts'
import { origin } from './origin.ts'
import type { App } from '../../app.ts'

const chunkBytes = 1024 * 1024

/** The files on a command line that look like courses. */
export function courseFilesIn(argv: readonly string[], workingDirectory: string): string[] {
  return argv
    .filter((argument) => !argument.startsWith('-') && hasImportEnding(argument))
    .map((argument) => resolve(workingDirectory, argument))
}

/**
 * Sends a course file through the app's one door, in chunks of 1 MB as the renderer does.
 * @param isChosen whether the person chose it in the app: any other file is asked about before it's read
 * @returns the renderer's address that adds it
 * @throws Error when the file cannot be read or is not taken
 */
export async function sendCourse(handle: App['handle'], path: string, isChosen = false): Promise<string> {
  const uploadId = randomUUID()
  let bytes = 0
  const file = await open(path)
  try {
    const chunk = new Uint8Array(chunkBytes)
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, bytes)
      if (bytesRead === 0) break
      const { status, body } = await handle(
        new Request(`${origin}/upload/${uploadId}?offset=${bytes}`, {
          method: 'PUT',
          body: chunk.slice(0, bytesRead),
        }),
      )
      if (status !== 204) throw new Error(String(body))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
  const query = new URLSearchParams({ add: uploadId, name: basename(path), bytes: String(bytes) })
  if (isChosen) query.set('chosen', '1')
  return `/?${query.toString()}`
}
