import { listStretches } from '../db/clock-stretches.ts'
import { listExamItems } from '../db/exam-items.ts'
import { endSitting, findRunningSitting, findSitting } from '../db/exam-sittings.ts'
import { inTransaction } from '../db/open.ts'
import { readQuestionVersion } from '../db/question-versions.ts'
import { emptyResponse, grade } from '../questions/index.ts'
import { usedTime } from '../domain/time/session-clock.ts'
import { storeAnswer } from './answer-log.ts'
import { readClocks, storeReading } from './session-time.ts'
import { newId } from './new-id.ts'
import type { Sitting } from '../contract/exam-result.ts'
import type { ExamSitting } from '../db/exam-sittings.ts'
import type { DataContext } from './context.ts'

/**
 * Ends a sitting: every question of it enters the log, one left blank as an answer that says nothing, since that is what
 * the exam takes it for. Part of a transaction that has seen the sitting running, so it happens once.
 * @param used milliseconds
 */
export function endExam(
  context: DataContext,
  sessionId: string,
  endedBy: Sitting['endedBy'],
  used: number,
): void {
  const { progress } = context.storage.current()
  const { courseId } = findSitting(progress, sessionId)!
  const endedAt = context.now()
  for (const item of listExamItems(progress, sessionId)) {
    const { question } = readQuestionVersion(progress, { id: item.questionId, hash: item.hash })
    const response = item.response ?? emptyResponse(question)
    const { points, of } = grade(question, response)
    const answer = {
      id: newId(endedAt),
      sessionId,
      courseId,
      chapterId: item.chapterId,
      questionId: item.questionId,
      questionHash: item.hash,
      response,
      points,
      possible: of,
      milliseconds: item.active,
      answeredAt: item.answeredAt ?? endedAt,
      guessed: false,
    }
    storeAnswer(context, answer, question, 'exam')
  }
  endSitting(progress, sessionId, { endedAt, endedBy, used: Math.round(used) })
}

/** The running exam, after submitting one whose time is up; null when none runs. */
export function settleExam(context: DataContext): ExamSitting | null {
  const { progress } = context.storage.current()
  return inTransaction(progress, () => {
    const sitting = findRunningSitting(progress)
    if (!sitting) return null
    const { sessionId, clock, length } = sitting
    const known = listStretches(progress, sessionId)
    const reading = readClocks(context)
    if (usedTime(known, clock, reading) < length) return sitting
    // The result says by which clock time ran out, so what the clocks said stays.
    storeReading(progress, sessionId, reading, null, known)
    endExam(context, sessionId, 'time', length)
    return null
  })
}
