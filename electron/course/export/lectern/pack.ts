import { createWriteStream, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { flush, moveDurably } from '../../../files/durable.ts'
import { openArchive } from '../../import/lectern/archive.ts'
import type { CourseSource } from '../../types.ts'

/** The first moment that a zip archive can name, in local time as the format has it. */
const fixedTime = new Date(1980, 0, 1)

/**
 * Packs the files of a course into a `.lectern` file, except the paths in `without`. The same files give the same
 * bytes. The archive is written beside its place, opened once as a learner would, and only then put there, so a
 * crash leaves the earlier file or none.
 * @throws CourseRefused when a file or the archive can't be opened as a course's
 */
export async function packSource(
  source: CourseSource,
  file: string,
  without: ReadonlySet<string> = new Set(),
): Promise<void> {
  const paths = source.files.map(({ path }) => path).filter((path) => !without.has(path))
  const draft = join(dirname(file), `.${process.pid}-${Date.now()}.lectern-draft`)
  const zip = new ZipFile()
  const options = { mtime: fixedTime, mode: 0o100644, compress: true, forceDosTimestamp: true }
  for (const path of paths.sort())
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
    flush(draft)
    await (await openArchive(draft)).close()
    moveDurably(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
