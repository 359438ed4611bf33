import { prepared } from './open.ts'
import type { Readable, Writable } from './open.ts'

export type StudyChoiceKind = 'review' | 'plan'

/** What a learner chose for a course, as JSON, and when; null when nothing was. */
export function findStudyChoice(
  progress: Readable,
  courseId: string,
  kind: StudyChoiceKind,
): { choice: unknown; chosenAt: number } | null {
  const row = prepared<[string, string], { choice: string; chosenAt: number }>(
    progress,
    'select choice, chosen_at as chosenAt from study_choice where course_id = ? and kind = ?',
  ).get(courseId, kind)
  return row ? { choice: JSON.parse(row.choice) as unknown, chosenAt: row.chosenAt } : null
}

export function putStudyChoice(
  progress: Writable,
  courseId: string,
  kind: StudyChoiceKind,
  choice: unknown,
  now: number,
): void {
  prepared(
    progress,
    `insert into study_choice (course_id, kind, choice, chosen_at) values (?, ?, ?, ?)
     on conflict (course_id, kind) do update set
       choice = excluded.choice, chosen_at = max(excluded.chosen_at, study_choice.chosen_at + 1)`,
  ).run(courseId, kind, JSON.stringify(choice), now)
}
