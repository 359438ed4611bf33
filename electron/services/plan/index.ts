import { implement } from '@orpc/server'
import { plan as contract } from '../../contract/plan.ts'
import { listDayRollups } from '../../db/rollups.ts'
import { findStudyChoice, putStudyChoice } from '../../db/study-choices.ts'
import { addDays, daysBetween, planStudy, weekday } from '../../domain/learner-model.ts'
import { standings, withoutBanks } from '../library/chapters.ts'
import { refusing } from '../context.ts'
import { gatherEvidence, rankedTopics } from '../../data/evidence.ts'
import { hasMockExam, needCourse } from '../library/course.ts'
import { forecastDays, planSettingsOf } from '../../data/cards.ts'
import { need } from '../../domain/need.ts'
import type { PlanItem, PlanSettings, StudyPlan } from '../../contract/plan.ts'
import type { Plan, PlanItem as PlannedItem, PlanWork } from '../../domain/learner-model.ts'
import type { Context } from '../context.ts'
import type { Evidence } from '../../data/evidence.ts'

/** How far back missed days are counted. */
const lookBack = 14
/** A guess, the same for everybody: terms are turned over in less, questions take longer. */
const secondsAReview = 30
/** An answer, and reading its reasons: about the pace of the real exam (45 minutes for 50 questions). */
const secondsACheckQuestion = 55

const os = implement(contract).$context<Context>().use(refusing)

export const plan = os.router({
  get: os.get.handler(({ input, context }) => planOf(context, input.courseId)),

  set: os.set.handler(({ input: { courseId, ...change }, context }) => {
    const { progress } = context.storage.current()
    needCourse(context, courseId)
    const choice = { ...planSettingsOf(progress, courseId), ...change }
    context.write((writable) => putStudyChoice(writable, courseId, 'plan', choice, context.now()))
    return planOf(context, courseId)
  }),
})

function planOf(context: Context, courseId: string): StudyPlan {
  const { progress } = context.storage.current()
  const evidence = gatherEvidence(context, needCourse(context, courseId))
  const settings = planSettingsOf(progress, courseId)
  const today = context.dayOf(context.now())
  const { examDate: examOn } = settings
  const made: Plan =
    examOn === null
      ? { days: [], leftOut: [], minutesWanted: null }
      : planStudy(
          today,
          {
            examOn,
            daysOffWeekly: settings.weekdaysOff,
            daysOff: settings.datesOff,
            minutesADay: settings.minutes,
          },
          workOf(context, evidence, Math.max(0, daysBetween(today, examOn)) + 1),
        )
  const chapters = new Map(
    evidence.chapters.map(({ id, number, title }) => [id, { id, number, title }] as const),
  )
  return {
    courseTitle: evidence.course.manifest.title,
    settings,
    today,
    daysLeft: examOn === null ? null : daysBetween(today, examOn),
    days: made.days.map(({ day, kind, minutes, items }) => ({
      ...{ date: day, kind, minutes },
      items: items.map((item) => itemOf(item, chapters, evidence)),
    })),
    missedDays: countMissedDays(context, courseId, settings, today),
    leftOut: made.leftOut.map((id) => need(chapters.get(id), 'a chapter of the plan')),
    minutesWanted: made.minutesWanted,
  }
}

type ChapterRef = { id: string; number: number; title: string }

function itemOf(
  item: PlannedItem,
  chapters: ReadonlyMap<string, ChapterRef>,
  { course }: Evidence,
): PlanItem {
  switch (item.kind) {
    case 'review':
      return { kind: 'review', cards: item.count, minutes: item.minutes }
    case 'chapter':
      return {
        ...{ kind: 'chapter', minutes: item.minutes, begins: item.begins, finishes: item.finishes },
        chapter: need(chapters.get(item.chapterId), 'a chapter of the plan'),
      }
    case 'practice': {
      const objective = course.manifest.domains
        .flatMap(({ objectives }) => objectives)
        .find(({ id }) => id === item.objectiveId)
      return {
        ...{ kind: 'practice', minutes: item.minutes },
        objective: objective ? { id: objective.id, title: objective.title } : null,
      }
    }
    case 'exam':
      return item
  }
}

/** What is left to do. */
function workOf(context: Context, evidence: Evidence, days: number): PlanWork {
  const { course } = evidence
  const { progress, library } = context.storage.current()
  const today = context.dayOf(context.now())
  const done = listDayRollups(progress, course.id).find(({ day }) => day === today)
  return {
    chapters: withoutBanks(standings(context.storage.current(), course))
      .filter(({ summary }) => summary.state !== 'passed')
      .map(({ row: { checkQuestions }, summary: { id, minutes, readShare, bestShare } }) => ({
        id,
        minutes: Math.max(
          1,
          Math.round(minutes * (1 - readShare / 2) + (checkQuestions * secondsACheckQuestion) / 60),
        ),
        isBegun: readShare > 0 || bestShare !== null,
      })),
    reviews: forecastDays(context, course, days),
    secondsAReview,
    examMinutes: hasMockExam(library, course) ? course.manifest.exam!.minutes : null,
    weak: rankedTopics(evidence).flatMap(({ children }) =>
      children.map(({ id, expectedLoss }) => ({ id, expectedLoss })),
    ),
    studiedToday: done ? Math.round((done.answering + done.reading) / 60_000) : 0,
  }
}

/** Days since the plan was set on which nothing was studied though they were no days off. */
function countMissedDays(
  { storage, dayOf }: Context,
  courseId: string,
  { weekdaysOff, datesOff, examDate }: PlanSettings,
  today: string,
): number {
  const { progress } = storage.current()
  const set = findStudyChoice(progress, courseId, 'plan')
  if (!set || examDate === null) return 0
  const setOn = dayOf(set.chosenAt)
  const studied = new Set(listDayRollups(progress, courseId).map(({ day }) => day))
  return Array.from({ length: lookBack }, (_, ago) => addDays(today, -1 - ago)).filter(
    (day) =>
      day >= setOn &&
      day < examDate &&
      !studied.has(day) &&
      !weekdaysOff.includes(weekday(day)) &&
      !datesOff.includes(day),
  ).length
}
