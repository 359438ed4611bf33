import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { compilerVersion } from '../../course/fingerprint.ts'
import { formatByEnding, importFormats } from '../../contract/course-formats.ts'
import { flush, makeFolder, moveDurably, removeDurably } from '../../files/durable.ts'
import type { ImportFormat } from '../../contract/course-formats.ts'

/** A file of the learner's, with what tells whether the library was made from it. */
export type CourseFile = { path: string; hash: string; fingerprint: string }

export type CourseFiles = ReturnType<typeof createCourseFiles>

/**
 * Begins with the content's hash, so that no course id makes a name that Windows keeps for a device, and ends as the
 * files of its format do.
 */
const namePattern = /^([0-9a-f]{16})\.([a-z0-9-]+)\.[a-z0-9.]+$/
/** How files were named before, and what an interrupted update left of one. */
const formerPattern = /^([a-z0-9-]+)\.lectern(?:\.earlier)?$/

/**
 * The course files that a learner added, one for each course. A file's name holds the hash of its content, so an
 * update never overwrites anything: the new file is put beside the old one, the library commits which of them it
 * was made from, and only then the old one is removed. After a crash in between, the file that the library names is
 * kept and the other is removed.
 */
export function createCourseFiles(folder: string) {
  const pathOf = (hash: string, courseId: string, format: ImportFormat) =>
    join(folder, `${hash}.${courseId}${importFormats[format].endings[0]}`)

  function names(): string[] {
    if (!existsSync(folder)) return []
    return readdirSync(folder).filter(
      (name) => formatByEnding(importFormats, name) !== null || formerPattern.test(name),
    )
  }

  return {
    /** Looks at a file, in the folder or on its way there. A name with a hash in it is believed. */
    async examine(path: string): Promise<CourseFile> {
      const named = dirname(path) === folder ? namePattern.exec(basename(path))?.[1] : undefined
      const hash = named ?? (await hashOf(path))
      return { path, hash, fingerprint: `file ${compilerVersion} ${hash} ${statSync(path).size}` }
    },

    /**
     * The paths of all files by course, in the order of when they came, the newest first. A file under another name
     * is one that somebody put there, and stands alone.
     */
    byCourse(): string[][] {
      const groupOf = (name: string) => namePattern.exec(name)?.[2] ?? name.replace(/\.earlier$/, '')
      const cameAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
      return [...Map.groupBy(names().sort(), groupOf).values()].map((group) =>
        group.map((name) => join(folder, name)).sort((a, b) => cameAt(b) - cameAt(a)),
      )
    },

    /**
     * Puts a file into the folder, for good. `keep` removes the other files of the course once the library is
     * committed, `undo` takes the file out again when it isn't.
     */
    place(
      { path, hash }: CourseFile,
      courseId: string,
      format: ImportFormat,
    ): { keep: () => void; undo: () => void } {
      const place = pathOf(hash, courseId, format)
      const wasThere = existsSync(place)
      if (path !== place) {
        makeFolder(folder)
        flush(path)
        moveDurably(path, place)
      }
      return {
        keep: () => removeFiles(courseId, place),
        undo: () => {
          if (!wasThere) moveDurably(place, path)
        },
      }
    },

    /** Removes a course's files, all or all but one. */
    remove: (courseId: string) => removeFiles(courseId, null),
    removeOthers: (group: readonly string[], kept: string) => {
      for (const path of group) if (path !== kept) removeDurably(path)
    },
  }

  function removeFiles(courseId: string, kept: string | null): void {
    for (const name of names())
      if (courseIdOf(name) === courseId && join(folder, name) !== kept) removeDurably(join(folder, name))
  }
}

function courseIdOf(name: string): string | null {
  return namePattern.exec(name)?.[2] ?? formerPattern.exec(name)?.[1] ?? null
}

/**
 * The first 16 hex digits of SHA-256, read bit by bit so that a large file stops nothing. Its bytes are on the disk
 * afterwards, for the same reason: flushing it in its place finds nothing left to wait for.
 */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex').slice(0, 16)
}
