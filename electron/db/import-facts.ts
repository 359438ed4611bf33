import { prepared } from './open.ts'
import type { AnySession } from './sessions.ts'
import type { Readable } from './open.ts'

/** What rows that come in are held against, as it is after the rows before them. Part of a merge. */

export type SessionShape = Pick<AnySession, 'kind' | 'courseId'> & {
  /** JSON, as `session.items` and `review_session.cards`; null for a session without cards. */
  items: string
  cards: string | null
}

export function findSessionShape(progress: Readable, id: string): SessionShape | null {
  return (
    prepared<[string], SessionShape>(
      progress,
      `select kind, course_id as courseId, items, cards
       from session left join review_session on session_id = id where id = ?`,
    ).get(id) ?? null
  )
}

/** What a question of an exam can earn; null when the exam doesn't have it. */
export function findPossible(progress: Readable, sessionId: string, questionId: string): number | null {
  return (
    prepared<[string, string], { possible: number }>(
      progress,
      'select possible from exam_item where session_id = ? and question_id = ?',
    ).get(sessionId, questionId)?.possible ?? null
  )
}

/** Whether all that belongs to a session of its kind is here: an exam has its sitting and every question. */
export function isWhole(progress: Readable, id: string): boolean {
  return (
    prepared<[string], { whole: number }>(
      progress,
      `select case kind
         when 'check' then 1
         when 'practice' then exists (select 1 from practice_session where session_id = id)
         when 'review' then exists (select 1 from review_session where session_id = id)
         else exists (select 1 from exam_sitting where session_id = id) and json_array_length(items) > 0
           and json_array_length(items) = (select count(*) from exam_item where session_id = id)
         end as whole
       from session where id = ?`,
    ).get(id)?.whole === 1
  )
}
