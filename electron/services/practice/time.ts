import { listStretches } from '../../db/clock-stretches.ts'
import { finishPractice, listUnfinishedPractice } from '../../db/practice-sessions.ts'
import { remainingTime } from '../../domain/time/session-clock.ts'
import { readClocks, storeReading } from '../../data/session-time.ts'
import type { PracticeTime } from '../../contract/practice.ts'
import type { PracticeRow } from '../../db/practice-sessions.ts'
import type { Stretch } from '../../domain/time/session-clock.ts'
import type { Context } from '../context.ts'

/** Practice keeps working time: it stands still while nobody has the session on screen. */
const rule = 'working'

/** Remaining time as of now, without storing that anybody looked; null when the session is not timed. */
export function practiceTimeOf(
  context: Context,
  { sessionId, length, finishedAt }: PracticeRow,
): PracticeTime {
  if (length === null) return null
  const stretches = listStretches(context.storage.current().progress, sessionId)
  const now = finishedAt === null ? readClocks(context) : null
  return { remaining: remainingTime(length, stretches, rule, now), of: length }
}

/**
 * Stores that a session is on screen, and finishes it when its time is up. Part of a transaction.
 * @param ended set when it leaves the screen
 * @returns the session as it now is
 */
export function touchPractice(
  context: Context,
  practice: PracticeRow,
  ended: Stretch['ended'] = null,
): PracticeRow {
  const { sessionId, length, finishedAt } = practice
  if (length === null || finishedAt !== null) return practice
  const { progress } = context.storage.current()
  const { stretches } = storeReading(progress, sessionId, readClocks(context), ended)
  return remainingTime(length, stretches, rule, null) > 0 ? practice : finish(context, practice)
}

/** The unfinished sessions of a course, newest first, after finishing those whose time is up. */
export function settlePractice(context: Context, courseId: string): PracticeRow[] {
  const { progress } = context.storage.current()
  return listUnfinishedPractice(progress, courseId).filter((practice) => {
    const isUp = practiceTimeOf(context, practice)?.remaining === 0
    if (isUp) finish(context, practice)
    return !isUp
  })
}

export function finish({ storage, now }: Context, practice: PracticeRow): PracticeRow {
  const finishedAt = now()
  finishPractice(storage.current().progress, practice.sessionId, finishedAt)
  return { ...practice, finishedAt }
}
