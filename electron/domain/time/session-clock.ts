import type { ClockRule } from '../../contract/exam.ts'

/**
 * One look at both clocks, in milliseconds. `wall` may be set by anybody at any time. `uptime` is how long
 * the machine has been up, time asleep included; it never goes back but when the machine starts anew.
 */
export type Clocks = { wall: number; uptime: number }

/**
 * `run` names one life of the app's process. `boot` names the time from the computer's start to its next, null
 * where the system doesn't say.
 */
export type Reading = Clocks & { run: string; boot: string | null }

/**
 * A time in which a session was on screen without interruption, from the first to the last reading.
 * `ended` tells how: its window was closed, the computer fell asleep, or (null) it has not ended or
 * nobody was able to say goodbye.
 */
export type Stretch = {
  run: string
  boot: string | null
  from: Clocks
  to: Clocks
  ended: 'close' | 'suspend' | null
}

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
  const { run, boot, wall, uptime } = reading
  const goesOn =
    last !== null && last.ended === null && last.run === run && uptime - last.to.uptime <= longestSilence
  if (!goesOn)
    return { stretch: { run, boot, from: { wall, uptime }, to: { wall, uptime }, ended }, isNew: true }
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
 * How long a time between stretches was:
 * - Until the computer restarts, `uptime` says, even while the app is closed.
 * - Across a restart nothing but the wall clock can say. It counts as it was last read since the restart, so
 *   that a clock corrected meanwhile corrects what was counted. But at least the uptime since the restart
 *   counts: a clock that was set back gains no more than the time the computer was off.
 * - A clock that was set ahead can't be told from time that passed: see `restartOf`.
 * @param now extends the last stretch to now, without storing it; null takes the stretches as they are
 */
export function usedTime(stretches: readonly Stretch[], rule: ClockRule, now: Reading | null): number {
  const all = now ? seenUntil(stretches, now) : stretches
  return all.reduce((used, stretch, place) => used + onScreen(stretch) + gapAt(all, place, rule).time, 0)
}

function onScreen({ from, to }: Stretch): number {
  return to.uptime - from.uptime
}

function seenUntil(stretches: readonly Stretch[], now: Reading): Stretch[] {
  const { stretch, isNew } = readInto(stretches.at(-1) ?? null, now)
  return [...(isNew ? stretches : stretches.slice(0, -1)), stretch]
}

/** What of the time before a stretch counts, and who says so: the uptime, the wall clock, or the least there can be. */
type Gap = { time: number; by: 'uptime' | 'wall' | 'least' }

function gapAt(stretches: readonly Stretch[], place: number, rule: ClockRule): Gap {
  const before = stretches[place - 1]
  const after = stretches[place]
  if (!before || !after || (rule === 'working' && before.ended !== null)) return { time: 0, by: 'uptime' }
  const gap = isSameBoot(before, after)
    ? ({ time: Math.max(0, after.from.uptime - before.to.uptime), by: 'uptime' } as const)
    : gapAcrossRestart(stretches, place, before, after)
  return rule === 'real' ? gap : { ...gap, time: Math.min(gap.time, longestSilence) }
}

function gapAcrossRestart(
  stretches: readonly Stretch[],
  place: number,
  before: Stretch,
  after: Stretch,
): Gap {
  const byWall = wallAtStart(stretches, place, after) - before.to.wall
  const up = after.from.uptime - before.to.uptime
  // Nobody says whether the computer restarted, and its uptime doesn't: then it proves no more than it grew.
  const isUnknown = (before.boot === null || after.boot === null) && up >= -jitter
  const least = isUnknown ? Math.max(0, up) : after.from.uptime
  if (byWall >= least) return { time: byWall, by: 'wall' }
  return { time: least, by: isUnknown ? 'uptime' : 'least' }
}

/** When a stretch began, by the wall clock as it was last read before the next restart. */
function wallAtStart(stretches: readonly Stretch[], place: number, stretch: Stretch): number {
  let last = stretch
  for (const next of stretches.slice(place + 1)) {
    if (!isSameBoot(last, next)) break
    last = next
  }
  return last.to.wall - (last.to.uptime - stretch.from.uptime)
}

/** Uptimes of one boot may be off by this much: macOS counts whole seconds from a moment it adjusts. */
const jitter = 5_000

/**
 * Whether the computer did not restart between two stretches. Windows' boot number is known to change late or, on some
 * computers, never: so an uptime that fell proves a restart, and two clocks that agree prove that there was none.
 */
function isSameBoot(before: Stretch, after: Stretch): boolean {
  if (before.run === after.run) return true
  const up = after.from.uptime - before.to.uptime
  if (up < -jitter) return false
  if (before.boot !== null && before.boot === after.boot) return true
  return Math.abs(after.from.wall - before.to.wall - up) <= jitter
}

/**
 * What real time counted across restarts of the computer, for the learner to judge, since nobody else can.
 * `counted` is in milliseconds; `isLeast` when the clock had been set back so far that only the uptime since a restart
 * counted; `endedIt` when time ran out while the computer was off.
 */
export type Restart = { counted: number; isLeast: boolean; endedIt: boolean }

/** @returns null when only uptime counted */
export function restartOf(
  length: number,
  stretches: readonly Stretch[],
  rule: ClockRule,
  now: Reading | null,
): Restart | null {
  if (rule === 'working') return null
  const all = now ? seenUntil(stretches, now) : stretches
  let used = 0
  const gaps = all.map((stretch, place) => {
    const { time, by } = gapAt(all, place, rule)
    const endsIt = used + time >= length
    used += time + onScreen(stretch)
    return { time, by, endsIt }
  })
  const unsure = gaps.filter(({ by }) => by !== 'uptime')
  if (unsure.length === 0) return null
  return {
    counted: Math.round(unsure.reduce((sum, { time }) => sum + time, 0)),
    isLeast: unsure.some(({ by }) => by === 'least'),
    endedIt: unsure.some(({ endsIt }) => endsIt),
  }
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
