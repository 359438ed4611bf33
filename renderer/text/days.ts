import { daysBetween, weekday } from '../../electron/domain/time/calendar-day.ts'
import { months, shortMonths } from './dates.ts'
import { itemAt } from '../../electron/domain/need.ts'
import type { Day } from '../../electron/domain/time/calendar-day.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const partsOf = (day: Day) => day.split('-').map(Number) as [year: number, month: number, date: number]
const nameOf = (day: Day) => itemAt(weekdays, weekday(day) - 1)

/** Days as people say them. */
export const days = {
  /** "Thursday 26 November", with the year where it is not this one. */
  long: (day: Day, today: Day) => {
    const [year, month, date] = partsOf(day)
    const isThisYear = year === partsOf(today)[0]
    return `${nameOf(day)} ${date} ${months[month - 1]}${isThisYear ? '' : ` ${year}`}`
  },
  /** "Thu 26 Nov". */
  short: (day: Day) => `${nameOf(day).slice(0, 3)} ${days.dayAndShortMonth(day)}`,
  /** "7 December". */
  dayAndMonth: (day: Day) => `${partsOf(day)[2]} ${months[partsOf(day)[1] - 1]}`,
  /** "7 Dec". */
  dayAndShortMonth: (day: Day): string => `${partsOf(day)[2]} ${shortMonths[partsOf(day)[1] - 1]}`,
  /** "today", "tomorrow", "in 9 days, on Thursday 3 December". */
  from: (day: Day, today: Day) => {
    const left = daysBetween(today, day)
    if (left <= 0) return 'today'
    return left === 1 ? 'tomorrow' : `in ${left} days, on ${days.long(day, today)}`
  },
}
