import { listStretches } from '../../db/clock-stretches.ts'
import { addQuestionTime, findExamItem, markVisited, putExamItem } from '../../db/exam-items.ts'
import { findSittingHead, holdSitting, setCurrentQuestion } from '../../db/exam-sittings.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { splitTime } from '../../domain/exam/pace.ts'
import { answeredState, picksTooMany } from '../../domain/question/response-state.ts'
import { isReadingDue, usedTime } from '../../domain/time/session-clock.ts'
import { endExam } from '../../data/exam-end.ts'
import { isHeldElsewhere, itemOf, timeOf } from './view.ts'
import { readClocks, storeReading } from '../../data/session-time.ts'
import type { ExamChange, ExamItem, ExamTime } from '../../contract/exam.ts'
import type { ExamItemRow } from '../../db/exam-items.ts'
import type { Readable, Writable } from '../../db/open.ts'
import type { Context } from '../context.ts'

/** A call of the window that has an exam open; see `ofWindow` in the contract. */
export type WindowCall = { sessionId: string; windowId: string; still: number }

/** How a window's call found the exam; `used` is in milliseconds. */
export type Touched = { found: 'none' | 'ended' | 'elsewhere' | 'running'; time: ExamTime; used: number }

/**
 * Takes a call of an exam's window: submits the exam if its time is up, refuses a window that does not
 * have it, and otherwise saves that it is on screen and how long the question was.
 * @param what `change` stores the time only where the window's reports do not, so that an answer waits for
 *   one row on the disk and no more; `close` says that the window closes
 */
export function touchExam(
  progress: Writable,
  context: Context,
  { sessionId, windowId, still }: WindowCall,
  what: 'report' | 'change' | 'close' = 'report',
): Touched {
  const head = findSittingHead(progress, sessionId)
  if (!head) return { found: 'none', time: { remaining: 0, of: 0, rule: 'real' }, used: 0 }
  const { length, clock } = head
  const over = { found: 'ended', time: { remaining: 0, of: length, rule: clock }, used: length } as const
  if (head.endedAt !== null) return over
  const reading = readClocks(context)
  const known = listStretches(progress, sessionId)
  const used = usedTime(known, clock, reading)
  if (used >= length) {
    endExam(progress, context, sessionId, 'time', length)
    return over
  }
  if (head.windowId !== windowId || head.windowRun !== context.run)
    return { found: 'elsewhere', time: timeOf(head, known, reading), used }
  if (what === 'change' && !isReadingDue(known.at(-1) ?? null, reading))
    return { found: 'running', time: timeOf(head, known, reading), used }
  const ended = what === 'close' ? what : null
  const { stretches, passed } = storeReading(progress, sessionId, reading, ended, known)
  if (head.currentQuestionId !== null && passed > 0)
    addQuestionTime(progress, sessionId, head.currentQuestionId, splitTime(passed, still))
  return { found: 'running', time: timeOf(head, stretches, null), used }
}

/** Makes a window the one that has the exam; false while another living one has it. */
export function takeExam(
  progress: Writable,
  context: Context,
  sessionId: string,
  windowId: string,
  takeOver: boolean,
): boolean {
  const head = findSittingHead(progress, sessionId)!
  const known = listStretches(progress, sessionId)
  if (!takeOver && isHeldElsewhere(context, head, known, windowId)) return false
  holdSitting(progress, sessionId, windowId, context.run)
  storeReading(progress, sessionId, readClocks(context), null, known)
  return true
}

/** Why a change was not stored, or the question's state after it. */
export function changeItem(
  progress: Writable,
  context: Context,
  sessionId: string,
  questionId: string,
  change: ExamChange,
): ExamItem | 'question' | 'response-type' | 'too-many' {
  const row = findExamItem(progress, sessionId, questionId)
  if (!row) return 'question'
  const changed = apply(progress, context, row, change)
  if (typeof changed === 'string') return changed
  putExamItem(progress, sessionId, changed)
  return itemOf(changed)
}

function apply(
  progress: Readable,
  { now }: Context,
  row: ExamItemRow,
  change: ExamChange,
): ExamItemRow | 'response-type' | 'too-many' {
  switch (change.kind) {
    case 'marked':
      return { ...row, marked: change.marked }
    case 'struck':
      return { ...row, struck: change.struck }
    case 'comment':
      return { ...row, comment: change.comment }
    case 'response': {
      const { response } = change
      const { question } = readQuestionVersion(progress, { id: row.questionId, hash: row.hash })
      if (response && response.type !== question.type) return 'response-type'
      if (response && picksTooMany(question, response)) return 'too-many'
      return { ...row, response, answered: answeredState(question, response), answeredAt: now() }
    }
  }
}

/** False when the exam has no such question. */
export function visitItem(progress: Writable, sessionId: string, questionId: string | null): boolean {
  if (questionId !== null) {
    if (!findExamItem(progress, sessionId, questionId)) return false
    markVisited(progress, sessionId, questionId)
  }
  setCurrentQuestion(progress, sessionId, questionId)
  return true
}
