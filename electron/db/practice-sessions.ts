import { prepared } from './open.ts'
import { insertSession, newestFirst } from './sessions.ts'
import type { PracticeChoice } from '../contract/practice.ts'
import type { SessionItem } from './sessions.ts'
import type { Readable, Writable } from './open.ts'

export type PracticeRow = {
  sessionId: string
  courseId: string
  choice: PracticeChoice
  startedAt: number
  items: SessionItem[]
  /** Milliseconds, null when it is not timed. */
  length: number | null
  remembered: boolean
  finishedAt: number | null
  currentQuestionId: string | null
}

type StoredPractice = Omit<PracticeRow, 'choice' | 'items' | 'remembered'> & {
  choice: string
  items: string
  remembered: number
}

const columns = `session_id as sessionId, course_id as courseId, choice, started_at as startedAt, items,
  length, remembered, finished_at as finishedAt, current_question_id as currentQuestionId`

function practiceOf(row: StoredPractice): PracticeRow {
  return {
    ...row,
    choice: JSON.parse(row.choice) as PracticeChoice,
    items: JSON.parse(row.items) as SessionItem[],
    remembered: row.remembered === 1,
  }
}

/** Part of the transaction that begins a session. */
export function insertPractice(
  progress: Writable,
  practice: Omit<PracticeRow, 'finishedAt' | 'currentQuestionId'>,
): void {
  const { sessionId: id, courseId, startedAt, items, choice, length, remembered } = practice
  insertSession(progress, { id, kind: 'practice', courseId, chapterId: null, startedAt, items })
  prepared(
    progress,
    'insert into practice_session (session_id, choice, length, remembered) values (?, ?, ?, ?)',
  ).run(id, JSON.stringify(choice), length, remembered ? 1 : 0)
}

export function findPractice(progress: Readable, sessionId: string): PracticeRow | null {
  const row = prepared<[string], StoredPractice>(
    progress,
    `select ${columns} from practice_session join session on id = session_id where session_id = ?`,
  ).get(sessionId)
  return row ? practiceOf(row) : null
}

/** The sessions of a course that are not finished, newest first. */
export function listUnfinishedPractice(progress: Readable, courseId: string): PracticeRow[] {
  return prepared<[string], StoredPractice>(
    progress,
    `select ${columns} from session join practice_session on session_id = id
     where course_id = ? and kind = 'practice' and finished_at is null order by started_at desc, id desc`,
  )
    .all(courseId)
    .map(practiceOf)
}

/** What the builder was last used for in a course. @param lastTime see `newestFirst` */
export function lastPracticeChoice(
  progress: Readable,
  courseId: string,
  lastTime: number,
): PracticeChoice | null {
  const row = prepared<[string, number], { choice: string }>(
    progress,
    `select choice from session join practice_session on session_id = id
     where course_id = ? and kind = 'practice' and remembered = 1 order by ${newestFirst} limit 1`,
  ).get(courseId, lastTime)
  return row ? (JSON.parse(row.choice) as PracticeChoice) : null
}

/**
 * How many practice sessions ago each question was last in one: 1 for the newest, up to `depth`.
 * @param lastTime see `newestFirst`
 */
export function listSessionsAgo(
  progress: Readable,
  courseId: string,
  depth: number,
  lastTime: number,
): Map<string, number> {
  const rows = prepared<[number, string, number, number], { questionId: string; ago: number }>(
    progress,
    `with newest as (
       select items, row_number() over (order by ${newestFirst}) as ago
       from session where course_id = ? and kind = 'practice'
       order by ${newestFirst} limit ?)
     select json_extract(item.value, '$.id') as questionId, min(ago) as ago
     from newest, json_each(newest.items) as item group by questionId`,
  ).all(lastTime, courseId, lastTime, depth)
  return new Map(rows.map(({ questionId, ago }) => [questionId, ago]))
}

export function finishPractice(progress: Writable, sessionId: string, finishedAt: number): void {
  prepared(
    progress,
    'update practice_session set finished_at = ? where session_id = ? and finished_at is null',
  ).run(finishedAt, sessionId)
}

export function setCurrentPracticeQuestion(progress: Writable, sessionId: string, questionId: string): void {
  prepared(progress, 'update practice_session set current_question_id = ? where session_id = ?').run(
    questionId,
    sessionId,
  )
}
