import { addDays, weekday } from '../../../electron/domain/time/calendar-day.ts'
import type { ProgressDay } from '../../../electron/contract/progress.ts'

const minute = 60_000

/** A square of the calendar; `day` is null where nothing was studied. */
export type Square = { date: string; day: ProgressDay | null; level: Level; isToday: boolean }
/** 0 for nothing, then up to a quarter, a half, a whole hour, and more. */
export type Level = 0 | 1 | 2 | 3 | 4
/** Weeks that begin in the same month. */
export type MonthSpan = { month: string; weeks: number }

export type Calendar = {
  months: MonthSpan[]
  /** Seven rows, Monday first; each has one square a week, null for days to come. */
  rows: (Square | null)[][]
}

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekday(date))
}

export function studied({ answering, reading }: Pick<ProgressDay, 'answering' | 'reading'>): number {
  return answering + reading
}

export function levelOf(milliseconds: number): Level {
  const minutes = milliseconds / minute
  return milliseconds <= 0 ? 0 : minutes < 15 ? 1 : minutes < 30 ? 2 : minutes < 60 ? 3 : 4
}

/** The last weeks up to today, a column each, a row for each day of the week. */
export function calendarOf(days: readonly ProgressDay[], today: string, weeks: number): Calendar {
  const known = new Map(days.map((day) => [day.date, day]))
  const mondays = weeksUpTo(today, weeks)
  const squareOf = (date: string): Square | null => {
    if (date > today) return null
    const day = known.get(date) ?? null
    return {
      date,
      day,
      level: day ? (Math.max(1, levelOf(studied(day))) as Level) : 0,
      isToday: date === today,
    }
  }
  const rows = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    mondays.map((monday) => squareOf(addDays(monday, weekday))),
  )
  const months: MonthSpan[] = []
  for (const monday of mondays) {
    const month = monday.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.weeks++
    else months.push({ month, weeks: 1 })
  }
  return { months, rows }
}

export type Week = { monday: string; answering: number; reading: number }

/** Milliseconds by week, oldest first: from the first with study, but never fewer than `fewest`. */
export function weeksOf(days: readonly ProgressDay[], today: string, fewest: number, most: number): Week[] {
  const sums = new Map<string, Week>()
  for (const { date, answering, reading } of days) {
    const monday = mondayOf(date)
    const week = sums.get(monday) ?? { monday, answering: 0, reading: 0 }
    week.answering += answering
    week.reading += reading
    sums.set(monday, week)
  }
  const all = weeksUpTo(today, most).map((monday) => sums.get(monday) ?? { monday, answering: 0, reading: 0 })
  const first = all.findIndex((week) => studied(week) > 0)
  return all.slice(Math.min(first < 0 ? all.length : first, all.length - fewest))
}

/** An average tells of so many weeks at most: what was longer ago says little of how it goes now. */
const averagedWeeks = 8

/**
 * Whole minutes a week on average, and over how many weeks: those since the first with study, this one included, eight
 * at most. Weeks before it are no weeks in which nothing was done.
 */
export function averageWeek(weeks: readonly Week[]): { minutes: number; weeks: number } {
  const first = weeks.findIndex((week) => studied(week) > 0)
  const counted = weeks.slice(Math.max(first, weeks.length - averagedWeeks))
  const sum = counted.reduce((all, week) => all + minutesOf(studied(week)), 0)
  return { minutes: Math.round(sum / counted.length), weeks: counted.length }
}

/** Mondays, oldest first. */
function weeksUpTo(today: string, weeks: number): string[] {
  const last = mondayOf(today)
  return Array.from({ length: weeks }, (_, place) => addDays(last, (place - weeks + 1) * 7))
}

/** Whole minutes, and never none where something was studied. */
export function minutesOf(milliseconds: number): number {
  return milliseconds > 0 ? Math.max(1, Math.round(milliseconds / minute)) : 0
}

/** How many weeks fit into a width, each as wide as `week`; between four and the year that is known. */
export function weeksThatFit(width: number, week: number, beside: number): number {
  return Math.min(53, Math.max(4, Math.floor((width - beside) / week)))
}

export type Move = { weekday: number; week: number }
/** Where a key leads in the calendar, null for a key that leads nowhere. Days to come are not reached. */
export function moved(
  key: string,
  { weekday, week }: Move,
  weeks: number,
  isThere: (at: Move) => boolean,
): Move | null {
  const wanted: Record<string, Move> = {
    ArrowUp: { weekday: weekday - 1, week },
    ArrowDown: { weekday: weekday + 1, week },
    ArrowLeft: { weekday, week: week - 1 },
    ArrowRight: { weekday, week: week + 1 },
    Home: { weekday, week: 0 },
    End: { weekday, week: weeks - 1 },
  }
  const to = Object.hasOwn(wanted, key) ? wanted[key] : undefined
  if (!to) return null
  // Up from Monday is the Sunday before it, down from Sunday the Monday after.
  if (to.weekday < 0) Object.assign(to, { weekday: 6, week: week - 1 })
  if (to.weekday > 6) Object.assign(to, { weekday: 0, week: week + 1 })
  if (key === 'End' && !isThere(to)) to.week--
  return isThere(to) ? to : { weekday, week }
}
