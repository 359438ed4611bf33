import { implement } from '@orpc/server'
import { progress as contract } from '../../contract/progress.ts'
import { listCourses } from '../../db/library.ts'
import { addReading } from '../../db/readings.ts'
import { countAnsweredQuestions, listDayRollups } from '../../db/rollups.ts'
import { addDays, weekday } from '../../domain/learner-model.ts'
import { streakOf } from '../../domain/plan/streak.ts'
import { standings, withoutBanks } from '../library/chapters.ts'
import { refusing } from '../context.ts'
import { needCourse } from '../library/course.ts'
import { planSettingsOf } from '../../data/cards.ts'
import { rollUpReading } from '../../data/rollups.ts'
import { newId } from '../../data/new-id.ts'
import type { ProgressDay, ProgressOverview } from '../../contract/progress.ts'
import type { CourseRow } from '../../db/library.ts'
import type { DayEntry } from '../../db/rollups.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../../data/stores.ts'

/** 53 weeks. */
const calendarDays = 371

const os = implement(contract).$context<Context>().use(refusing)

export const progress = os.router({
  overview: os.overview.handler(({ input, context }) => overviewOf(context, input.courseId ?? null)),

  read: os.read.handler(({ input: { courseId, chapterId, milliseconds }, context }) => {
    const readAt = context.now()
    const day = context.dayOf(readAt)
    context.write((stored) => {
      addReading(stored, { id: newId(readAt), courseId, chapterId, milliseconds, readAt, day })
      rollUpReading(stored, courseId, day, milliseconds)
    })
    return {}
  }),
})

function overviewOf(context: Context, courseId: string | null): ProgressOverview {
  const stores = context.storage.current()
  const courses = courseId === null ? listCourses(stores.library) : [needCourse(context, courseId)]
  const chapters = courses.flatMap((course) => withoutBanks(standings(stores, course)))
  const today = context.dayOf(context.now())
  const days = addUpDays(listDayRollups(stores.progress, courseId))
  const sum = (of: Exclude<keyof ProgressDay, 'date'>) => days.reduce((all, day) => all + day[of], 0)
  return {
    today,
    courseTitle: courseId === null ? null : courses[0]!.manifest.title,
    total: {
      answering: sum('answering'),
      reading: sum('reading'),
      answers: sum('answers'),
      right: sum('right'),
      terms: sum('terms'),
      days: days.length,
    },
    chapters: {
      opened: chapters.filter(({ progress: entry }) => entry?.openedAt != null).length,
      passed: chapters.filter(({ summary }) => summary.state === 'passed').length,
      all: chapters.length,
    },
    questions: {
      answered: countAnsweredQuestions(stores.progress, courseId),
      all: courses.reduce((all, { questions }) => all + questions, 0),
    },
    days: days.filter(({ date }) => date > addDays(today, -calendarDays)),
    streak: streakOf(
      days.map(({ date }) => date),
      today,
      daysOffOf(stores.progress, courses, courseId === null),
    ),
  }
}

/** The days of several courses as one calendar, oldest first. */
function addUpDays(entries: readonly DayEntry[]): ProgressDay[] {
  const days = new Map<string, ProgressDay>()
  for (const { day: date, answers, right, answering, reading, terms } of entries) {
    const known = days.get(date)
    days.set(date, {
      date,
      answers: answers + (known?.answers ?? 0),
      right: right + (known?.right ?? 0),
      answering: answering + (known?.answering ?? 0),
      reading: reading + (known?.reading ?? 0),
      terms: terms + (known?.terms ?? 0),
    })
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** The days off of a course; of all courses together those that are off in each that has a plan. */
function daysOffOf(
  progress: Stores['progress'],
  courses: readonly CourseRow[],
  ofAll: boolean,
): (day: string) => boolean {
  const plans = courses
    .map(({ id }) => planSettingsOf(progress, id))
    .filter(({ examDate }) => !ofAll || examDate !== null)
  return (day) =>
    plans.length > 0 &&
    plans.every(({ weekdaysOff, datesOff }) => weekdaysOff.includes(weekday(day)) || datesOff.includes(day))
}
