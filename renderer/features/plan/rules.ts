import { addDays, weekday } from '../../../electron/domain/time/calendar-day.ts'
import type { Day } from '../../../electron/domain/time/calendar-day.ts'
import type { PlanItem, StudyPlan } from '../../../electron/contract/plan.ts'

export type PlanDay = StudyPlan['days'][number]
export type PlanWeek = { first: Day; days: PlanDay[]; minutes: number }

/** The days of a plan by weeks, which begin on Mondays. */
export function weeksOf(days: readonly PlanDay[]): PlanWeek[] {
  const weeks: PlanWeek[] = []
  for (const day of days) {
    const first = addDays(day.date, 1 - weekday(day.date))
    let week = weeks.at(-1)
    if (week?.first !== first) weeks.push((week = { first, days: [], minutes: 0 }))
    week.days.push(day)
    week.minutes += day.minutes
  }
  return weeks
}

/** The seven days of a week's row in a calendar; null where the plan has no day. */
export function calendarRow({ first, days }: PlanWeek): (PlanDay | null)[] {
  return Array.from(
    { length: 7 },
    (_, place) => days.find(({ date }) => date === addDays(first, place)) ?? null,
  )
}

export type LoadPart = { kind: PlanItem['kind']; share: number }

/** What a day is made of, as shares of the minutes that a day may have; one part for each kind. */
export function loadOf({ items }: PlanDay, most: number): LoadPart[] {
  return (['review', 'chapter', 'practice', 'exam'] as const).flatMap((kind) => {
    const minutes = items.reduce((sum, item) => sum + (item.kind === kind ? item.minutes : 0), 0)
    return minutes > 0 ? [{ kind, share: Math.min(1, minutes / most) }] : []
  })
}

/** How many years ahead an exam may be planned. */
const farthest = 3

export type DateProblem = 'past' | 'far' | null

/** What is wrong with a day for the exam. */
export function problemOfExam(day: Day, today: Day): DateProblem {
  if (day < today) return 'past'
  return day > latestExam(today) ? 'far' : null
}

export function latestExam(today: Day): Day {
  return addDays(today, farthest * 365)
}

/** As many single days off as the contract lets a plan have. */
export const mostDatesOff = 400

/**
 * Single days off with one more, in order. Those that have passed stay, since the days in a row that were studied skip
 * them; only when there are more than a plan may have, the oldest go.
 */
export function withDayOff(datesOff: readonly Day[], day: Day): Day[] {
  return [...new Set([...datesOff, day])].sort().slice(-mostDatesOff)
}

/** As many questions as fit into the minutes, at about one a minute. */
export function questionsIn(minutes: number): number {
  return Math.min(50, Math.max(5, Math.round(minutes)))
}
