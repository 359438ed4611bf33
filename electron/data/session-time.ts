import { listStretches, putStretch } from '../db/clock-stretches.ts'
import { longestSilence, readInto } from '../domain/time/session-clock.ts'
import type { Writable } from '../db/open.ts'
import type { Reading, Stretch } from '../domain/time/session-clock.ts'
import type { DataContext } from './context.ts'

export function readClocks({ now, uptime, run, boot }: DataContext): Reading {
  return { wall: now(), uptime: uptime(), run, boot: boot() }
}

/**
 * Saves that a timed session is on screen.
 * @param known the session's stretches, when they were read already
 * @param ended set when its window closes or the computer falls asleep
 * @returns the stretches as stored, and the milliseconds on screen since the last reading
 */
export function storeReading(
  progress: Writable,
  sessionId: string,
  reading: Reading,
  ended: Stretch['ended'] = null,
  known: readonly Stretch[] = listStretches(progress, sessionId),
): { stretches: Stretch[]; passed: number } {
  const last = known.at(-1) ?? null
  const { stretch, isNew } = readInto(last, reading, ended)
  putStretch(progress, sessionId, isNew ? known.length : known.length - 1, stretch)
  return {
    stretches: [...(isNew ? known : known.slice(0, -1)), stretch],
    passed: isNew ? 0 : stretch.to.uptime - last!.to.uptime,
  }
}

/** Whether the window that reported last is still there, as far as reports can tell. */
export function isOnScreen(stretches: readonly Stretch[], reading: Reading): boolean {
  const last = stretches.at(-1)
  if (!last || last.run !== reading.run || last.ended === 'close') return false
  return last.ended === 'suspend' || reading.uptime - last.to.uptime <= longestSilence
}
