import { prepared } from './open.ts'
import type { Question } from '../contract/content.ts'
import type { Response } from '../contract/response.ts'
import type { Database } from './open.ts'

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
}

type StoredSession = Omit<Session, 'items'> & { items: string }

const sessionColumns = `id, kind, course_id as courseId, chapter_id as chapterId, started_at as startedAt, items`

function sessionOf(row: StoredSession | undefined): Session | null {
  return row ? { ...row, items: JSON.parse(row.items) as SessionItem[] } : null
}

export function addSession(progress: Database, session: Session, questions: Question[]): void {
  progress
    .transaction(() => {
      const keep = prepared(
        progress,
        'insert or ignore into question_version (hash, question_id, body) values (?, ?, ?)',
      )
      for (const question of questions) keep.run(question.hash, question.id, JSON.stringify(question))
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
    })
    .immediate()
}

export function findSession(progress: Database, id: string): Session | null {
  return sessionOf(
    prepared<[string], StoredSession>(progress, `select ${sessionColumns} from session where id = ?`).get(id),
  )
}

/** The newest self-check of a chapter. */
export function newestCheck(progress: Database, courseId: string, chapterId: string): Session | null {
  return sessionOf(
    prepared<[string, string], StoredSession>(
      progress,
      `select ${sessionColumns} from session
       where course_id = ? and chapter_id = ? and kind = 'check' order by started_at desc, id desc limit 1`,
    ).get(courseId, chapterId),
  )
}

/** A question as it was when it was asked. */
export function findQuestionVersion(progress: Database, hash: string): Question | null {
  const row = prepared<[string], { body: string }>(
    progress,
    'select body from question_version where hash = ?',
  ).get(hash)
  return row ? (JSON.parse(row.body) as Question) : null
}

/** The answers of a session in the order given. */
export function listAnswers(progress: Database, sessionId: string): AnswerRow[] {
  return prepared<[string], Omit<AnswerRow, 'response'> & { response: string }>(
    progress,
    `select id, session_id as sessionId, course_id as courseId, chapter_id as chapterId,
       question_id as questionId, question_hash as questionHash, response, points, possible,
       milliseconds, answered_at as answeredAt
     from answer where session_id = ? order by answered_at, id`,
  )
    .all(sessionId)
    .map((row) => ({ ...row, response: JSON.parse(row.response) as Response }))
}

/** How many questions of a session are answered, and the points earned by them. */
export function sumAnswers(
  progress: Database,
  sessionId: string,
): { answered: number; points: number; possible: number } {
  return prepared<[string], { answered: number; points: number; possible: number }>(
    progress,
    `select count(*) as answered, coalesce(sum(points), 0) as points, coalesce(sum(possible), 0) as possible
     from answer where session_id = ?`,
  ).get(sessionId)!
}

/** @returns false, and stores nothing, when the question was answered before in its session */
export function addAnswer(progress: Database, answer: AnswerRow): boolean {
  const { changes } = prepared(
    progress,
    `insert into answer (id, session_id, course_id, chapter_id, question_id, question_hash, response,
       points, possible, milliseconds, answered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
  )
  return changes > 0
}
