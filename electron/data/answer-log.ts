import { addAnswer, setGuessed } from '../db/sessions.ts'
import { hideSitting } from '../db/exam-sittings.ts'
import { kindOf } from '../questions/index.ts'
import { recomputeQuestion, recomputeSession, rollUpAnswer } from './rollups.ts'
import type { Question } from '../contract/content.ts'
import type { Writable } from '../db/open.ts'
import type { AnswerRow } from '../db/sessions.ts'
import type { DataContext } from './context.ts'

/**
 * Saves an answer with all that is rolled up from it.
 * @param question as it was asked
 * @returns false, and saves nothing, when the question was answered before in its session
 */
export function storeAnswer(
  progress: Writable,
  { dayOf }: Pick<DataContext, 'dayOf'>,
  answer: AnswerRow,
  question: Question,
  source: 'practice' | 'exam',
): boolean {
  const day = dayOf(answer.answeredAt)
  if (!addAnswer(progress, answer, day)) return false
  const { difficulty, type } = question
  const { reviewOf = null } = answer
  const selfMarked = kindOf(type).isSelfGraded
  rollUpAnswer(progress, { ...answer, day, source, hidden: false, difficulty, selfMarked, reviewOf })
  return true
}

/** Says of an answer that it was guessed, or that it was not. @returns whether there is such an answer */
export function changeGuessed(
  { write, now }: DataContext,
  courseId: string,
  sessionId: string,
  questionId: string,
  guessed: boolean,
): boolean {
  return write((progress) => {
    if (!setGuessed(progress, sessionId, questionId, guessed, now())) return false
    recomputeQuestion(progress, courseId, questionId)
    return true
  })
}

/** Leaves a sitting that has ended out of statistics, or takes it in again. */
export function changeHidden({ write, now }: DataContext, sessionId: string, hidden: boolean): void {
  write((progress) => {
    if (hideSitting(progress, sessionId, hidden, now())) recomputeSession(progress, sessionId)
  })
}
