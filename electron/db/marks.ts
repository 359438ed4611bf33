import { prepared, writeReturning } from './open.ts'
import { noteRemoval } from './removals.ts'
import type { QuestionMark, QuestionReport } from '../contract/marks.ts'
import type { Readable, Writable } from './open.ts'

type StoredMark = Omit<QuestionMark, 'flagged'> & { flagged: number }

function markOf(row: StoredMark): QuestionMark {
  return { ...row, flagged: row.flagged === 1 }
}

/** The questions of a course that are flagged or have a note, by id. */
export function listMarks(progress: Readable, courseId: string): Map<string, QuestionMark> {
  const rows = prepared<[string], StoredMark>(
    progress,
    `select question_id as questionId, flagged, note from question_mark
     where course_id = ? and (flagged = 1 or note <> '')`,
  ).all(courseId)
  return new Map(rows.map((row) => [row.questionId, markOf(row)]))
}

export type MarkRow = QuestionMark & { courseId: string; updatedAt: number; answered: boolean }

/** The flagged or noted questions of a course, or of all, newest first. */
export function listMarkRows(progress: Readable, courseId: string | null): MarkRow[] {
  return prepared<[string | null], StoredMark & { courseId: string; updatedAt: number; answered: number }>(
    progress,
    `select course_id as courseId, question_id as questionId, flagged, note, updated_at as updatedAt,
       exists (select 1 from answer where answer.course_id = question_mark.course_id
         and answer.question_id = question_mark.question_id) as answered
     from question_mark where course_id = coalesce(?, course_id) and (flagged = 1 or note <> '')
     order by updated_at desc, question_id`,
  )
    .all(courseId)
    .map((row) => ({ ...row, flagged: row.flagged === 1, answered: row.answered === 1 }))
}

/** Changes the flag or the note of a question, later than any change before, and returns both. */
export function putMark(
  progress: Writable,
  courseId: string,
  questionId: string,
  change: { flagged?: boolean; note?: string },
  now: number,
): QuestionMark {
  const flagged = change.flagged === undefined ? null : Number(change.flagged)
  const note = change.note ?? null
  return markOf(
    writeReturning<StoredMark>(
      progress,
      `insert into question_mark (course_id, question_id, flagged, note, updated_at)
       values (?, ?, coalesce(?, 0), coalesce(?, ''), ?)
       on conflict (course_id, question_id) do update set
         flagged = coalesce(?, flagged), note = coalesce(?, note),
         updated_at = max(excluded.updated_at, question_mark.updated_at + 1)
       returning question_id as questionId, flagged, note`,
      [courseId, questionId, flagged, note, now, flagged, note],
    ),
  )
}

const reportColumns = `id, course_id as courseId, course_title as courseTitle, question_id as questionId,
  question_hash as questionHash, stem, reason, text, created_at as createdAt`

export function addReport(progress: Writable, report: QuestionReport): void {
  prepared(
    progress,
    `insert into question_report (id, course_id, course_title, question_id, question_hash, stem, reason,
       text, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    report.id,
    report.courseId,
    report.courseTitle,
    report.questionId,
    report.questionHash,
    report.stem,
    report.reason,
    report.text,
    report.createdAt,
  )
}

/** Newest first. */
export function listReports(progress: Readable, courseId: string | null): QuestionReport[] {
  return prepared<[string | null], QuestionReport>(
    progress,
    `select ${reportColumns} from question_report where course_id = coalesce(?, course_id)
     order by created_at desc, id desc`,
  ).all(courseId)
}

/** Whether there was such a report. */
export function removeReport(progress: Writable, id: string, now: number): boolean {
  if (prepared(progress, 'delete from question_report where id = ?').run(id).changes === 0) return false
  noteRemoval(progress, 'report', [id], now)
  return true
}
