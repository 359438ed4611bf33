import { addDays } from '../time/calendar-day.ts'
import type { Day } from '../time/calendar-day.ts'

export type Streak = {
  /** Days in a row up to today, or up to yesterday while today may still come. */
  current: number
  longest: number
  /** Whether today is among them. */
  today: boolean
}

/**
 * Days in a row with study. Days off neither count nor break a streak, unless something was studied on them. Days
 * after today (a clock was set back) are as if they had not come yet.
 * @param days with study, in any order
 */
export function streakOf(days: readonly Day[], today: Day, isOff: (day: Day) => boolean): Streak {
  const studied = new Set(days.filter((day) => day <= today))
  let longest = 0
  let run = 0
  let previous: Day | null = null
  for (const day of [...studied].sort()) {
    run = previous !== null && joins(previous, day, isOff) ? run + 1 : 1
    longest = Math.max(longest, run)
    previous = day
  }
  const isAlive = previous !== null && (previous === today || joins(previous, today, isOff))
  return { current: isAlive ? run : 0, longest, today: studied.has(today) }
}

/** Whether all days between two are days off. */
function joins(from: Day, to: Day, isOff: (day: Day) => boolean): boolean {
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (!isOff(day)) return false
  return true
}
