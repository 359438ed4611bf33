import { prepared } from './open.ts'
import type { ExamItem } from '../contract/exam.ts'
import type { Response } from '../contract/content.ts'
import type { Readable, Writable } from './open.ts'

/** A question of a sitting and what the learner has done with it so far. */
export type ExamItemRow = ExamItem & {
  hash: string
  chapterId: string
  domainId: string
  possible: number
  /** Milliseconds. */
  active: number
  idle: number
  answeredAt: number | null
}

type StoredItem = Omit<ExamItemRow, 'response' | 'marked' | 'visited' | 'struck'> & {
  response: string | null
  marked: number
  visited: number
  struck: string
}

const columns = `question_id as questionId, question_hash as hash, chapter_id as chapterId,
  domain_id as domainId, possible, visited, answered, marked, active, idle, answered_at as answeredAt,
  response, struck, comment`

function itemOf(row: StoredItem): ExamItemRow {
  return {
    ...row,
    response: row.response === null ? null : (JSON.parse(row.response) as Response),
    marked: row.marked === 1,
    visited: row.visited === 1,
    struck: JSON.parse(row.struck) as string[],
  }
}

export type NewExamItem = Pick<ExamItemRow, 'questionId' | 'hash' | 'chapterId' | 'domainId' | 'possible'>

/** Part of the transaction that begins an exam. */
export function insertExamItems(progress: Writable, sessionId: string, items: readonly NewExamItem[]): void {
  const insert = prepared(
    progress,
    `insert into exam_item (session_id, place, question_id, question_hash, chapter_id, domain_id, possible)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [place, item] of items.entries())
    insert.run(sessionId, place, item.questionId, item.hash, item.chapterId, item.domainId, item.possible)
}

/** In the order of the exam. */
export function listExamItems(progress: Readable, sessionId: string): ExamItemRow[] {
  return prepared<[string], StoredItem>(
    progress,
    `select ${columns} from exam_item where session_id = ? order by place`,
  )
    .all(sessionId)
    .map(itemOf)
}

export function findExamItem(progress: Readable, sessionId: string, questionId: string): ExamItemRow | null {
  const row = prepared<[string, string], StoredItem>(
    progress,
    `select ${columns} from exam_item where session_id = ? and question_id = ?`,
  ).get(sessionId, questionId)
  return row ? itemOf(row) : null
}

/** Stores all that a learner can change of a question. */
export function putExamItem(
  progress: Writable,
  sessionId: string,
  item: ExamItem & { answeredAt: number | null },
): void {
  prepared(
    progress,
    `update exam_item set visited = ?, answered = ?, marked = ?, answered_at = ?, response = ?, struck = ?,
       comment = ? where session_id = ? and question_id = ?`,
  ).run(
    item.visited ? 1 : 0,
    item.answered,
    item.marked ? 1 : 0,
    item.answeredAt,
    item.response === null ? null : JSON.stringify(item.response),
    JSON.stringify(item.struck),
    item.comment,
    sessionId,
    item.questionId,
  )
}

export function markVisited(progress: Writable, sessionId: string, questionId: string): void {
  prepared(progress, 'update exam_item set visited = 1 where session_id = ? and question_id = ?').run(
    sessionId,
    questionId,
  )
}

/** Adds milliseconds to what was spent on a question. */
export function addQuestionTime(
  progress: Writable,
  sessionId: string,
  questionId: string,
  { active, idle }: { active: number; idle: number },
): void {
  prepared(
    progress,
    `update exam_item set active = active + ?, idle = idle + ? where session_id = ? and question_id = ?`,
  ).run(Math.round(active), Math.round(idle), sessionId, questionId)
}

export function countAnsweredItems(progress: Readable, sessionId: string): number {
  return prepared<[string], { count: number }>(
    progress,
    `select count(*) as count from exam_item where session_id = ? and answered <> 'no'`,
  ).get(sessionId)!.count
}

/** In how many ended sittings of a course each question was: the result shows the key of all, visited or not. */
export function countSeenInExams(progress: Readable, courseId: string): Map<string, number> {
  const rows = prepared<[string], { questionId: string; times: number }>(
    progress,
    `select question_id as questionId, count(*) as times
     from session join exam_sitting on session_id = id join exam_item using (session_id)
     where course_id = ? and ended_at is not null group by question_id`,
  ).all(courseId)
  return new Map(rows.map(({ questionId, times }) => [questionId, times]))
}
