import * as z from 'zod/mini'
import { base, chapterId, courseId, intBetween } from './base.ts'
import { localDate } from './report.ts'

export const progressDay = z.object({
  date: localDate,
  /** Milliseconds: on questions and terms, and reading. */
  answering: z.int(),
  reading: z.int(),
  /** Answers of any kind, and those that earned all points. */
  answers: z.int(),
  right: z.int(),
  terms: z.int(),
})
export type ProgressDay = z.infer<typeof progressDay>

export const progressOverview = z.object({
  today: localDate,
  /** Null: all courses together. */
  courseTitle: z.nullable(z.string()),
  total: z.object({
    answering: z.int(),
    reading: z.int(),
    answers: z.int(),
    right: z.int(),
    terms: z.int(),
    days: z.int(),
  }),
  /** Chapters opened, passed and in all of the courses that are installed. */
  chapters: z.object({ opened: z.int(), passed: z.int(), all: z.int() }),
  /** Different questions answered, and questions in all (self-marked ones are questions here). */
  questions: z.object({ answered: z.int(), all: z.int() }),
  /**
   * Days with study, oldest first: the last 371, which fill 53 weeks of a calendar, and those that have yet to come,
   * which a clock that was ahead has left.
   */
  days: z.array(progressDay),
  /**
   * Days in a row with study up to today (or yesterday, while today may still come); planned days off neither
   * count nor break it. `longest` is the longest ever.
   */
  streak: z.object({ current: z.int(), longest: z.int(), today: z.boolean() }),
})
export type ProgressOverview = z.infer<typeof progressOverview>

export const progress = {
  overview: base.input(z.object({ courseId: z.optional(courseId) })).output(progressOverview),
  /**
   * Time that a chapter was on screen and read: to be sent about every minute, when the page is left and on
   * `pagehide`, without time of over 60 s without a key, pointer or scroll.
   */
  read: base
    .input(z.object({ courseId, chapterId, milliseconds: intBetween(1, 3_600_000) }))
    .output(z.object({})),
}
