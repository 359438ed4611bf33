import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { openArchive } from './source-archive.ts'
import { openFolder } from './source-folder.ts'

/** The first moment that a zip archive can name, in local time as the format has it. */
const fixedTime = new Date(1980, 0, 1)

/**
 * Packs a course folder into a `.lectern` file, but for the paths in `without`. The same files give
 * the same bytes. The archive is written beside its place, opened once as a learner would, and only
 * then put there, so that a crash leaves the earlier file or none. The course is not checked here.
 * Throws `CourseRefused` when the folder or the archive cannot be opened as a course.
 */
export async function packFolder(
  dir: string,
  file: string,
  without: ReadonlySet<string> = new Set(),
): Promise<void> {
  const source = await openFolder(dir)
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
