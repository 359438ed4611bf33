import { prepared } from './open.ts'
import type { ChapterBody, Level, Term } from '../contract/content.ts'
import type { Domain, exam } from '../contract/library.ts'
import type { Readable, Writable } from './open.ts'
import type * as z from 'zod/mini'

export type Manifest = {
  id: string
  title: string
  language: string
  version: string
  licence: string | null
  notice: string | null
  exam: z.infer<typeof exam> | null
  unlockShare: number
  outlineAsOf: string | null
  domains: Domain[]
}

export type CourseRow = {
  id: string
  manifest: Manifest
  fingerprint: string
  folder: string | null
  chapters: number
  questions: number
  minutes: number
  addedAt: number
}

export type ChapterRow = {
  id: string
  number: number
  title: string
  objectiveId: string
  level: Level | null
  updated: string | null
  minutes: number
  hash: string
  checkQuestions: number
  practiceQuestions: number
  /** Questions without a text: nothing to read. */
  isBank: boolean
}

const courseColumns = `id, fingerprint, folder, chapters, questions, minutes, added_at as addedAt`
const chapterColumns = `id, number, title, objective_id as objectiveId, level, updated, minutes, hash,
  check_questions as checkQuestions, practice_questions as practiceQuestions, is_bank as isBank`

type StoredCourse = Omit<CourseRow, 'manifest'>

/** What a course is made of, as it was installed last: asked for with nearly every call, and read once. */
type Installed = { as: string; manifest: Manifest; chapters: ChapterRow[] }

const lastInstalled = new WeakMap<Readable, Map<string, Installed>>()

function installedOf(library: Readable, { id, fingerprint, addedAt }: StoredCourse): Installed {
  const known = lastInstalled.get(library) ?? new Map<string, Installed>()
  lastInstalled.set(library, known)
  const as = `${fingerprint} ${addedAt}`
  const last = known.get(id)
  if (last?.as === as) return last
  const installed = { as, manifest: readManifest(library, id), chapters: listChapters(library, id) }
  known.set(id, installed)
  return installed
}

function readManifest(library: Readable, courseId: string): Manifest {
  const { manifest } = prepared<[string], { manifest: string }>(
    library,
    'select manifest from course where id = ?',
  ).get(courseId)!
  return JSON.parse(manifest) as Manifest
}

function courseOf(library: Readable, row: StoredCourse): CourseRow {
  return { ...row, manifest: installedOf(library, row).manifest }
}

export function listCourses(library: Readable): CourseRow[] {
  return prepared<[], StoredCourse>(library, `select ${courseColumns} from course order by added_at, id`)
    .all()
    .map((row) => courseOf(library, row))
}

export function findCourse(library: Readable, courseId: string): CourseRow | null {
  const row = prepared<[string], StoredCourse>(
    library,
    `select ${courseColumns} from course where id = ?`,
  ).get(courseId)
  return row ? courseOf(library, row) : null
}

/** The chapters of a course in order, without their text. They are the same array until it is installed again. */
export function chaptersOf(library: Readable, course: CourseRow): readonly ChapterRow[] {
  return installedOf(library, course).chapters
}

function listChapters(library: Readable, courseId: string): ChapterRow[] {
  return prepared<[string], Omit<ChapterRow, 'isBank'> & { isBank: number }>(
    library,
    `select ${chapterColumns} from chapter where course_id = ? order by number`,
  )
    .all(courseId)
    .map((row) => ({ ...row, isBank: row.isBank === 1 }))
}

/** How many questions the self-check of a chapter asks, null when there is no such chapter. */
export function countCheckQuestions(library: Readable, courseId: string, chapterId: string): number | null {
  const row = prepared<[string, string], { checkQuestions: number }>(
    library,
    'select check_questions as checkQuestions from chapter where course_id = ? and id = ?',
  ).get(courseId, chapterId)
  return row?.checkQuestions ?? null
}

export function readChapterBody(library: Readable, courseId: string, chapterId: string): ChapterBody | null {
  const row = prepared<[string, string], { body: string }>(
    library,
    'select body from chapter where course_id = ? and id = ?',
  ).get(courseId, chapterId)
  return row ? (JSON.parse(row.body) as ChapterBody) : null
}

export function listChapterBodies(library: Readable, courseId: string): { id: string; body: ChapterBody }[] {
  return prepared<[string], { id: string; body: string }>(
    library,
    'select id, body from chapter where course_id = ? order by number',
  )
    .all(courseId)
    .map(({ id, body }) => ({ id, body: JSON.parse(body) as ChapterBody }))
}

/** All terms of a course from A to Z, each with the chapters that use it in order. */
export function listTerms(library: Readable, courseId: string): { term: Term; usedIn: string[] }[] {
  const uses = new Map<string, string[]>()
  const rows = prepared<[string], { termId: string; chapterId: string }>(
    library,
    `select term_id as termId, chapter_id as chapterId from term_use
     join chapter on chapter.course_id = term_use.course_id and chapter.id = term_use.chapter_id
     where term_use.course_id = ? order by chapter.number`,
  ).all(courseId)
  for (const { termId, chapterId } of rows) uses.set(termId, [...(uses.get(termId) ?? []), chapterId])
  return prepared<[string], { id: string; body: string }>(
    library,
    'select id, body from term where course_id = ? order by term collate nocase, id',
  )
    .all(courseId)
    .map(({ id, body }) => ({ term: JSON.parse(body) as Term, usedIn: uses.get(id) ?? [] }))
}

export function findImage(library: Readable, hash: string): { type: string; bytes: Uint8Array } | null {
  return (
    prepared<[string], { type: string; bytes: Uint8Array }>(
      library,
      'select type, bytes from image where hash = ? limit 1',
    ).get(hash) ?? null
  )
}

/** Ids with content hashes, to tell what an update changed. */
export function listHashes(
  library: Readable,
  courseId: string,
): { chapters: Map<string, string>; questions: Map<string, string> } {
  const chapters = prepared<[string], { id: string; hash: string }>(
    library,
    'select id, hash from chapter where course_id = ?',
  ).all(courseId)
  const questions = prepared<[string], { id: string; hash: string }>(
    library,
    'select id, hash from question where course_id = ?',
  ).all(courseId)
  return {
    chapters: new Map(chapters.map(({ id, hash }) => [id, hash])),
    questions: new Map(questions.map(({ id, hash }) => [id, hash])),
  }
}

export function removeCourse(library: Writable, courseId: string): void {
  prepared(library, 'delete from course where id = ?').run(courseId)
}

export type ContentFolder = { folder: string; fingerprint: string; courseId: string | null }

/** What was made of each content folder the last time it was looked at. */
export function listContentFolders(library: Readable): ContentFolder[] {
  return prepared<[], ContentFolder>(
    library,
    'select folder, fingerprint, course_id as courseId from content_folder',
  ).all()
}

export function keepContentFolder(library: Writable, { folder, fingerprint, courseId }: ContentFolder): void {
  prepared(
    library,
    'insert or replace into content_folder (folder, fingerprint, course_id) values (?, ?, ?)',
  ).run(folder, fingerprint, courseId)
}

export function forgetContentFolders(library: Writable, courseId: string): void {
  prepared(library, 'delete from content_folder where course_id = ?').run(courseId)
}
