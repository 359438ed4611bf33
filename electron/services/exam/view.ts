import { listStretches } from '../../db/clock-stretches.ts'
import { countAnsweredItems, listExamItems } from '../../db/exam-items.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { remainingTime, restartOf } from '../../domain/time/session-clock.ts'
import { isOnScreen, readClocks } from '../../data/session-time.ts'
import type { ExamItem, ExamSummary, ExamTime, ExamView } from '../../contract/exam.ts'
import type { ExamItemRow } from '../../db/exam-items.ts'
import type { ExamSitting, SittingHead } from '../../db/exam-sittings.ts'
import type { Reading, Stretch } from '../../domain/time/session-clock.ts'
import type { Context } from '../context.ts'

/** @param now counts time up to now without storing it; null takes the readings as they are stored */
export function timeOf(
  { length, clock }: Pick<SittingHead, 'length' | 'clock'>,
  stretches: readonly Stretch[],
  now: Reading | null,
): ExamTime {
  return { remaining: remainingTime(length, stretches, clock, now), of: length, rule: clock }
}

/** What the window knows of a question's state: neither its hash nor what it is worth. */
export function itemOf(row: ExamItemRow): ExamItem {
  const { questionId, response, answered, marked, struck, comment, visited } = row
  return { questionId, response, answered, marked, struck, comment, visited }
}

/** A running exam as its window shows it; no key, reason or explanation is in it. */
export function viewExam({ storage }: Context, sitting: ExamSitting): ExamView {
  const { progress } = storage.current()
  const { sessionId, courseId, courseTitle, choice, startedAt, items, length, clock } = sitting
  const stretches = listStretches(progress, sessionId)
  return {
    sessionId,
    courseId,
    courseTitle,
    choice,
    startedAt,
    time: timeOf(sitting, stretches, null),
    questions: items.map((item) => {
      const { question, case: theCase } = readQuestionVersion(progress, item)
      return viewQuestion(question, theCase, item.seed)
    }),
    items: listExamItems(progress, sessionId).map(itemOf),
    current: sitting.currentQuestionId,
    restart: restartOf(length, stretches, clock, null),
  }
}

/** @param windowId null when nobody says which window asks: then any window that has it open is another */
export function summariseExam(context: Context, sitting: ExamSitting, windowId: string | null): ExamSummary {
  const { progress } = context.storage.current()
  const { sessionId, courseId, courseTitle, choice, startedAt, items, length, clock } = sitting
  const now = readClocks(context)
  const stretches = listStretches(progress, sessionId)
  return {
    sessionId,
    courseId,
    courseTitle,
    choice,
    startedAt,
    time: timeOf(sitting, stretches, now),
    questions: items.length,
    answered: countAnsweredItems(progress, sessionId),
    elsewhere: isHeldElsewhere(context, sitting, stretches, windowId),
    restart: restartOf(length, stretches, clock, now),
  }
}

/** Whether another window has the exam open and is still there. */
export function isHeldElsewhere(
  context: Context,
  holder: Pick<SittingHead, 'windowId' | 'windowRun'>,
  stretches: readonly Stretch[],
  windowId: string | null,
): boolean {
  return (
    holder.windowId !== null &&
    holder.windowId !== windowId &&
    holder.windowRun === context.run &&
    isOnScreen(stretches, readClocks(context))
  )
}
