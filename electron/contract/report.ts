import { z } from 'zod'
import { base, chapterId, compiled, courseId, questionId, timestamp, uuid } from './base.ts'
import type { ChapterState } from './library.ts'
import type { QuestionType } from './content.ts'

/**
 * What the report may claim, and how, is written in domain/: everything here is an estimate from first
 * answers (a repeated question measures memory of it; self-marked recall counts for nothing; sittings left
 * out of statistics are left out). Shares are 0 to 1. Dates are the learner's own days, YYYY-MM-DD.
 */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A share with the interval in which it probably lies (95 %). */
export type EstimatedShare = { value: number; low: number; high: number }

export type ReportTrend = 'up' | 'down' | 'steady' | 'unknown'

/** A domain, an objective or a chapter. */
export type ReportTopic = {
  level: 'domain' | 'objective' | 'chapter'
  id: string
  title: string
  /** 1-based place in the course, for a chapter; null above. */
  number: number | null
  /** What the learner may do with a chapter; null above. */
  state: ChapterState | null
  /** Percent of the exam: the middle of the published range, shared out among what lies below. */
  weight: number
  /** Questions of the course that can be answered here (without self-marked ones), and how many were. */
  questions: number
  answered: number
  /** Questions whose last answer earned less than all points: `which: missed` of practice asks them. */
  missed: number
  mastery: EstimatedShare
  trend: ReportTrend
  /** Percent of the exam that is expected to be lost here: weight × (1 − mastery). */
  expectedLoss: number
  /** The same in questions of a whole exam; null when the course has no blueprint. */
  questionsLost: number | null
  /** 1 for the worst among its siblings, and for the worst of its level in the whole course. */
  rank: number
  rankOfLevel: number
  /** Fewer than 5 answers: ranked all the same, to be shown as too early to tell. */
  tooEarly: boolean
  /** The worst first; empty for a chapter. */
  children: ReportTopic[]
}

/**
 * The one thing to do next: what to do, about which chapter, and why.
 * `read` and `practise` name a chapter; `missed` (all was answered once: repeat what was missed), `exam`
 * (sit a mock exam) and `nothing` (the course has no questions) name none.
 * Why: `no-answers` nothing is known yet; `unread` most is lost in a chapter that was not opened; `most-lost`
 * most is lost in a chapter with questions that were not answered; `all-answered`; `no-exam` strong enough,
 * and no mock exam was sat.
 */
export type NextStep = {
  kind: 'read' | 'practise' | 'missed' | 'exam' | 'nothing'
  why: 'no-answers' | 'unread' | 'most-lost' | 'all-answered' | 'no-exam' | 'no-questions'
  chapter: { id: string; number: number; title: string } | null
  domain: { id: string; title: string } | null
  /** Percent of the exam that is expected to be lost in that chapter. */
  expectedLoss: number | null
  /** First answers in that chapter, or in the course where none is named. */
  answered: number
}

export type TopicReport = {
  courseTitle: string
  /** Questions answered in the whole course, and those of them that are not in it any more. */
  answered: number
  gone: number
  /** Percent of the exam that is expected to be lost in all. */
  expectedLoss: number
  /** Questions in a whole exam; null when the course has no blueprint. */
  examQuestions: number | null
  next: NextStep
  /** The worst first; `place` of a domain in the course's own outline gives its colour. */
  domains: (ReportTopic & { place: number })[]
}

const percentStep = z.number().min(0.05).max(0.95)

/** One forecast as it was made; these are kept and never made again. */
export const madeForecast = z.object({
  id: uuid,
  madeAt: timestamp,
  date: localDate,
  /** Probability of passing in steps of 0.05, never beyond 0.05 to 0.95. */
  pass: percentStep,
  /** The scaled score expected, and where it probably lies (95 %). */
  score: z.object({ value: z.number(), low: z.number(), high: z.number() }),
  /** First answers that it was made from. */
  answers: z.number().int(),
})
export type MadeForecast = z.infer<typeof madeForecast>

export const readiness = z.object({
  courseTitle: z.string(),
  /** Null when the course has no blueprint: then no readiness can be told (`missing` says nothing either). */
  scale: z.object({ min: z.number(), max: z.number(), pass: z.number() }).nullable(),
  /** What there is to tell from: first answers, and mock exams that count. */
  evidence: z.object({
    practice: z.number().int(),
    exam: z.number().int(),
    sittings: z.number().int(),
  }),
  /** Null while there is "not enough yet"; then `missing` says what is. */
  forecast: z
    .object({
      pass: percentStep,
      score: z.object({ value: z.number(), low: z.number(), high: z.number() }),
    })
    .nullable(),
  missing: z.object({
    /** How many more answers are needed in all; 0 when there are enough. */
    answers: z.number().int(),
    /** Domains without an answer. */
    domains: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  /**
   * What moves it most, the most first: how the probability of passing would change if this domain were
   * mastered; empty without a forecast.
   */
  effects: z.array(z.object({ domainId: z.string(), title: z.string(), change: z.number() })),
  /** The last forecast of each day, oldest first. */
  history: z.array(madeForecast),
  calibration: z.object({
    /** Forecasts made just before a full or half mock exam, with what came of it, oldest first. */
    pairs: z.array(
      z.object({
        madeAt: timestamp,
        sessionId: uuid,
        pass: percentStep,
        passed: z.boolean(),
        score: z.number(),
      }),
    ),
    /** Mean squared difference of forecast and outcome, 0 (perfect) to 1; null with fewer than 5 pairs. */
    brier: z.number().nullable(),
    /** How many more pairs it needs. */
    missing: z.number().int(),
    /** For the chart: forecasts of about the same probability, with the share that was passed. */
    bins: z.array(z.object({ pass: z.number(), passed: z.number(), count: z.number().int() })),
  }),
})
export type Readiness = z.infer<typeof readiness>

/** A question that this learner's answers contradict, for whoever keeps the course. */
export const oddQuestion = z.object({
  questionId,
  /** As plain text, shortened. */
  stem: z.string(),
  type: z.custom<QuestionType>((value) => typeof value === 'string'),
  difficulty: z.number().int(),
  /** Null when the installed course no longer has it. */
  chapter: z.object({ id: chapterId, number: z.number().int(), title: z.string() }).nullable(),
  /**
   * `harder`: missed far more often than its difficulty and this learner's level let expect; `easier`: right far
   * more often; `reversed`: missed when the learner was stronger, right when weaker.
   */
  reason: z.enum(['harder', 'easier', 'reversed']),
  answered: z.number().int(),
  /** Mean share of points earned, and expected. */
  earned: z.number(),
  expected: z.number(),
})
export type OddQuestion = z.infer<typeof oddQuestion>

const ofCourse = z.object({ courseId })

/** NOT_HERE `course` when it is not in the library. */
export const report = {
  topics: base.input(ofCourse).output(compiled<TopicReport>()),
  /** Keeps today's forecast when there is one, for the history. */
  readiness: base.input(ofCourse).output(readiness),
  odd: base.input(ofCourse).output(z.array(oddQuestion)),
}
