import type { ClockRule } from '../contract/exam.ts'

/**
 * One look at both clocks, in milliseconds. `wall` may be set by anybody at any time. `uptime` is how long
 * the machine has been up, time asleep included; it never goes back but when the machine starts anew.
 */
export type Clocks = { wall: number; uptime: number }

/** `run` names one life of the app's process: in it nothing but `uptime` counts. */
export type Reading = Clocks & { run: string }

/**
 * A time in which a session was on screen without interruption, from the first to the last reading.
 * `ended` tells how: its window was closed, the computer fell asleep, or (null) it has not ended or
 * nobody was able to say goodbye.
 */
export type Stretch = { run: string; from: Clocks; to: Clocks; ended: 'close' | 'suspend' | null }

/**
 * A window reports every 10 seconds, and a hidden one, whose timers the browser slows down, once a
 * minute. Longer silence means that it was not there: killed, or asleep without a warning.
 */
export const longestSilence = 75_000

/**
 * The stretch that a reading belongs to: the last one, now longer, or a new one after an interruption.
 * @param ended set when with this reading the window closes or the computer falls asleep
 */
export function readInto(
  last: Stretch | null,
  reading: Reading,
  ended: Stretch['ended'] = null,
): { stretch: Stretch; isNew: boolean } {
  const { run, wall, uptime } = reading
  const goesOn =
    last !== null && last.ended === null && last.run === run && uptime - last.to.uptime <= longestSilence
  if (!goesOn) return { stretch: { run, from: { wall, uptime }, to: { wall, uptime }, ended }, isNew: true }
  const to = { wall, uptime: Math.max(uptime, last.to.uptime) }
  return { stretch: { ...last, to, ended }, isNew: false }
}

/** Beside the reports of its window, a session need not be read more often than this. */
const readingInterval = 15_000

/**
 * Whether a reading has to be stored for what it says of the time alone: the last one belongs to another
 * stretch, or is so old that its window seems to have stopped reporting.
 */
export function isReadingDue(last: Stretch | null, { run, uptime }: Reading): boolean {
  return last === null || last.ended !== null || last.run !== run || uptime - last.to.uptime > readingInterval
}

/**
 * How much of a session's time is used, in milliseconds. Time on screen counts as `uptime` measured it: a
 * wall clock that is set forward or back, by hand or by summer time, changes nothing.
 *
 * Between stretches `real` time runs on. `working` time stands still, except that after an end without a
 * goodbye (a crash, a kill) as much counts as a living window may go without a report, since until then it
 * may have been there: a crash never gains time, and costs at most `longestSilence`.
 *
 * Across a restart of the app only the wall clock is left, and it may have been set in between. So the gap
 * is what the wall clock says, but never less than nothing and never less than what `uptime` proves.
 * @param now extends the last stretch to now, without storing it; null takes the stretches as they are
 */
export function usedTime(stretches: readonly Stretch[], rule: ClockRule, now: Reading | null): number {
  const all = now ? seenUntil(stretches, now) : stretches
  return all.reduce((used, stretch, place) => {
    const before = all[place - 1]
    const onScreen = stretch.to.uptime - stretch.from.uptime
    return used + onScreen + (before ? gapBetween(before, stretch, rule) : 0)
  }, 0)
}

function seenUntil(stretches: readonly Stretch[], now: Reading): Stretch[] {
  const { stretch, isNew } = readInto(stretches.at(-1) ?? null, now)
  return [...(isNew ? stretches : stretches.slice(0, -1)), stretch]
}

function gapBetween(before: Stretch, after: Stretch, rule: ClockRule): number {
  if (rule === 'working' && before.ended !== null) return 0
  const gap =
    before.run === after.run ? after.from.uptime - before.to.uptime : restartGap(before.to, after.from)
  return rule === 'real' ? Math.max(0, gap) : Math.min(Math.max(0, gap), longestSilence)
}

function restartGap(before: Clocks, after: Clocks): number {
  // Up for less than then: the machine was started in between, and has been up since.
  const proven = after.uptime >= before.uptime ? after.uptime - before.uptime : after.uptime
  return Math.max(0, after.wall - before.wall, proven)
}

/** Milliseconds left of a session's time, never less than nothing. */
export function remainingTime(
  length: number,
  stretches: readonly Stretch[],
  rule: ClockRule,
  now: Reading | null,
): number {
  return Math.max(0, Math.round(length - usedTime(stretches, rule, now)))
}
