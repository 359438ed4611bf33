import { common } from './common.ts'
import { wholeNumber } from './whole-number.ts'
import { itemAt } from '../../electron/domain/need.ts'
import type { ProgressDay } from '../../electron/contract/progress.ts'

const hours = (milliseconds: number) =>
  milliseconds <= 0
    ? 'no time'
    : milliseconds < 60_000
      ? 'less than a minute'
      : common.minutes(Math.round(milliseconds / 60_000))
const days = (number: number) => common.count(number, 'day', 'days')

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

const weekdayOf = (date: string) => itemAt(weekdays, (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7)
const monthOf = (month: string) => itemAt(months, Number(month.slice(5)) - 1)

/** "Tuesday, 24 November 2026" */
const fullDay = (date: string) => {
  return `${weekdayOf(date)}, ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** What was done on a day, in words. */
function done({ answering, reading, answers, terms }: ProgressDay): string {
  const parts = [
    reading > 0 && `${hours(reading)} of reading`,
    answering > 0 && `${hours(answering)} on questions${terms > 0 ? ' and terms' : ''}`,
    answers > 0 && common.count(answers, 'answer', 'answers'),
    terms > 0 && common.count(terms, 'term', 'terms'),
  ].filter((part) => part !== false)
  return parts.join(', ')
}

export const progress = {
  title: 'Progress',
  titleOf: (course: string) => `Progress · ${course}`,
  courseLabel: 'Course',
  allCourses: 'All courses',
  showAll: 'Show all courses',
  empty: 'Nothing studied yet',
  emptyWhat:
    'Read a chapter or answer a question, and your time, your days and what you got through will show here.',
  emptyGo: 'To the library',
  emptyCourse: 'To the course',
  hours,
  sentence: (daysInAll: number, thisWeek: number, lastWeek: number) =>
    `You have studied on ${days(daysInAll)}. This week ${hours(thisWeek)}, last week ${hours(lastWeek)}.`,
  facts: 'In figures',
  time: 'Time studied',
  timeReading: (reading: number) => `${hours(reading)} of reading`,
  timeAnswering: (answering: number) => `${hours(answering)} on questions`,
  chapters: 'Chapters passed',
  /** More than all when an update of a course took answered questions away. */
  of: (part: number, all: number) =>
    part > all ? wholeNumber(part) : `${wholeNumber(part)} of ${wholeNumber(all)}`,
  opened: (number: number) => `${wholeNumber(number)} opened`,
  questions: 'Different questions answered',
  answers: (answers: number, terms: number) =>
    `${common.count(answers, 'answer', 'answers')} in all${
      terms > 0 ? `, ${common.count(terms, 'term', 'terms')} reviewed` : ''
    }`,
  right: (right: number, answers: number) => `${common.percent(right / answers)} right`,
  streak: 'Days in a row',
  streakNow: days,
  streakLongest: (longest: number) => `longest: ${days(longest)}`,
  streakToday: (today: boolean, current: number) =>
    today ? 'today is one of them' : current > 0 ? 'today still counts if you study' : 'none at the moment',
  streakOff: 'Planned days off neither count nor break it.',
  calendar: 'Days',
  calendarName: (weeks: number) => `Study in the last ${weeks} weeks, a column for each week`,
  calendarHow: 'Arrow keys go from day to day.',
  weekday: (place: number) => itemAt(weekdays, place),
  weekdayShort: (place: number) => itemAt(weekdays, place).slice(0, 3),
  month: (month: string) => monthOf(month).slice(0, 3),
  monthFull: (month: string) => `${monthOf(month)} ${month.slice(0, 4)}`,
  day: (date: string, day: ProgressDay | null) => `${fullDay(date)}: ${day ? done(day) : 'nothing studied'}`,
  levels: ['nothing', 'under 15 min', 'under 30 min', 'under 1 h', '1 h or more'],
  table: 'Show as a table',
  chart: 'Show as a calendar',
  tableName: 'Days with study, newest first',
  columns: {
    day: 'Day',
    reading: 'Reading',
    answering: 'Questions',
    answers: 'Answers',
    right: 'Right',
    terms: 'Terms',
  },
  tableDay: (date: string) => `${weekdayOf(date).slice(0, 3)}, ${common.day(date)}`,
  tableTime: (milliseconds: number) => (milliseconds > 0 ? hours(milliseconds) : '–'),
  tableNumber: (number: number) => (number > 0 ? wholeNumber(number) : '–'),
  weeks: 'Minutes a week',
  weeksTable: 'Minutes a week as a table',
  weeksChart: (weeks: number) =>
    `Bars for the minutes of ${common.count(weeks, 'week', 'weeks')}, oldest first`,
  weeksSentence: (minutes: number, weeks: number) =>
    weeks === 1
      ? `${common.minutes(minutes)} this week, the first with study.`
      : `On average ${common.minutes(minutes)} a week over the last ${weeks} weeks, this one included.`,
  week: 'Week',
  weekOf: (monday: string) => `From Monday, ${common.day(monday)}`,
  bar: (monday: string, minutes: number) =>
    `Week from ${common.day(monday)}: ${minutes > 0 ? common.minutes(minutes) : 'nothing'}`,
  barLabel: wholeNumber,
  reading: 'Reading',
  answering: 'Questions and terms',
  inAll: 'In all',
  minutes: (minutes: number) => (minutes > 0 ? common.minutes(minutes) : '–'),
  keys: {
    scope: 'On the progress page',
    table: 'Days as a table, or as a calendar',
    weeks: 'Weeks as a table, or as a chart',
  },
}
