import { addDays } from './calendar-day.ts'
import type { Day } from './calendar-day.ts'

/**
 * A clock that was ahead once, here or on another laptop, leaves times in the log that have yet to come. The log keeps
 * them as they are, and everything derived from it takes them the same way:
 *
 * - What was done counts at once: answers, points, minutes, first answers.
 * - When it was done counts once that day has come. Until then it is older than anything dated up to now: no streak,
 *   memory of a card, trend, forecast or "last time" is taken from it, and no age is ever negative.
 * - What a learner changes counts as later than what it replaces, whatever the clock says: each such statement stores
 *   `max(now, earlier + 1)`, so that no older change comes back when two logs are merged.
 *
 * A time up to a day ahead is not one of them: clocks are corrected by a little, and a flight over the date line goes
 * back a day. The newest answer stays the newest.
 */
const dayLength = 86_400_000

/** The last time that is taken as it is; what is dated later has yet to come. In milliseconds since the epoch. */
export function lastTime(now: number): number {
  return now + dayLength
}

/** As `lastTime`, for days. */
export function lastDay(today: Day): Day {
  return addDays(today, 1)
}

/** Oldest first, with what has yet to come before everything else. */
export function oldestFirst<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => number,
  now: number,
): Item[] {
  const isToCome = (item: Item) => timeOf(item) > lastTime(now)
  return [...items].sort((a, b) => Number(isToCome(b)) - Number(isToCome(a)) || timeOf(a) - timeOf(b))
}
