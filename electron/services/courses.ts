import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EventPublisher } from '@orpc/server'
import { beginInstallation } from '../db/installation.ts'
import { findCourse, listCourses, listHashes, removeCourse } from '../db/library.ts'
import { fingerprintFolder } from '../course/fingerprint.ts'
import { countChanges } from '../domain/course-changes.ts'
import type { AddEvent } from '../contract/library.ts'
import type { CourseSource } from '../course/types.ts'
import type { Storage } from './storage.ts'

const findingsShown = 200

export type CoursesOptions = {
  storage: Storage
  /** Folders whose sub-folders are courses that come with the app. */
  contentDirs: string[]
  now: () => number
  log: (line: string) => void
}

export type Courses = ReturnType<typeof createCourses>
export type AddResult = Extract<AddEvent, { kind: 'result' }>

/** What a course is installed from. `folder` is null for a file that the learner added. */
type Origin = { fingerprint: string; folder: string | null; open: () => Promise<CourseSource> }

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
  let isClosing = false

  /** Runs after everything that was asked for before. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  async function* install(
    origin: Origin,
    takePlace: (courseId: string) => { keep: () => void; undo: () => void },
  ): AsyncGenerator<AddEvent> {
    const format = await import('../course/index.ts')
    let source: CourseSource
    try {
      source = await origin.open()
    } catch (error) {
      if (!(error instanceof format.CourseRefused)) throw error
      return yield refused(error.findings, null)
    }
    try {
      const progress: AddEvent[] = []
      const checking = format.checkCourse(source, {
        today: new Date(now()),
        onProgress: (step) => progress.push({ kind: 'progress', ...step }),
      })
      yield* draining(progress, checking)
      const { plan, findings } = await checking
      if (!plan) return yield refused(findings, null)

      const { manifest, chapterCount, questionCount } = plan
      const { library } = storage.current()
      const installed = findCourse(library, manifest.id)
      const before = listHashes(library, manifest.id)
      const after = { chapters: new Map<string, string>(), questions: new Map<string, string>() }
      const connection = storage.connectLibrary()
      let place: { keep: () => void; undo: () => void } | null = null
      try {
        const installation = beginInstallation(connection, manifest.id)
        try {
          let minutes = 0
          for await (const chapter of format.compileCourse(plan)) {
            if (isClosing) throw new Error('The app is being closed.')
            installation.addChapter(chapter)
            minutes += chapter.minutes
            after.chapters.set(chapter.id, chapter.hash)
            for (const { id, hash } of chapter.questions) after.questions.set(id, hash)
            yield { kind: 'progress', phase: 'store', done: after.chapters.size, total: chapterCount }
          }
          place = takePlace(manifest.id)
          installation.commit({
            id: manifest.id,
            manifest,
            fingerprint: origin.fingerprint,
            folder: origin.folder,
            chapters: chapterCount,
            questions: questionCount,
            minutes,
            addedAt: installed?.addedAt ?? now(),
          })
          place.keep()
        } catch (error) {
          installation.rollback()
          place?.undo()
          throw error
        }
      } finally {
        connection.close()
      }
      const changes = {
        chapters: countChanges(before.chapters, after.chapters),
        questions: countChanges(before.questions, after.questions),
      }
      const isUnchanged = installed?.manifest.version === manifest.version && isNothing(changes)
      yield {
        kind: 'result',
        outcome: !installed ? 'added' : isUnchanged ? 'unchanged' : 'updated',
        course: { id: manifest.id, title: manifest.title, version: manifest.version },
        changes,
        findings: findings.slice(0, findingsShown),
        findingsTotal: findings.length,
      }
    } finally {
      await source.close()
    }
  }

  async function prepareAll(): Promise<void> {
    const format = () => import('../course/index.ts')
    const { library } = storage.current()
    const wanted = new Set<string>()
    for (const folder of courseFolders(contentDirs)) {
      const fingerprint = await fingerprintFolder(folder)
      const known = listCourses(library).find((course) => course.folder === folder)
      if (known?.fingerprint === fingerprint) {
        wanted.add(known.id)
        continue
      }
      const origin = { fingerprint, folder, open: async () => (await format()).openFolder(folder) }
      const result = await prepareOne(origin, folder)
      const courseId = result?.course?.id ?? known?.id
      if (courseId) wanted.add(courseId)
    }
    for (const file of courseFiles(filesDir)) {
      const fingerprint = fingerprintFile(file)
      if (listCourses(library).some((course) => course.fingerprint === fingerprint)) continue
      const origin = { fingerprint, folder: null, open: async () => (await format()).openArchive(file) }
      await prepareOne(origin, file)
    }
    for (const course of listCourses(library))
      if (course.folder !== null && !wanted.has(course.id)) removeCourse(library, course.id)
  }

  async function prepareOne(origin: Origin, name: string): Promise<AddResult | null> {
    try {
      let result: AddResult | null = null
      for await (const event of install(origin, () => ({ keep: () => undefined, undo: () => undefined }))) {
        publisher.publish('event', event)
        if (event.kind === 'result') result = event
      }
      if (result?.outcome === 'refused')
        log(
          `${name} was not added: ${result.findings.map((found) => `${found.file}:${found.line}: ${found.message}`).join(' ')}`,
        )
      return result
    } catch (error) {
      log(`${name} could not be compiled: ${String(error)}`)
      return null
    }
  }

  return {
    isPreparing: () => preparing !== null,

    /** Brings the library up to date with its folders and files; returns at once. */
    prepare(): void {
      if (storage.trouble || isClosing) return
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
        const origin = { fingerprint, folder: null, open: () => format.openArchive(file) }
        for await (const event of install(origin, (courseId) => takePlaceOf(filesDir, courseId, file)))
          events.push(event)
      })
      yield* draining(events, adding)
      await adding
    },

    /** Takes a course away, its file too. Progress is elsewhere and stays. */
    remove(courseId: string): void {
      removeCourse(storage.current().library, courseId)
      rmSync(fileOf(filesDir, courseId), { force: true })
    },

    async close(): Promise<void> {
      isClosing = true
      await queue
    },
  }
}

function refused(findings: AddResult['findings'], course: AddResult['course']): AddResult {
  const shown = [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  return {
    kind: 'result',
    outcome: 'refused',
    course,
    changes: null,
    findings: shown.slice(0, findingsShown),
    findingsTotal: findings.length,
  }
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
    const latest = events
      .splice(0)
      .filter((event, place, all) => event.kind === 'result' || place === all.length - 1)
    yield* latest
    if (isEnded) return
  }
}

function isNothing(changes: NonNullable<AddResult['changes']>): boolean {
  return [changes.chapters, changes.questions].every(
    ({ added, changed, removed }) => added + changed + removed === 0,
  )
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
  return `file ${size} ${Math.trunc(mtimeMs)}`
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
