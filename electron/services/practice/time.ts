import { listStretches } from '../../db/clock-stretches.ts'
import { finishPractice, listUnfinishedPractice } from '../../db/practice-sessions.ts'
import { remainingTime } from '../../domain/time/session-clock.ts'
import { readClocks, storeReading } from '../../data/session-time.ts'
import type { PracticeTime } from '../../contract/practice.ts'
import type { Writable } from '../../db/open.ts'
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

/** Whether looking at a session has to be saved: it's timed and not finished. */
export function isClockRunning({ length, finishedAt }: PracticeRow): boolean {
  return length !== null && finishedAt === null
}

/**
 * Saves that a session is on screen, and finishes it when its time is up.
 * @param ended set when it leaves the screen
 * @returns the session as it now is
 */
export function touchPractice(
  progress: Writable,
  context: Context,
  practice: PracticeRow,
  ended: Stretch['ended'] = null,
): PracticeRow {
  const { sessionId, length } = practice
  if (length === null || !isClockRunning(practice)) return practice
  const { stretches } = storeReading(progress, sessionId, readClocks(context), ended)
  return remainingTime(length, stretches, rule, null) > 0 ? practice : finish(progress, context, practice)
}

/**
 * The sessions of a course that can be continued, newest first. One whose time is up can't: it's finished as soon as
 * somebody opens it or begins another.
 */
export function listOpenPractice(context: Context, courseId: string): PracticeRow[] {
  const { progress } = context.storage.current()
  return listUnfinishedPractice(progress, courseId).filter(
    (practice) => practiceTimeOf(context, practice)?.remaining !== 0,
  )
}

export function finish(progress: Writable, { now }: Context, practice: PracticeRow): PracticeRow {
  const finishedAt = now()
  finishPractice(progress, practice.sessionId, finishedAt)
  return { ...practice, finishedAt }
}
