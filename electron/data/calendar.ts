import { dayAt } from '../domain/time/calendar-day.ts'
import type { Day } from '../domain/time/calendar-day.ts'

/** Tells the day of the learner's calendar at a time. @param timeZone the system's unless given */
export function createCalendar(timeZone: (() => string) | undefined): (time: number) => Day {
  return timeZone ? (time) => dayAt(time, timeZone()) : systemDay
}

/** As the system's own zone has it, without the cost of a formatter. */
function systemDay(time: number): Day {
  const date = new Date(time)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}
