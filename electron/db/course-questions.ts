import { prepared } from './open.ts'
import type { Term } from '../contract/content.ts'
import type { Readable } from './open.ts'

/** How many questions of a difficulty a chapter has in all pools; without those expired or marked by the learner. */
export type QuestionCount = { chapterId: string; difficulty: number; count: number }

export function countQuestions(library: Readable, courseId: string): QuestionCount[] {
  return prepared<[string], QuestionCount>(
    library,
    `select chapter_id as chapterId, difficulty, count(*) as count from question
     where course_id = ? and expired = 0 and type <> 'recall' group by chapter_id, difficulty`,
  ).all(courseId)
}

/** The chapter of every question of a course that is not expired. */
export function listQuestionChapters(library: Readable, courseId: string): Map<string, string> {
  const rows = prepared<[string], { id: string; chapterId: string }>(
    library,
    'select id, chapter_id as chapterId from question where course_id = ? and expired = 0',
  ).all(courseId)
  return new Map(rows.map(({ id, chapterId }) => [id, chapterId]))
}

/** What finding the siblings of a question has to know of one. */
export type SiblingRow = {
  id: string
  chapterId: string
  objectiveId: string
  difficulty: number
  selfMarked: boolean
  caseId: string | null
  isPractice: boolean
}

/** Every question of a course that is not expired. */
export function listSiblings(library: Readable, courseId: string): SiblingRow[] {
  return prepared<
    [string],
    Omit<SiblingRow, 'selfMarked' | 'isPractice'> & Record<'selfMarked' | 'isPractice', number>
  >(
    library,
    `select id, chapter_id as chapterId, objective_id as objectiveId, difficulty, type = 'recall' as selfMarked,
       case_id as caseId, pool = 'practice' as isPractice
     from question where course_id = ? and expired = 0`,
  )
    .all(courseId)
    .map((row) => ({ ...row, selfMarked: row.selfMarked === 1, isPractice: row.isPractice === 1 }))
}

/** The chapter of every term of a course. */
export function listTermChapters(library: Readable, courseId: string): Map<string, string> {
  const rows = prepared<[string], { id: string; chapterId: string }>(
    library,
    'select id, chapter_id as chapterId from term where course_id = ?',
  ).all(courseId)
  return new Map(rows.map(({ id, chapterId }) => [id, chapterId]))
}

export function findTerm(library: Readable, courseId: string, termId: string): Term | null {
  const row = prepared<[string, string], { body: string }>(
    library,
    'select body from term where course_id = ? and id = ?',
  ).get(courseId, termId)
  return row ? (JSON.parse(row.body) as Term) : null
}
