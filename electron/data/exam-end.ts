import { listStretches } from '../db/clock-stretches.ts'
import { listExamItems } from '../db/exam-items.ts'
import { endSitting, findRunningSessionId, findSitting, findSittingHead } from '../db/exam-sittings.ts'
import { readQuestionVersion } from '../db/question-versions.ts'
import { emptyResponse, grade } from '../questions/index.ts'
import { usedTime } from '../domain/time/session-clock.ts'
import { storeAnswer } from './answer-log.ts'
import { readClocks, storeReading } from './session-time.ts'
import { newId } from './new-id.ts'
import type { Sitting } from '../contract/exam-result.ts'
import type { Writable } from '../db/open.ts'
import type { DataContext } from './context.ts'

/**
 * Ends a sitting: every question of it enters the log, one left blank as an answer that says nothing, since that is what
 * the exam takes it for. Part of a transaction that has seen the sitting running, so it happens once.
 * @param used milliseconds
 */
export function endExam(
  progress: Writable,
  context: DataContext,
  sessionId: string,
  endedBy: Sitting['endedBy'],
  used: number,
): void {
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
    storeAnswer(progress, context, answer, question, 'exam')
  }
  endSitting(progress, sessionId, { endedAt, endedBy, used: Math.round(used) })
}

/**
 * Ends the running exam if its time is up. It's done before every call and download (services/context.ts), so that
 * those who read find an exam that has ended, or one with time left. Without a running exam it's one look-up.
 */
export function settleExam(context: DataContext): void {
  const { progress } = context.storage.current()
  const sessionId = findRunningSessionId(progress)
  if (sessionId === null) return
  const sitting = findSittingHead(progress, sessionId)
  if (!sitting) return
  const { clock, length } = sitting
  const known = listStretches(progress, sessionId)
  const reading = readClocks(context)
  if (usedTime(known, clock, reading) < length) return
  context.write((writable) => {
    // The result says by which clock time ran out, so what the clocks said is saved.
    storeReading(writable, sessionId, reading, null, known)
    endExam(writable, context, sessionId, 'time', length)
  })
}
