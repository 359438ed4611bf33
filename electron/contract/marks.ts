import * as z from 'zod/mini'
import { base, chapterId, compiled, courseId, questionId, textUpTo, timestamp, uuid } from './base.ts'
import type { Case, Question, Source, TeachingPlace } from './content.ts'

/** What a learner left on a question; shown wherever the question is. */
export const questionMark = z.object({
  questionId,
  flagged: z.boolean(),
  /** Empty when there is none. */
  note: z.string(),
})
export type QuestionMark = z.infer<typeof questionMark>

/** A question with its key and all that belongs beside it. Made only of questions that were answered. */
export const shownKey = z.object({
  question: compiled<Question>(),
  case: z.nullable(compiled<Case>()),
  /** The sources that the question names, as the installed course has them. */
  sources: z.array(compiled<Source>()),
  /** Where it is taught; null when the installed course no longer has the chapter. */
  chapter: z.nullable(z.object({ id: chapterId, number: z.int(), title: z.string() })),
  /** The passage of that chapter which says most of it; null without a chapter, or when none is near. */
  teaching: z.nullable(compiled<TeachingPlace>()),
})
export type ShownKey = z.infer<typeof shownKey>

/** A flagged or noted question as a list shows it. */
export const listedMark = z.extend(questionMark, {
  courseId,
  courseTitle: z.string(),
  /** The beginning of the question's text, as plain text. */
  stem: z.string(),
  /** Null when the installed course no longer has the question. */
  chapter: z.nullable(z.object({ id: chapterId, number: z.int(), title: z.string() })),
  /** Whether it was answered, in any session. */
  answered: z.boolean(),
  updatedAt: timestamp,
})
export type ListedMark = z.infer<typeof listedMark>

export const reportReason = z.enum(['wrong', 'unclear', 'outdated', 'typo', 'other'])

export const questionReport = z.object({
  id: uuid,
  courseId,
  courseTitle: z.string(),
  questionId,
  /** Which version of the question was reported. */
  questionHash: z.string(),
  /** The beginning of the question's text, as plain text. */
  stem: z.string(),
  reason: reportReason,
  text: z.string(),
  createdAt: timestamp,
})
export type QuestionReport = z.infer<typeof questionReport>

const ofQuestion = z.object({ courseId, questionId })

/**
 * Flags, notes and reports on questions. Reports are for whoever keeps the course:
 * GET /download/question-reports.csv or .json, with ?course=ID for one course only.
 */
export const marks = {
  flag: base.input(z.extend(ofQuestion, { flagged: z.boolean() })).output(questionMark),
  /** The questions that are flagged or have a note, newest first. */
  list: base.input(z.object({ courseId: z.optional(courseId) })).output(z.array(listedMark)),
  /** An empty text removes the note. */
  note: base.input(z.extend(ofQuestion, { text: textUpTo(20_000) })).output(questionMark),
  /** NOT_HERE for a question that was never asked and is not in the installed course. */
  report: base
    .input(z.extend(ofQuestion, { reason: reportReason, text: textUpTo(5_000) }))
    .output(questionReport),
  /** Newest first. */
  reports: base.input(z.object({ courseId: z.optional(courseId) })).output(z.array(questionReport)),
  removeReport: base.input(z.object({ id: uuid })).output(z.object({})),
}
