import { beginInstallation } from '../db/installation.ts'
import { findCourse, listHashes } from '../db/library.ts'
import { compareVersions, countChanges } from '../domain/course-changes.ts'
import type { AddEvent, AddResult } from '../contract/library.ts'
import type { CoursePlan } from '../course/check.ts'
import type { CourseSource } from '../course/types.ts'
import type { Storage } from './storage.ts'

const findingsShown = 200
const chaptersToFlush = 20

/** What a course is installed from. */
export type Origin = {
  fingerprint: string
  /** The content folder, null for a file that the learner added. */
  folder: string | null
  open: () => Promise<CourseSource>
  /** Called just before the library is committed, to put the file in its place; undone if that fails. */
  takePlace?: (courseId: string) => { keep: () => void; undo: () => void }
}

type Surroundings = { storage: Storage; now: () => number; signal: AbortSignal }

/**
 * Checks, compiles and stores a course, saying how far it is, and ends with one result. Until then the
 * library shows what it showed before; nothing is ever half-added.
 * @throws when the disk fails or the app is closed in between
 */
export async function* install(surroundings: Surroundings, origin: Origin): AsyncGenerator<AddEvent> {
  const { storage, now } = surroundings
  const format = await import('../course/index.ts')
  let source: CourseSource
  try {
    source = await origin.open()
  } catch (error) {
    if (!(error instanceof format.CourseRefused)) throw error
    return yield refused(error.findings)
  }
  try {
    const progress: AddEvent[] = []
    const checking = format.checkCourse(source, {
      today: new Date(now()),
      onProgress: (step) => progress.push({ kind: 'progress', ...step }),
    })
    yield* draining(progress, checking)
    const { plan, findings } = await checking
    if (!plan) return yield refused(findings)

    const { id, title, version } = plan.manifest
    const course = { id, title, version }
    const { library } = storage.current()
    const installed = findCourse(library, id)
    // A course that comes with the app gives way to a file of the same or a newer version.
    const isStoodOver = origin.folder !== null && installed?.folder === null
    if (isStoodOver && compareVersions(installed.manifest.version, version) >= 0)
      return yield { ...noChange, course }

    const before = listHashes(library, id)
    yield* store(surroundings, origin, plan, installed?.addedAt ?? now())
    const after = listHashes(library, id)
    const changes = {
      chapters: countChanges(before.chapters, after.chapters),
      questions: countChanges(before.questions, after.questions),
    }
    if (installed?.manifest.version === version && isNothing(changes)) return yield { ...noChange, course }
    yield {
      kind: 'result',
      outcome: installed ? 'updated' : 'added',
      course,
      replaced: installed && {
        version: installed.manifest.version,
        isNewer: compareVersions(installed.manifest.version, version) > 0,
      },
      changes,
      findings: findings.slice(0, findingsShown),
      findingsTotal: findings.length,
    }
  } finally {
    await source.close()
  }
}

/** Compiles into the library chapter by chapter, in one transaction on a connection of its own. */
async function* store(
  { storage, signal }: Surroundings,
  origin: Origin,
  plan: CoursePlan,
  addedAt: number,
): AsyncGenerator<AddEvent> {
  const { compileCourse } = await import('../course/index.ts')
  const { manifest, chapterCount, questionCount } = plan
  const connection = storage.connectLibrary()
  try {
    const installation = beginInstallation(connection, manifest.id)
    let place: { keep: () => void; undo: () => void } | undefined
    try {
      let minutes = 0
      let done = 0
      for await (const chapter of compileCourse(plan)) {
        signal.throwIfAborted()
        installation.addChapter(chapter)
        minutes += chapter.minutes
        if (done % chaptersToFlush === 0) await storage.flushLibrary()
        yield { kind: 'progress', phase: 'store', done: ++done, total: chapterCount }
      }
      await storage.flushLibrary()
      place = origin.takePlace?.(manifest.id)
      installation.commit({
        id: manifest.id,
        manifest,
        fingerprint: origin.fingerprint,
        folder: origin.folder,
        chapters: chapterCount,
        questions: questionCount,
        minutes,
        addedAt,
      })
    } catch (error) {
      installation.rollback()
      place?.undo()
      throw error
    }
    place?.keep()
  } finally {
    connection.close()
  }
}

/** Hands out what is pushed to `events` while `work` goes on, and the rest when it has ended. */
export async function* draining(events: AddEvent[], work: Promise<unknown>): AsyncGenerator<AddEvent> {
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

const noChange = {
  kind: 'result',
  outcome: 'unchanged',
  replaced: null,
  changes: null,
  findings: [],
  findingsTotal: 0,
} as const satisfies Omit<AddResult, 'course'>

function refused(findings: AddResult['findings']): AddResult {
  const errorsFirst = [...findings].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  )
  return {
    kind: 'result',
    outcome: 'refused',
    course: null,
    replaced: null,
    changes: null,
    findings: errorsFirst.slice(0, findingsShown),
    findingsTotal: findings.length,
  }
}

function isNothing(changes: NonNullable<AddResult['changes']>): boolean {
  return [changes.chapters, changes.questions].every(
    ({ added, changed, removed }) => added + changed + removed === 0,
  )
}
