import type { Day } from '../../electron/domain/time/calendar-day.ts'

/** The day that the calendar on the wall shows here. */
export function dayOf(date: Date): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
