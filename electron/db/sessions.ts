import { prepared } from './open.ts'
import type { Response } from '../contract/content.ts'
import type { Readable, Writable } from './open.ts'

/** `seed` shuffles the components of a question the same way each time it is shown. */
export type SessionItem = { id: string; hash: string; seed: number }

export type Session = {
  id: string
  kind: 'check'
  courseId: string
  chapterId: string
  startedAt: number
  items: SessionItem[]
}

/** `chapterId` is that of a self-check. */
export type AnySession = Omit<Session, 'kind' | 'chapterId'> & {
  kind: 'check' | 'practice' | 'exam' | 'review'
  chapterId: string | null
}

export type AnswerRow = {
  id: string
  sessionId: string
  courseId: string
  chapterId: string
  questionId: string
  questionHash: string
  response: Response
  points: number
  possible: number
  milliseconds: number
  answeredAt: number
  /** The learner said that it was a guess. */
  guessed: boolean
  /** The due question in whose place it was asked, in review. */
  reviewOf?: string | null
}

type StoredSession = Omit<Session, 'items'> & { items: string }

const sessionColumns = `id, kind, course_id as courseId, chapter_id as chapterId, started_at as startedAt, items`

function sessionOf(row: StoredSession | undefined): Session | null {
  return row ? { ...row, items: JSON.parse(row.items) as SessionItem[] } : null
}

/** Part of a transaction that begins a session of any kind. */
export function insertSession(progress: Writable, session: AnySession): void {
  prepared(
    progress,
    'insert into session (id, kind, course_id, chapter_id, started_at, items) values (?, ?, ?, ?, ?, ?)',
  ).run(
    session.id,
    session.kind,
    session.courseId,
    session.chapterId,
    session.startedAt,
    JSON.stringify(session.items),
  )
}

/** A self-check; a session of another kind is none, so that no exam can be answered like one. */
export function findSession(progress: Readable, id: string): Session | null {
  return sessionOf(
    prepared<[string], StoredSession>(
      progress,
      `select ${sessionColumns} from session where id = ? and kind = 'check'`,
    ).get(id),
  )
}

/** Orders sessions, newest first. Takes the last time that is taken as it is: domain/times-to-come.ts. */
export const newestFirst = 'started_at > ?, started_at desc, id desc'

/** The newest self-check of a chapter. @param lastTime see `newestFirst` */
export function newestCheck(
  progress: Readable,
  courseId: string,
  chapterId: string,
  lastTime: number,
): Session | null {
  return sessionOf(
    prepared<[string, string, number], StoredSession>(
      progress,
      `select ${sessionColumns} from session
       where course_id = ? and chapter_id = ? and kind = 'check' order by ${newestFirst} limit 1`,
    ).get(courseId, chapterId, lastTime),
  )
}

/** The answers of a session in the order given. */
export function listAnswers(progress: Readable, sessionId: string): AnswerRow[] {
  return prepared<[string], Omit<AnswerRow, 'response' | 'guessed'> & { response: string; guessed: number }>(
    progress,
    `select id, session_id as sessionId, course_id as courseId, chapter_id as chapterId,
       question_id as questionId, question_hash as questionHash, response, points, possible,
       milliseconds, answered_at as answeredAt, guessed
     from answer where session_id = ? order by answered_at, id`,
  )
    .all(sessionId)
    .map((row) => ({
      ...row,
      response: JSON.parse(row.response) as Response,
      guessed: row.guessed === 1,
    }))
}

/** What each answered question of a session earned, by id. */
export type Earned = Map<string, { points: number; possible: number }>

export function listEarned(progress: Readable, sessionId: string): Earned {
  const rows = prepared<[string], { questionId: string; points: number; possible: number }>(
    progress,
    'select question_id as questionId, points, possible from answer where session_id = ?',
  ).all(sessionId)
  return new Map(rows.map(({ questionId, points, possible }) => [questionId, { points, possible }]))
}

/** How many questions of a session are answered, and the points earned by them. */
export function sumAnswers(
  progress: Readable,
  sessionId: string,
): { answered: number; points: number; possible: number } {
  return prepared<[string], { answered: number; points: number; possible: number }>(
    progress,
    `select count(*) as answered, coalesce(sum(points), 0) as points, coalesce(sum(possible), 0) as possible
     from answer where session_id = ?`,
  ).get(sessionId)!
}

/**
 * @param day the learner's own day, YYYY-MM-DD
 * @returns false, and stores nothing, when the question was answered before in its session
 */
export function addAnswer(progress: Writable, answer: AnswerRow, day: string): boolean {
  const { changes } = prepared(
    progress,
    `insert into answer (id, session_id, course_id, chapter_id, question_id, question_hash, response,
       points, possible, milliseconds, answered_at, guessed, day, review_of)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (session_id, question_id) do nothing`,
  ).run(
    answer.id,
    answer.sessionId,
    answer.courseId,
    answer.chapterId,
    answer.questionId,
    answer.questionHash,
    JSON.stringify(answer.response),
    answer.points,
    answer.possible,
    answer.milliseconds,
    answer.answeredAt,
    answer.guessed ? 1 : 0,
    day,
    answer.reviewOf ?? null,
  )
  return changes > 0
}

/** @returns whether there is such an answer */
export function setGuessed(
  progress: Writable,
  sessionId: string,
  questionId: string,
  guessed: boolean,
  now: number,
): boolean {
  const { changes } = prepared(
    progress,
    `update answer set guessed = ?, guessed_at = max(?, coalesce(guessed_at, 0) + 1)
     where session_id = ? and question_id = ?`,
  ).run(guessed ? 1 : 0, now, sessionId, questionId)
  return changes > 0
}

/** What the log says of a question: how often it was answered, and whether the last answer was wholly right. */
export type QuestionHistory = { questionId: string; times: number; lastRight: boolean }

/**
 * The history of every answered question of a course. Sittings that were hidden count: they were seen.
 * @param lastTime an answer after it is older than any other: domain/times-to-come.ts
 */
export function listQuestionHistories(
  progress: Readable,
  courseId: string,
  lastTime: number,
): QuestionHistory[] {
  return prepared<[number, string], { questionId: string; times: number; points: number; possible: number }>(
    progress,
    // SQLite takes bare columns from the row that holds the max: sqlite.org/lang_select.html#bareagg
    `select question_id as questionId, count(*) as times, points, possible,
       max(iif(answered_at > ?, -1, answered_at))
     from answer where course_id = ? group by question_id`,
  )
    .all(lastTime, courseId)
    .map(({ questionId, times, points, possible }) => ({ questionId, times, lastRight: points === possible }))
}
