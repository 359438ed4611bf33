import * as z from 'zod/mini'
import { base, chapterId, compiled, courseId, questionId, timestamp, uuid } from './base.ts'
import type { ChapterState } from './library.ts'
import type { QuestionType } from './content.ts'

/**
 * What the report may claim, and how, is written in domain/: everything here is an estimate from first
 * answers (a repeated question measures memory of it; self-marked recall counts for nothing; sittings left
 * out of statistics are left out). Shares are 0 to 1. Dates are the learner's own days, YYYY-MM-DD.
 */
export const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

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
  /** Practice questions whose last answer earned less than all points: `which: missed` of practice asks them. */
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

export type TopicReport = {
  courseTitle: string
  /** First answers in the whole course; `gone` are those in chapters that it does not have any more. */
  answered: number
  gone: number
  /** Percent of the exam that is expected to be lost in all. */
  expectedLoss: number
  /** Questions in a whole exam; null when the course has no blueprint. */
  examQuestions: number | null
  /** The worst first; `place` of a domain in the course's own outline gives its colour. */
  domains: (ReportTopic & { place: number })[]
}

const percentStep = z.number().check(z.minimum(0.05), z.maximum(0.95))

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
  answers: z.int(),
})
export type MadeForecast = z.infer<typeof madeForecast>

export const readiness = z.object({
  courseTitle: z.string(),
  /** Null when the course has no blueprint: then no readiness can be told (`missing` says nothing either). */
  scale: z.nullable(z.object({ min: z.number(), max: z.number(), pass: z.number() })),
  /** What there is to tell from: first answers, and mock exams that count. */
  evidence: z.object({
    practice: z.int(),
    exam: z.int(),
    sittings: z.int(),
  }),
  /** Null while there is "not enough yet"; then `missing` says what is. */
  forecast: z.nullable(
    z.object({
      pass: percentStep,
      score: z.object({ value: z.number(), low: z.number(), high: z.number() }),
    }),
  ),
  /** What is missing for a forecast; null when there is one, or when there is no scale. */
  missing: z.nullable(
    z.object({
      /** First answers so far, and how many there should be. */
      answered: z.int(),
      wanted: z.int(),
      /** Domains without an answer. */
      domains: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
  /**
   * What moves it most, the most first: what happens when a third of what a domain now costs is won back, to the
   * probability of passing (0 to 1) and to the score. Empty without a forecast.
   */
  effects: z.array(
    z.object({ domainId: z.string(), title: z.string(), pass: z.number(), score: z.number() }),
  ),
  /** The last forecast of each day, oldest first. */
  history: z.array(madeForecast),
  calibration: z.object({
    /** Each full or half mock exam that counts, with the last forecast made before it, oldest first. */
    outcomes: z.array(
      z.object({ forecastAt: timestamp, examAt: timestamp, pass: z.number(), passed: z.boolean() }),
    ),
    /** Mean squared error of the probabilities: 0 is perfect, 0.25 what "50 %" always gets; null under five. */
    brier: z.nullable(z.number()),
    /** From so many outcomes on there is a Brier score. */
    wanted: z.int(),
    /** For a chart: forecasts of like probability, and how many of their exams were passed. */
    bins: z.array(
      z.object({
        from: z.number(),
        to: z.number(),
        meanPass: z.number(),
        passed: z.int(),
        count: z.int(),
      }),
    ),
  }),
})
export type Readiness = z.infer<typeof readiness>

/** A question that this learner's answers contradict, for whoever keeps the course. */
export const oddQuestion = z.object({
  questionId,
  /** As plain text, shortened. */
  stem: z.string(),
  type: z.custom<QuestionType>((value) => typeof value === 'string'),
  difficulty: z.int(),
  /** Null when the installed course no longer has it. */
  chapter: z.nullable(z.object({ id: chapterId, number: z.int(), title: z.string() })),
  /**
   * `reversed`: missed when strong and got when weak, so the key or the wording may be wrong; `harder`, `easier`:
   * the answers contradict its difficulty by far.
   */
  reason: z.enum(['reversed', 'harder', 'easier']),
  attempts: z.int(),
  /** Mean share of points earned, and expected. */
  earned: z.number(),
  expected: z.number(),
  /** For `reversed`: the learner's mean strength (0 to 1) when it was missed and when it was got. */
  strengthMissed: z.nullable(z.number()),
  strengthGot: z.nullable(z.number()),
})
export type OddQuestion = z.infer<typeof oddQuestion>

const topicRef = z.object({ id: z.string(), title: z.string() })
const chapterRef = z.object({ id: chapterId, number: z.int(), title: z.string() })

/** The one thing to do next, with what says why (domain/next-step.ts); the words and the link are the page's. */
export const nextStep = z.discriminatedUnion('kind', [
  /** Nothing was answered yet: read on, or practise where all is read. */
  z.object({ kind: z.literal('begin'), chapter: z.nullable(chapterRef) }),
  /** Too few answers to tell the chances: so many more, and some of this domain. */
  z.object({ kind: z.literal('answer'), missing: z.int(), domain: z.nullable(topicRef) }),
  /** So many cards are due. */
  z.object({ kind: z.literal('review'), due: z.int() }),
  /** Much of the exam (percent) is unread. */
  z.object({ kind: z.literal('read'), chapter: chapterRef, unreadWeight: z.number() }),
  /** The objective that will probably cost most, in percent of the exam, of all that will be lost. */
  z.object({
    kind: z.literal('practise'),
    objective: topicRef,
    domain: topicRef,
    expectedLoss: z.number(),
    totalLoss: z.number(),
    tooEarly: z.boolean(),
  }),
  /** Ready as far as practice tells: sit a mock exam. */
  z.object({ kind: z.literal('exam'), pass: z.number() }),
])
export type NextStep = z.infer<typeof nextStep>

/** All that the report page shows, of one moment. */
export const reportPage = z.object({ topics: compiled<TopicReport>(), next: nextStep, readiness })
export type ReportPage = z.infer<typeof reportPage>

const ofCourse = z.object({ courseId })

/** NOT_HERE `course` when it is not in the library. */
export const report = {
  /** As the three below it in one call; it keeps today's forecast too. */
  page: base.input(ofCourse).output(reportPage),
  topics: base.input(ofCourse).output(compiled<TopicReport>()),
  next: base.input(ofCourse).output(nextStep),
  /** Keeps today's forecast when there is one, for the history. */
  readiness: base.input(ofCourse).output(readiness),
  odd: base.input(ofCourse).output(z.array(oddQuestion)),
}
