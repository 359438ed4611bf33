import { common } from './common.ts'
import { days } from './days.ts'
import { itemAt } from '../../electron/domain/need.ts'
import type { Day } from '../../electron/domain/time/calendar-day.ts'

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const presets = { full: 'as long as the real one', half: 'half as long', sprint: 'a sprint' }

/** "Saturdays and Sundays". */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** The study plan: from today to the exam, made anew from what is left. */
export const plan = {
  title: 'Plan',
  none: 'Set the day of your exam',
  noneHow:
    'You get a plan from today until then: which chapters to read, when to review, what to practise, when to sit a mock exam. It is made anew from what is left every time you look, so a missed day never breaks it.',
  examOn: (day: Day, today: Day) => `Exam on ${days.long(day, today)}.`,
  daysLeft: (left: number) => (left === 1 ? 'It is tomorrow.' : `${left} days left.`),

  examToday: 'Your exam is today',
  examTodayHow: 'Nothing is planned for today. If you want to warm up, review some of what is due.',
  examOver: (day: Day, today: Day) => `Your exam was on ${days.long(day, today)}`,
  examOverHow:
    'The plan ended with it. For another attempt set its date; what you know and what is weak is kept.',
  toReview: 'Review what is due',
  toReport: 'See the report',
  removeDate: 'Remove the date',

  missed: (count: number) =>
    count === 1
      ? 'One planned day went by without study. Nothing is lost: what it held is shared out over the days ahead.'
      : `${count} planned days went by without study. Nothing is lost: what they held is shared out over the days ahead.`,
  leftOut: (count: number, minutes: number) =>
    `With ${common.minutes(minutes)} a day ${count === 1 ? 'one chapter does' : `${count} chapters do`} not fit in before the exam.`,
  noDays: 'There is no study day left before the exam. Take a day off back, or move the date.',
  wanted: (minutes: number) => `${common.minutes(minutes)} a day would fit all.`,
  tooMuch: 'Twelve hours a day would not be enough; a later date would.',
  takeWanted: (minutes: number) => `Plan ${common.minutes(minutes)} a day`,
  which: 'Which chapters',

  today: 'Today',
  todayMinutes: (minutes: number) => `${common.minutes(minutes)} in all`,
  todayOff: 'A day off. Nothing is planned.',
  todayDone: 'Nothing is left for today. What you do now makes the days ahead lighter.',

  load: 'Day by day',
  loadLabel: (study: number, off: number, exams: number) =>
    `A calendar up to the exam: ${common.count(study, 'study day', 'study days')}, ${common.count(off, 'day off', 'days off')}, ${common.count(exams, 'mock exam', 'mock exams')}. The list below says what each day holds.`,
  weekdaysShort: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  kinds: { review: 'Review', chapter: 'Reading', practice: 'Practice', exam: 'Mock exam' },
  off: 'off',
  exam: 'Exam',
  moreWeeks: (count: number) => `and ${common.count(count, 'more week', 'more weeks')}`,

  week: (first: Day, today: Day) => (first <= today ? 'This week' : `Week of ${days.dayAndMonth(first)}`),
  weekMinutes: (minutes: number) => common.minutes(minutes),
  day: (day: Day, today: Day) => (day === today ? 'Today' : days.short(day)),
  dayOff: 'Day off',
  dayFree: 'Nothing planned',
  examDay: 'The exam',
  showAll: (weeks: number) => `Show all ${weeks} weeks`,

  item: {
    review: (cards: number) => `Review ${common.count(cards, 'card', 'cards')}`,
    chapter: {
      whole: (number: number, title: string) => `Read ${number} · ${title}`,
      first: (number: number, title: string) => `Begin ${number} · ${title}`,
      middle: (number: number, title: string) => `Go on with ${number} · ${title}`,
      last: (number: number, title: string) => `Finish ${number} · ${title}`,
    },
    practice: (objective: { id: string; title: string } | null) =>
      objective ? `Practise ${objective.id} ${objective.title}` : 'Practise from everywhere',
    exam: (preset: 'full' | 'half' | 'sprint') => `Mock exam, ${presets[preset]}`,
  },

  settings: {
    title: 'Date, time and days off',
    summary: (minutes: number, off: readonly number[], single: number) => {
      const free = [
        ...off.toSorted().map((day) => itemAt(weekdays, day - 1)),
        ...(single > 0 ? [common.count(single, 'single day', 'single days')] : []),
      ]
      return `${common.minutes(minutes)} a day${free.length > 0 ? `, ${list(free)} off` : ''}`
    },
    change: 'Change',
    examDate: 'Day of the exam',
    minutes: 'Minutes a day',
    weekdays: 'Weekdays off',
    weekdayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    dates: 'Single days off',
    date: 'Another day off',
    addDate: 'Add',
    removeDate: (day: Day) => `Study on ${days.short(day)} after all`,
    noDates: 'None.',
    past: 'That day has passed. Choose today or a later one.',
    far: 'That is more than three years away. Choose a nearer day.',
    dateOutside: 'Choose a day before the exam, from today on.',
    stored: 'The plan is made anew.',
  },

  keys: {
    scope: 'On the plan',
    first: 'Begin with the first thing of today',
    change: 'Change date, time and days off',
  },
}
