import { prepared } from './open.ts'
import { insertSession } from './sessions.ts'
import type { TermGrade } from '../contract/review.ts'
import type { TermFact } from '../domain/knowledge/rollup.ts'
import type { SessionItem } from './sessions.ts'
import type { Readable, Writable } from './open.ts'

export type ReviewRow = {
  sessionId: string
  courseId: string
  startedAt: number
  /** Of its questions. */
  items: SessionItem[]
  /** In the order to be asked; `of` is the due question in whose place a sibling of it is asked. */
  cards: { kind: 'question' | 'term'; id: string; of?: string }[]
  finishedAt: number | null
}

type StoredReview = Omit<ReviewRow, 'items' | 'cards'> & { items: string; cards: string }

const columns = `session_id as sessionId, course_id as courseId, started_at as startedAt, items, cards,
  finished_at as finishedAt`

function reviewOf(row: StoredReview): ReviewRow {
  return {
    ...row,
    items: JSON.parse(row.items) as SessionItem[],
    cards: JSON.parse(row.cards) as ReviewRow['cards'],
  }
}

/** Part of the transaction that begins a session. */
export function insertReview(progress: Writable, review: Omit<ReviewRow, 'finishedAt'>): void {
  const { sessionId: id, courseId, startedAt, items, cards } = review
  insertSession(progress, { id, kind: 'review', courseId, chapterId: null, startedAt, items })
  prepared(progress, 'insert into review_session (session_id, cards) values (?, ?)').run(
    id,
    JSON.stringify(cards),
  )
}

export function findReview(progress: Readable, sessionId: string): ReviewRow | null {
  const row = prepared<[string], StoredReview>(
    progress,
    `select ${columns} from review_session join session on id = session_id where session_id = ?`,
  ).get(sessionId)
  return row ? reviewOf(row) : null
}

/** The sessions of a course that are not finished, newest first. */
export function listUnfinishedReviews(progress: Readable, courseId: string): ReviewRow[] {
  return prepared<[string], StoredReview>(
    progress,
    `select ${columns} from session join review_session on session_id = id
     where course_id = ? and kind = 'review' and finished_at is null order by started_at desc, id desc`,
  )
    .all(courseId)
    .map(reviewOf)
}

export function finishReview(progress: Writable, sessionId: string, finishedAt: number): void {
  prepared(
    progress,
    'update review_session set finished_at = ? where session_id = ? and finished_at is null',
  ).run(finishedAt, sessionId)
}

/**
 * How many questions were answered for the first time on a day because they were cards: as themselves, not in the
 * place of another.
 */
export function countNewQuestions(progress: Readable, courseId: string, day: string): number {
  return prepared<[string, string], { count: number }>(
    progress,
    `select count(*) as count from question_rollup first
     where course_id = ? and first_day = ? and exists (
       select 1 from answer join session on session.id = session_id
       where answer.course_id = first.course_id and question_id = first.question_id and day = first_day
         and review_of is null and kind = 'review')`,
  ).get(courseId, day)!.count
}

export function addTermReview(progress: Writable, sessionId: string, fact: TermFact): void {
  prepared(
    progress,
    `insert into term_review (id, session_id, course_id, term_id, grade, milliseconds, reviewed_at, day)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    fact.id,
    sessionId,
    fact.courseId,
    fact.termId,
    fact.grade,
    fact.milliseconds,
    fact.reviewedAt,
    fact.day,
  )
}

/** The grades of the terms of a session. */
export function listTermGrades(progress: Readable, sessionId: string): Map<string, TermGrade> {
  const rows = prepared<[string], { termId: string; grade: TermGrade }>(
    progress,
    'select term_id as termId, grade from term_review where session_id = ? order by reviewed_at desc, id desc',
  ).all(sessionId)
  return new Map(rows.map(({ termId, grade }) => [termId, grade]))
}
