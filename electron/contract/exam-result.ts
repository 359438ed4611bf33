import * as z from 'zod/mini'
import { chapterId, compiled, courseId, duration, questionId, timestamp, uuid } from './base.ts'
import { questionMark, shownKey } from './marks.ts'
import { response } from '../questions/response.ts'
import type { Grade, QuestionView } from './content.ts'

/**
 * An estimate on the scale of the real exam, whose own map from points to scores is not published: always
 * to be called an estimate, and shown with its interval (`domain/scaled-score.ts`).
 */
export const estimatedScore = z.object({
  value: z.int(),
  /** Where a sitting of the same length would probably end, 95 %. */
  low: z.int(),
  high: z.int(),
  min: z.number(),
  max: z.number(),
  pass: z.number(),
  passed: z.boolean(),
})
export type EstimatedScore = z.infer<typeof estimatedScore>

export const questionOutcome = z.enum(['right', 'partly', 'wrong', 'unanswered'])
export type QuestionOutcome = z.infer<typeof questionOutcome>

export const sitting = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  /** What was chosen; `domainTitle` names the one domain of a `domain` exam. */
  kind: z.enum(['full', 'half', 'sprint', 'domain', 'custom']),
  domainTitle: z.nullable(z.string()),
  startedAt: timestamp,
  endedAt: timestamp,
  endedBy: z.enum(['learner', 'time']),
  clock: z.enum(['real', 'working']),
  /** The exam's length and what was used of it. */
  length: duration,
  used: duration,
  questions: z.int(),
  points: z.int(),
  of: z.int(),
  /** Null when the course has no scale. */
  score: z.nullable(estimatedScore),
  /** Fewer questions than half a real exam asks: nothing can be told of passing. */
  tooFew: z.boolean(),
  /** Left out of statistics. */
  hidden: z.boolean(),
})
export type Sitting = z.infer<typeof sitting>

/**
 * What real time counted because the computer restarted during the exam: only its clock can say how long it was off.
 * Null where that happened to no exam, with working time, and for an exam that came from another computer.
 */
export const examRestart = z.object({
  counted: duration,
  /** The clock had been set back, so that no more counted than the time since the restart. */
  isLeast: z.boolean(),
  /** Time ran out while the computer was off. */
  endedIt: z.boolean(),
})
export type ExamRestart = z.infer<typeof examRestart>

export const resultDomain = z.object({
  id: z.string(),
  title: z.string(),
  /** From 0, in the course's outline: gives the domain its hue. */
  place: z.int(),
  /** Percent of the real exam, from and to. */
  weight: z.tuple([z.number(), z.number()]),
  questions: z.int(),
  points: z.int(),
  of: z.int(),
})
export type ResultDomain = z.infer<typeof resultDomain>

/** A question as it was asked, in the order of the exam. */
export const resultQuestion = z.object({
  questionId,
  domainId: z.string(),
  chapterId,
  /** As it looked: the order in which its components stood. */
  view: compiled<QuestionView>(),
  key: shownKey,
  response: z.nullable(response),
  grade: compiled<Grade>(),
  outcome: questionOutcome,
  marked: z.boolean(),
  struck: z.array(z.string()),
  comment: z.string(),
  /** Time on this question; `idle` is what came on top without a key or pointer for over 60 s. */
  active: duration,
  idle: duration,
  /** More active time than one and a half times the exam's time per question. */
  slow: z.boolean(),
})
export type ResultQuestion = z.infer<typeof resultQuestion>

export const examResult = z.object({
  sitting,
  restart: z.nullable(examRestart),
  counts: z.object({
    right: z.int(),
    partly: z.int(),
    wrong: z.int(),
    unanswered: z.int(),
  }),
  domains: z.array(resultDomain),
  /** Milliseconds per question. */
  pace: z.object({
    /** The exam's length over its questions. */
    budget: duration,
    /** Median active time of the questions that were seen; null when none was. */
    median: z.nullable(duration),
    /** All idle time. */
    idle: duration,
    slow: z.int(),
  }),
  questions: z.array(resultQuestion),
  /** For every question that is flagged or has a note. */
  marks: z.array(questionMark),
})
export type ExamResult = z.infer<typeof examResult>

export const examHistory = z.object({
  sittings: z.array(sitting),
  /**
   * How the mean share of points of the last sittings (at most three) differs from that of those before
   * them (at most three), -1 to 1; null with fewer than two. Hidden sittings do not count.
   */
  trend: z.object({ sittings: z.int(), change: z.nullable(z.number()) }),
})
export type ExamHistory = z.infer<typeof examHistory>
