import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EventPublisher } from '@orpc/server'
import { compilerVersion, fingerprintFolder } from '../course/fingerprint.ts'
import {
  forgetContentFolders,
  keepContentFolder,
  listContentFolders,
  listCourses,
  removeCourse,
} from '../db/library.ts'
import { draining, install } from './installing.ts'
import type { AddEvent, AddResult } from '../contract/library.ts'
import type { Origin } from './installing.ts'
import type { Storage } from './storage.ts'

export type CoursesOptions = {
  storage: Storage
  /** Folders whose sub-folders are courses that come with the app. */
  contentDirs: string[]
  now: () => number
  log: (line: string) => void
}

export type Courses = ReturnType<typeof createCourses>

/**
 * Brings courses into the library: those of the content folders at start, those of files when they are
 * added, and all of them again when the library was lost. One at a time; readers are never in the way.
 * The course format is loaded when it is first needed, since most starts compile nothing.
 */
export function createCourses({ storage, contentDirs, now, log }: CoursesOptions) {
  const filesDir = join(storage.dataDir, 'courses')
  const publisher = new EventPublisher<{ event: AddEvent; ended: null }>()
  let queue: Promise<unknown> = Promise.resolve()
  let preparing: Promise<void> | null = null
  const closing = new AbortController()
  const surroundings = { storage, now, signal: closing.signal }

  /** Runs after everything that was asked for before. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  /** Takes a course away, its file too. Progress is elsewhere and stays. */
  function remove(courseId: string): void {
    const { library } = storage.current()
    removeCourse(library, courseId)
    forgetContentFolders(library, courseId)
    rmSync(fileOf(filesDir, courseId), { force: true })
  }

  async function prepareAll(): Promise<void> {
    const format = () => import('../course/index.ts')
    const { library } = storage.current()
    const known = new Map(listContentFolders(library).map((entry) => [entry.folder, entry]))
    const wanted = new Set<string | null>()
    for (const folder of courseFolders(contentDirs)) {
      const fingerprint = await fingerprintFolder(folder)
      let courseId = known.get(folder)?.courseId ?? null
      if (known.get(folder)?.fingerprint !== fingerprint) {
        const origin = { fingerprint, folder, open: async () => (await format()).openFolder(folder) }
        courseId = (await prepareOne(origin, folder))?.course?.id ?? courseId
        if (!closing.signal.aborted) keepContentFolder(library, { folder, fingerprint, courseId })
      }
      wanted.add(courseId)
    }
    for (const file of courseFiles(filesDir)) {
      const fingerprint = fingerprintFile(file)
      if (listCourses(library).some((course) => course.fingerprint === fingerprint)) continue
      const origin = { fingerprint, folder: null, open: async () => (await format()).openArchive(file) }
      await prepareOne(origin, file)
    }
    for (const course of listCourses(library))
      if (course.folder !== null && !wanted.has(course.id)) remove(course.id)
  }

  async function prepareOne(origin: Origin, name: string): Promise<AddResult | null> {
    try {
      let result: AddResult | null = null
      for await (const event of install(surroundings, origin)) {
        publisher.publish('event', event)
        if (event.kind === 'result') result = event
      }
      if (result?.outcome === 'refused') {
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

    /** Adds or updates a course from a `.lectern` file, which is moved into the data folder. */
    async *addFile(file: string): AsyncGenerator<AddEvent> {
      const events: AddEvent[] = []
      const fingerprint = fingerprintFile(file)
      const adding = inTurn(async () => {
        const format = await import('../course/index.ts')
        const origin = {
          fingerprint,
          folder: null,
          open: () => format.openArchive(file),
          takePlace: (courseId: string) => takePlaceOf(filesDir, courseId, file),
        }
        for await (const event of install(surroundings, origin)) events.push(event)
      })
      yield* draining(events, adding)
      await adding
    },

    remove,

    async close(): Promise<void> {
      closing.abort()
      await queue
    },
  }
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

function fileOf(filesDir: string, courseId: string): string {
  return join(filesDir, `${courseId}.lectern`)
}

function courseFiles(filesDir: string): string[] {
  if (!existsSync(filesDir)) return []
  return readdirSync(filesDir)
    .filter((name) => name.endsWith('.lectern'))
    .sort()
    .map((name) => join(filesDir, name))
}

function fingerprintFile(file: string): string {
  const { size, mtimeMs } = statSync(file)
  return `file ${compilerVersion} ${size} ${Math.trunc(mtimeMs)}`
}

/**
 * Moves a file to its place among the courses just before the library is committed: after a crash in
 * between, the next start finds a file that the library does not know and compiles it.
 */
function takePlaceOf(filesDir: string, courseId: string, file: string) {
  mkdirSync(filesDir, { recursive: true })
  const place = fileOf(filesDir, courseId)
  const earlier = `${place}.earlier`
  if (existsSync(place)) renameSync(place, earlier)
  renameSync(file, place)
  return {
    keep: () => rmSync(earlier, { force: true }),
    undo: () => {
      rmSync(place, { force: true })
      if (existsSync(earlier)) renameSync(earlier, place)
    },
  }
}
