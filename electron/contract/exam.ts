import * as z from 'zod/mini'
import {
  base,
  compiled,
  courseId,
  duration,
  intBetween,
  questionId,
  textUpTo,
  timestamp,
  upToADay,
  uuid,
} from './base.ts'
import { examHistory, examRestart, examResult } from './exam-result.ts'
import { response } from '../questions/response.ts'
import { componentId, mostComponents } from '../questions/schema.ts'
import type { QuestionView } from './content.ts'

const domainId = z.string().check(z.minLength(1), z.maxLength(100))

/** What kind of exam; questions and minutes of all but `custom` come from the course's blueprint. */
export const examChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('half') }),
  /** As many questions as the real exam asks in 10 minutes. */
  z.object({ kind: z.literal('sprint') }),
  /** The share of one domain in a full exam, at the pace of the real exam. */
  z.object({ kind: z.literal('domain'), domainId }),
  z.object({
    kind: z.literal('custom'),
    questions: intBetween(1, 500),
    minutes: intBetween(1, 600),
  }),
])
export type ExamChoice = z.infer<typeof examChoice>

/**
 * What the clock does while Lectern is closed or the computer sleeps: with `real` it runs on, as in a
 * test center; with `working` it stands still. Where only a wall clock can say how long that was: `examRestart`.
 */
export const clockRule = z.enum(['real', 'working'])
export type ClockRule = z.infer<typeof clockRule>

export const examScale = z.object({ min: z.number(), max: z.number(), pass: z.number() })
export type ExamScale = z.infer<typeof examScale>

/** What would be asked, said before starting. */
export const examPlan = z.object({
  courseTitle: z.string(),
  /** The real exam's code, null when the course has no blueprint: then only `custom` works. */
  code: z.nullable(z.string()),
  choice: examChoice,
  /** How many questions the choice asks for, and how many the pool can give: what is asked. */
  wanted: z.int(),
  questions: z.int(),
  /** Shortened in proportion when the pool gives fewer questions than a preset wants. */
  minutes: z.int(),
  domains: z.array(
    z.object({
      id: domainId,
      title: z.string(),
      /** Percent of the real exam, from and to. */
      weight: z.tuple([z.number(), z.number()]),
      /** By weight. */
      wanted: z.int(),
      /** In the exam pool. */
      pool: z.int(),
      /** What is asked: less than wanted where the pool lacks, more where this domain fills up for another. */
      questions: z.int(),
    }),
  ),
  /** Null when the course has no blueprint: then the result has points only. */
  scale: z.nullable(examScale),
  /** Questions of this exam that were in an earlier sitting, as the pool stands now. */
  seenBefore: z.int(),
})
export type ExamPlan = z.infer<typeof examPlan>

export const examTime = z.object({
  /** As of this answer; 0 when time is up. Count down from it only on screen, never in what is stored. */
  remaining: duration,
  of: duration,
  rule: clockRule,
})
export type ExamTime = z.infer<typeof examTime>

export const answeredState = z.enum(['no', 'partly', 'yes'])

/** The state of one question of a running exam. */
export const examItem = z.object({
  questionId,
  response: z.nullable(response),
  /** `partly`: fewer picked, placed or filled than asked for. */
  answered: answeredState,
  marked: z.boolean(),
  /** Ids of choices struck out. */
  struck: z.array(z.string()),
  comment: z.string(),
  visited: z.boolean(),
})
export type ExamItem = z.infer<typeof examItem>

export const examSummary = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  choice: examChoice,
  startedAt: timestamp,
  time: examTime,
  questions: z.int(),
  answered: z.int(),
  /** Another window has it open; this one may take it over. */
  elsewhere: z.boolean(),
  restart: z.nullable(examRestart),
})
export type ExamSummary = z.infer<typeof examSummary>

/** A running exam as its window shows it: no key, no `why`, no explanation. */
export const examView = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  choice: examChoice,
  startedAt: timestamp,
  time: examTime,
  questions: z.array(compiled<QuestionView>()),
  items: z.array(examItem),
  /** The question that was on screen last; null for the review screen. */
  current: z.nullable(questionId),
  restart: z.nullable(examRestart),
})
export type ExamView = z.infer<typeof examView>

export const examChange = z.discriminatedUnion('kind', [
  /** The whole response as it now is; null takes it back. */
  z.object({ kind: z.literal('response'), response: z.nullable(response) }),
  z.object({ kind: z.literal('marked'), marked: z.boolean() }),
  z.object({
    kind: z.literal('struck'),
    struck: z.array(componentId).check(z.maxLength(mostComponents)),
  }),
  z.object({ kind: z.literal('comment'), comment: textUpTo(5_000) }),
])
export type ExamChange = z.infer<typeof examChange>

const ofSession = z.object({ sessionId: uuid })

/**
 * `windowId` is a uuid that a window makes once and keeps for as long as it lives (sessionStorage).
 * `still` is how many milliseconds ago the learner last pressed a key or moved the pointer: what goes
 * over 60 s counts as idle in the pace chart. The exam's clock is not touched by it.
 */
const ofWindow = z.extend(ofSession, { windowId: uuid, still: upToADay })

/**
 * One exam runs at a time in the whole app. Every change is on the disk when its call returns.
 * The window that has it open calls `heartbeat` every 10 seconds and `leave` on `pagehide`.
 *
 * Calls of a running exam refuse with NOT_NOW: `exam-ended` (finished, or time was up, which submits what
 * is stored), `exam-elsewhere` (another window has it), `response-type`, `too-many` (more picked than
 * "Choose N" allows). Downloads of an ended sitting: GET /download/exam.csv?session=ID and exam.json?session=ID.
 */
export const exam = {
  /** What an exam would ask. NOT_HERE `exam-questions` when the pool has none; NOT_NOW `no-blueprint`. */
  plan: base.input(z.object({ courseId, choice: examChoice })).output(examPlan),
  /** The exam that is running, null when none is. Submits one whose time is up. */
  running: base.input(z.object({ windowId: z.optional(uuid) })).output(z.nullable(examSummary)),
  /**
   * Starts an exam and opens it in this window. The same seed on the same pool and history draws the same
   * exam. NOT_NOW `exam-running` while one is.
   */
  begin: base
    .input(
      z.object({
        courseId,
        choice: examChoice,
        clock: clockRule,
        windowId: uuid,
        seed: z.optional(intBetween(0, 0xffff_ffff)),
      }),
    )
    .output(examView),
  /**
   * Opens the running exam in this window, also after a restart. While another living window has it, answers
   * `elsewhere` unless `takeOver`; then that window's calls are refused from now on.
   */
  open: base
    .input(z.extend(ofSession, { windowId: uuid, takeOver: z.boolean() }))
    .output(
      z.discriminatedUnion('state', [
        z.object({ state: z.literal('open'), exam: examView }),
        z.object({ state: z.literal('elsewhere'), summary: examSummary }),
        z.object({ state: z.literal('ended') }),
      ]),
    ),
  /** Stores one change of one question. */
  change: base
    .input(z.extend(ofWindow, { questionId, change: examChange }))
    .output(z.object({ item: examItem, time: examTime })),
  /** A question came on screen, or the review screen (null). Time from here on belongs to it. */
  visit: base
    .input(z.extend(ofWindow, { questionId: z.nullable(questionId) }))
    .output(z.object({ time: examTime })),
  /** Tells the clock that the exam is on screen, and the window what became of the exam. */
  heartbeat: base.input(ofWindow).output(
    z.object({
      state: z.enum(['running', 'ended', 'elsewhere']),
      time: examTime,
    }),
  ),
  /** The exam leaves this window's screen: with `working` time the clock stands still until it is opened. */
  leave: base.input(ofWindow).output(z.object({})),
  /** Ends the exam, once; what is unanswered earns nothing. Ending an ended one changes nothing. */
  finish: base.input(ofWindow).output(z.object({ sessionId: uuid })),
  /** NOT_NOW `exam-running` before the end. */
  result: base.input(ofSession).output(examResult),
  /** Ended sittings of a course, oldest first, with their trend. */
  history: base.input(z.object({ courseId })).output(examHistory),
  /** Leaves a sitting out of statistics, or takes it in again; nothing else of it can be changed. */
  hide: base.input(z.extend(ofSession, { hidden: z.boolean() })).output(z.object({})),
}
