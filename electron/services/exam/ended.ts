import { findSitting } from '../../db/exam-sittings.ts'
import { notHere, notNow } from '../refusals.ts'
import type { ExamSitting } from '../../db/exam-sittings.ts'
import type { Context } from '../context.ts'

/** An exam that has ended. @throws NOT_HERE or NOT_NOW when there is none */
export function findEndedSitting(context: Context, sessionId: string): ExamSitting {
  const sitting = findSitting(context.storage.current().progress, sessionId)
  if (!sitting) throw notHere('exam')
  if (sitting.endedAt === null) throw notNow('exam-running')
  return sitting
}
