import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { openArchive } from './source-archive.ts'
import type { CourseSource } from './types.ts'

/** The first moment that a zip archive can name, in local time as the format has it. */
const fixedTime = new Date(1980, 0, 1)

/**
 * Packs the files of a checked course into a `.lectern` file. The same files give the same bytes. The
 * archive is written beside its place, opened once as a learner would, and only then put there, so
 * that a crash leaves the earlier file or none. Throws `CourseRefused` when it could not be added.
 */
export async function packCourse(
  source: CourseSource,
  paths: readonly string[],
  file: string,
): Promise<void> {
  const draft = join(dirname(file), `.${process.pid}-${Date.now()}.lectern-draft`)
  const zip = new ZipFile()
  const options = { mtime: fixedTime, mode: 0o100644, compress: true, forceDosTimestamp: true }
  for (const path of [...paths].sort())
    zip.addReadStreamLazy(path, options, (take) => {
      source.read(path).then(
        (bytes) => take(null, Readable.from([bytes])),
        (error: unknown) => take(error, Readable.from([])),
      )
    })
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error))
  zip.end()
  try {
    await pipeline(zip.outputStream, createWriteStream(draft))
    const written = await open(draft, 'r+')
    await written.sync()
    await written.close()
    await (await openArchive(draft)).close()
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
