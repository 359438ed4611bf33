import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CourseRefused, createFindings, fileStart, reasonOf, refuse } from './findings.ts'
import { limits } from './limits.ts'
import { createPace } from './pace.ts'
import type { CourseFile } from './types.ts'

/** `modified` is in milliseconds since 1970. */
export type FolderEntry = CourseFile & { modified: number }

/**
 * Lists the files of a folder and its sub-folders, by path. Names that begin with a dot are ignored.
 * Looks at one file after the other in this thread, with pauses: handing each to another takes ten times as long, at
 * every start.
 * Throws `CourseRefused` for a folder that is not there, holds links or special files, or is too large.
 */
export async function listFolder(dir: string): Promise<FolderEntry[]> {
  const findings = createFindings()
  const entries: FolderEntry[] = []
  const pause = createPace()
  let bytes = 0

  async function visit(folder: string): Promise<void> {
    const names = readdirSync(join(dir, folder), { withFileTypes: true })
    for (const name of names) {
      if (name.name.startsWith('.')) continue
      const path = folder === '' ? name.name : `${folder}/${name.name}`
      if (name.isDirectory()) {
        await visit(path)
      } else if (name.isFile()) {
        const info = statSync(join(dir, path))
        bytes += info.size
        entries.push({ path, bytes: info.size, modified: info.mtimeMs })
      } else {
        const message = 'This is a link or a special file: put a copy of the file itself in its place.'
        findings.forFile(path).add('link', fileStart, message)
      }
      if (entries.length > limits.files || bytes > limits.unpackedBytes) return
      await pause()
    }
  }

  try {
    await visit('')
  } catch (error) {
    throw refuse('file-unreadable', '.', `The folder ${dir} cannot be read (${reasonOf(error)}).`)
  }
  if (entries.length > limits.files)
    findings
      .forFile('.')
      .add(
        'too-many-files',
        fileStart,
        `The folder holds more than ${limits.files} files: take out what is no part of the course.`,
      )
  if (bytes > limits.unpackedBytes)
    findings
      .forFile('.')
      .add(
        'too-large',
        fileStart,
        'The folder holds more than 512 MB: make the images smaller or split the course.',
      )
  if (findings.hasErrors()) throw new CourseRefused(findings.sorted())
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}
