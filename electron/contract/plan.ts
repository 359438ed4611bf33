import * as z from 'zod/mini'
import { base, chapterId, courseId, intBetween } from './base.ts'
import { localDate } from './report.ts'

/** A day that the calendar has, in this century. */
const planDate = localDate.check(
  z.refine((day) => /^20/.test(day) && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) === true),
)

export const planSettings = z.object({
  /** Null: no date is set, and there is no plan. */
  examDate: z.nullable(planDate),
  /** Weekdays without study, 1 for Monday to 7 for Sunday. */
  weekdaysOff: z.array(intBetween(1, 7)).check(z.maxLength(7)),
  /** Single days without study, those that have passed among them: they break no streak. */
  datesOff: z.array(planDate).check(z.maxLength(400)),
  /** Minutes of study a day. */
  minutes: intBetween(5, 720),
})
export type PlanSettings = z.infer<typeof planSettings>

export const defaultPlanSettings: PlanSettings = {
  examDate: null,
  weekdaysOff: [],
  datesOff: [],
  minutes: 45,
}

export const planItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review'), cards: z.int(), minutes: z.number() }),
  /**
   * Read a chapter and take its self-check. Not `begins` when some of it was read before, or on an earlier day of the
   * plan; not `finishes` when it goes on the next study day.
   */
  z.object({
    kind: z.literal('chapter'),
    chapter: z.object({ id: chapterId, number: z.int(), title: z.string() }),
    minutes: z.number(),
    begins: z.boolean(),
    finishes: z.boolean(),
  }),
  /** Practice of an objective, or of everything. */
  z.object({
    kind: z.literal('practice'),
    objective: z.nullable(z.object({ id: z.string(), title: z.string() })),
    minutes: z.number(),
  }),
  z.object({ kind: z.literal('exam'), preset: z.enum(['full', 'half', 'sprint']), minutes: z.number() }),
])
export type PlanItem = z.infer<typeof planItem>

export const studyPlan = z.object({
  courseTitle: z.string(),
  settings: planSettings,
  today: localDate,
  /** Days from today to the exam, that day not counted; null when no date is set, negative when it is over. */
  daysLeft: z.nullable(z.int()),
  /** From today to the day of the exam; empty without a date. What was studied today is not planned again. */
  days: z.array(
    z.object({
      date: localDate,
      kind: z.enum(['study', 'off', 'exam']),
      minutes: z.number(),
      items: z.array(planItem),
    }),
  ),
  /** Days since the plan was set (at most the last 14) on which nothing was studied though it was no day off. */
  missedDays: z.int(),
  /**
   * Chapters that do not fit in before the exam, and how many minutes a day would fit them all; more than a day may
   * have (720) when none would.
   */
  leftOut: z.array(z.object({ id: chapterId, number: z.int(), title: z.string() })),
  minutesWanted: z.nullable(z.int()),
})
export type StudyPlan = z.infer<typeof studyPlan>

/** The plan is made anew from what is left each time it is asked for, so it adapts when days are missed. */
export const plan = {
  get: base.input(z.object({ courseId })).output(studyPlan),
  set: base.input(z.extend(z.partial(planSettings), { courseId })).output(studyPlan),
}
