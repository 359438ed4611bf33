import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { EventPublisher } from '@orpc/server'
import { fingerprintFolder } from '../../course/fingerprint.ts'
import {
  forgetContentFolders,
  keepContentFolder,
  listContentFolders,
  listCourses,
  removeCourse,
} from '../../db/library.ts'
import { createCourseFiles } from './course-files.ts'
import { install } from './installing.ts'
import type { AddEvent, AddResult } from '../../contract/library.ts'
import type { CourseFile } from './course-files.ts'
import type { CourseReader } from './course-reader.ts'
import type { Origin } from './installing.ts'
import type { Storage } from '../../data/storage.ts'

export type CoursesOptions = {
  storage: Storage
  /** Folders whose sub-folders are courses that come with the app. */
  contentDirs: string[]
  readCourse: CourseReader
  now: () => number
  log: (line: string) => void
}

export type Courses = ReturnType<typeof createCourses>

/**
 * Brings courses into the library: those of the content folders at start, those of files when they are
 * added, and all of them again when the library was lost. One at a time; readers are never in the way.
 * Courses are read in a thread that is started when there is one to read, since most starts compile nothing.
 */
export function createCourses({ storage, contentDirs, readCourse, now, log }: CoursesOptions) {
  const files = createCourseFiles(join(storage.dataDir, 'courses'))
  const publisher = new EventPublisher<{ event: AddEvent; ended: null }>()
  let queue: Promise<unknown> = Promise.resolve()
  let preparing: Promise<void> | null = null
  const closing = new AbortController()
  const surroundings = { storage, readCourse, now, signal: closing.signal }

  /** Runs after everything that was asked for before. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  /** Takes a course away, its file too. Progress is elsewhere and stays. */
  function remove(courseId: string): void {
    storage.writeLibrary((library) => {
      removeCourse(library, courseId)
      forgetContentFolders(library, courseId)
    })
    files.remove(courseId)
  }

  async function prepareAll(): Promise<void> {
    const { library } = storage.current()
    const known = new Map(listContentFolders(library).map((entry) => [entry.folder, entry]))
    const wanted = new Set<string | null>()
    for (const folder of courseFolders(contentDirs)) {
      const fingerprint = await fingerprintFolder(folder)
      let courseId = known.get(folder)?.courseId ?? null
      if (known.get(folder)?.fingerprint !== fingerprint) {
        const origin = { fingerprint, folder, place: { kind: 'folder' as const, path: folder } }
        const result = await prepareOne(origin, folder)
        courseId = result?.course?.id ?? courseId
        if (isFinal(result))
          storage.writeLibrary((writable) => keepContentFolder(writable, { folder, fingerprint, courseId }))
      }
      wanted.add(courseId)
    }
    for (const group of files.byCourse())
      await prepareFiles(group).catch((error: unknown) => log(`${group.join(', ')}: ${String(error)}`))
    for (const course of listCourses(library))
      if (course.folder !== null && !wanted.has(course.id)) remove(course.id)
  }

  /**
   * Brings the library up to date with the files of one course, the newest first. There is more than one only after
   * an update was interrupted: that which the library was made from is kept.
   */
  async function prepareFiles(group: readonly string[]): Promise<void> {
    const examined: CourseFile[] = []
    for (const path of group) examined.push(await files.examine(path))
    const installed = new Set(listCourses(storage.current().library).map(({ fingerprint }) => fingerprint))
    const current = examined.find(({ fingerprint }) => installed.has(fingerprint))
    if (current) return files.removeOthers(group, current.path)
    for (const file of examined) {
      const result = await prepareOne(originOf(file, basename(file.path)), file.path)
      if (result?.outcome !== 'refused' || !isFinal(result)) return
    }
  }

  /** @param name the file's name as the learner knows it */
  function originOf(file: CourseFile, name: string): Origin {
    return {
      fingerprint: file.fingerprint,
      folder: null,
      place: { kind: 'file', path: file.path, name },
      takePlace(courseId, format) {
        const { keep, undo } = files.place(file, courseId, format)
        // The course is added, whatever becomes of its earlier file; the next start tries to remove it again.
        const keepAndLog = () => {
          try {
            keep()
          } catch (error) {
            log(`The earlier file of ${courseId} could not be removed: ${String(error)}`)
          }
        }
        return { keep: keepAndLog, undo }
      },
    }
  }

  async function prepareOne(origin: Origin, name: string): Promise<AddResult | null> {
    try {
      const result = await install(surroundings, origin, (event) => publisher.publish('event', event))
      if (result.outcome === 'refused') {
        const errors = result.findings.filter(({ severity }) => severity === 'error')
        log(`${name} was not added. Errors found:`)
        for (const { file, line, column, message } of errors) log(`  ${file}:${line}:${column}: ${message}`)
      }
      return result
    } catch (error) {
      if (!closing.signal.aborted) log(`${name} could not be compiled: ${String(error)}`)
      return null
    }
  }

  return {
    isPreparing: () => preparing !== null,

    /** Brings the library up to date with its folders and files; returns at once. */
    prepare(): void {
      if (storage.trouble || closing.signal.aborted) return
      const run = inTurn(prepareAll)
        .catch((error: unknown) => log(`Preparing the courses failed: ${String(error)}`))
        .then(() => {
          if (preparing === run) preparing = null
          publisher.publish('ended', null)
        })
      preparing = run
    },

    /** Ends when the courses are ready, at once if they are. */
    whenPrepared: async (): Promise<void> => {
      while (preparing) await preparing
    },

    /** What preparing reports from now on; ends with it. */
    async *preparation(signal: AbortSignal | undefined): AsyncGenerator<AddEvent> {
      if (!preparing) return
      const ended = new AbortController()
      void preparing.then(() => ended.abort())
      const either = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal
      try {
        yield* publisher.subscribe('event', { signal: either })
      } catch (error) {
        if (!either.aborted) throw error
      }
    },

    /**
     * Adds or updates a course from a file, which is moved into the data folder, or removed when the course isn't
     * added. Runs to its end even when nobody listens anymore, such as a page that was closed.
     * @param name the file's name as the learner knows it
     */
    async *addFile(path: string, name: string): AsyncGenerator<AddEvent> {
      const events: AddEvent[] = []
      const adding = inTurn(async () => {
        try {
          const file = await files.examine(path)
          await install(surroundings, originOf(file, name), (event) => events.push(event))
        } catch (error) {
          log(`${path} could not be added: ${String(error)}`)
          throw error
        } finally {
          rmSync(path, { force: true })
        }
      })
      yield* draining(events, adding)
      await adding
    },

    remove: (courseId: string) => inTurn(async () => remove(courseId)),

    async close(): Promise<void> {
      closing.abort()
      await queue
    },
  }
}

/** Whether the same files would give the same result again; what failed or took too long is tried at the next start. */
function isFinal(result: AddResult | null): boolean {
  return result !== null && !result.findings.some(({ code }) => code === 'reading-stopped')
}

function courseFolders(contentDirs: string[]): string[] {
  return contentDirs
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => (isCourse(folder) ? [folder] : subFolders(folder).filter(isCourse)))
}

function isCourse(folder: string): boolean {
  return existsSync(join(folder, 'course.yaml'))
}

function subFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort()
}

/** Hands out what is pushed to `events` while `work` goes on, and the rest when it has ended. */
async function* draining(events: AddEvent[], work: Promise<unknown>): AsyncGenerator<AddEvent> {
  const ended = work.then(
    () => true,
    () => true,
  )
  for (;;) {
    const isEnded = await Promise.race([ended, new Promise<false>((wake) => setTimeout(wake, 40, false))])
    // Progress that nobody has seen yet is out of date but for the last of it.
    yield* events.splice(0).filter((_event, place, all) => all[place + 1]?.kind !== 'progress')
    if (isEnded) return
  }
}
