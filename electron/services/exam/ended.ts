import { findSitting } from '../../db/exam-sittings.ts'
import { settleExam } from '../../data/exam-end.ts'
import { notHere, notNow } from '../refusals.ts'
import type { ExamSitting } from '../../db/exam-sittings.ts'
import type { Context } from '../context.ts'

/**
 * A sitting that has ended, after submitting one whose time is up.
 * @throws NOT_HERE or NOT_NOW when there is none
 */
export function findEndedSitting(context: Context, sessionId: string): ExamSitting {
  settleExam(context)
  const sitting = findSitting(context.storage.current().progress, sessionId)
  if (!sitting) throw notHere('exam')
  if (sitting.endedAt === null) throw notNow('exam-running')
  return sitting
}
