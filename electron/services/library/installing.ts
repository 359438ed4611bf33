import { beginInstallation } from '../../db/installation.ts'
import { findCourse, listHashes } from '../../db/library.ts'
import { compareVersions, countChanges } from '../../domain/course/course-changes.ts'
import type { ImportFormat } from '../../contract/course-formats.ts'
import type { AddEvent, AddResult } from '../../contract/library.ts'
import type { CoursePlace, ReadingStep, ShownFindings } from '../../course/reading.ts'
import type { CourseReader } from './course-reader.ts'
import type { Storage } from '../../data/storage.ts'

const chaptersToFlush = 20

/** What a course is installed from. */
export type Origin = {
  fingerprint: string
  /** The content folder, null for a file that the learner added. */
  folder: string | null
  place: CoursePlace
  /** Called just before the library is committed, to put the file in its place; undone if that fails. */
  takePlace?: (courseId: string, format: ImportFormat) => { keep: () => void; undo: () => void }
}

type Surroundings = { storage: Storage; readCourse: CourseReader; now: () => number; signal: AbortSignal }

/**
 * Reads and stores a course, saying how far it is, and ends with one result. Until then the library shows what it
 * showed before; nothing is ever half-added. `say` is called with everything, progress and result.
 * @throws when the disk fails or the app is closed in between
 */
export async function install(
  surroundings: Surroundings,
  origin: Origin,
  say: (event: AddEvent) => void,
): Promise<AddResult> {
  const result = await installUnlessRefused(surroundings, origin, say)
  say(result)
  return result
}

async function installUnlessRefused(
  { storage, readCourse, now, signal }: Surroundings,
  origin: Origin,
  say: (event: AddEvent) => void,
): Promise<AddResult> {
  const reading = readCourse(origin.place, {
    today: new Date(now()),
    onProgress: (progress) => say({ kind: 'progress', ...progress }),
    signal,
  })
  try {
    const { value: checked } = await reading.next()
    if (checked?.kind === 'refused') return refused(checked)
    if (checked?.kind !== 'checked') throw new Error('Reading a course did not begin with its check.')

    const { id, title, version } = checked.manifest
    const course = { id, title, version }
    const { library } = storage.current()
    const installed = findCourse(library, id)
    // A course that comes with the app gives way to a file of the same or a newer version.
    const isStoodOver = origin.folder !== null && installed?.folder === null
    if (isStoodOver && compareVersions(installed.manifest.version, version) >= 0)
      return { ...noChange, course }

    const before = listHashes(library, id)
    const stopped = await store(
      { storage, signal },
      origin,
      checked,
      reading,
      installed?.addedAt ?? now(),
      say,
    )
    if (stopped) return refused(stopped)
    const after = listHashes(library, id)
    const changes = {
      chapters: countChanges(before.chapters, after.chapters),
      questions: countChanges(before.questions, after.questions),
    }
    if (installed?.manifest.version === version && isNothing(changes)) return { ...noChange, course }
    return {
      kind: 'result',
      outcome: installed ? 'updated' : 'added',
      course,
      replaced: installed && {
        version: installed.manifest.version,
        isNewer: compareVersions(installed.manifest.version, version) > 0,
      },
      changes,
      findings: checked.findings,
      findingsTotal: checked.findingsTotal,
    }
  } finally {
    await reading.return()
  }
}

/**
 * Stores the chapters as they are compiled, in one transaction on a connection of its own.
 * @returns why the reading stopped, in which case nothing is stored; null when all is
 */
async function store(
  { storage, signal }: Pick<Surroundings, 'storage' | 'signal'>,
  origin: Origin,
  { format, manifest, chapterCount, questionCount }: Extract<ReadingStep, { kind: 'checked' }>,
  reading: AsyncGenerator<ReadingStep, void>,
  addedAt: number,
  say: (event: AddEvent) => void,
): Promise<ShownFindings | null> {
  const connection = storage.connectLibrary()
  try {
    const installation = beginInstallation(connection, manifest.id)
    let place: { keep: () => void; undo: () => void } | undefined
    try {
      let minutes = 0
      let done = 0
      for await (const step of reading) {
        signal.throwIfAborted()
        if (step.kind === 'refused') {
          installation.rollback()
          return step
        }
        if (step.kind !== 'chapter') continue
        installation.addChapter(step.chapter)
        minutes += step.chapter.minutes
        if (done % chaptersToFlush === 0) await storage.flushLibrary()
        say({ kind: 'progress', phase: 'store', done: ++done, total: chapterCount })
      }
      await storage.flushLibrary()
      signal.throwIfAborted()
      if (format !== null) place = origin.takePlace?.(manifest.id, format)
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
    return null
  } finally {
    connection.close()
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

function refused({ findings, findingsTotal }: ShownFindings): AddResult {
  return { ...noChange, outcome: 'refused', course: null, findings, findingsTotal }
}

function isNothing(changes: NonNullable<AddResult['changes']>): boolean {
  return [changes.chapters, changes.questions].every(
    ({ added, changed, removed }) => added + changed + removed === 0,
  )
}
