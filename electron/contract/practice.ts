import * as z from 'zod/mini'
import {
  base,
  chapterId,
  compiled,
  courseId,
  duration,
  intBetween,
  questionId,
  timestamp,
  upToADay,
  uuid,
} from './base.ts'
import { questionMark, shownKey } from './marks.ts'
import { response } from '../questions/response.ts'
import { questionTypes } from '../questions/types.ts'
import type { Block, Grade, QuestionView } from './content.ts'

const domainOrObjectiveId = z.string().check(z.minLength(1), z.maxLength(100))

export const questionType = z.enum(questionTypes)
export const difficulty = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** Which part of the course; an empty list of ids matches nothing. */
export const practiceScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  /** Chapters that were opened at least once. */
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('chapters'), ids: z.array(chapterId).check(z.maxLength(1_000)) }),
  z.object({ kind: z.literal('objectives'), ids: z.array(domainOrObjectiveId).check(z.maxLength(1_000)) }),
  z.object({ kind: z.literal('domains'), ids: z.array(domainOrObjectiveId).check(z.maxLength(100)) }),
])

/** Which questions by what the learner did with them, in any kind of session. */
export const practiceWhich = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  /** Never answered. */
  z.object({ kind: z.literal('unseen') }),
  /** The last answer earned less than all points. */
  z.object({ kind: z.literal('missed') }),
  z.object({ kind: z.literal('flagged') }),
  /** In none of the last N practice sessions of this course. */
  z.object({ kind: z.literal('rested'), sessions: intBetween(1, 50) }),
])

export const practiceFilter = z.object({
  scope: practiceScope,
  which: practiceWhich,
  /** Empty: all types. */
  types: z.array(questionType).check(z.maxLength(questionTypes.length)),
  /** Empty: all difficulties. */
  difficulties: z.array(difficulty).check(z.maxLength(3)),
})
export type PracticeFilter = z.infer<typeof practiceFilter>

export const practiceChoice = z.extend(practiceFilter, {
  /** At most this many; fewer when fewer match. */
  count: intBetween(1, 200),
  /** Null: not timed. The time stands still while Lectern is closed or the computer sleeps. */
  minutes: z.nullable(intBetween(1, 600)),
  /** When right, wrong and why are shown: after each answer, or when the session is finished. */
  feedback: z.enum(['once', 'end']),
})
export type PracticeChoice = z.infer<typeof practiceChoice>

export const defaultPracticeChoice: PracticeChoice = {
  scope: { kind: 'all' },
  which: { kind: 'any' },
  types: [],
  difficulties: [],
  count: 10,
  minutes: null,
  feedback: 'once',
}

export const practiceBuilder = z.object({
  courseTitle: z.string(),
  /** The last choice that a session of this course was begun with, or the default. */
  choice: practiceChoice,
  /** Parts of the course with how many practice questions each has, in the course's order. */
  domains: z.array(
    z.object({
      id: domainOrObjectiveId,
      title: z.string(),
      questions: z.int(),
      objectives: z.array(z.object({ id: domainOrObjectiveId, title: z.string(), questions: z.int() })),
    }),
  ),
  chapters: z.array(
    z.object({
      id: chapterId,
      number: z.int(),
      title: z.string(),
      /** Null when the outline does not have the chapter's objective. */
      domainId: z.nullable(domainOrObjectiveId),
      questions: z.int(),
      opened: z.boolean(),
    }),
  ),
  /** How many practice questions there are in all, and by what each one-key start and `which` would find. */
  counts: z.object({
    all: z.int(),
    unseen: z.int(),
    missed: z.int(),
    flagged: z.int(),
  }),
  /** Types that the course has practice questions of. */
  types: z.array(questionType),
  /** The session to go on with. Beginning another one finishes it. */
  unfinished: z.nullable(
    z.object({
      sessionId: uuid,
      startedAt: timestamp,
      answered: z.int(),
      questions: z.int(),
    }),
  ),
})
export type PracticeBuilder = z.infer<typeof practiceBuilder>

export const practiceAnswer = z.object({
  questionId,
  response,
  guessed: z.boolean(),
  milliseconds: z.int(),
  /** Null until the session is finished when feedback comes at the end. */
  feedback: z.nullable(z.extend(shownKey, { grade: compiled<Grade>() })),
})
export type PracticeAnswer = z.infer<typeof practiceAnswer>

/**
 * Remaining time of a timed session in milliseconds, null for one that is not timed. Count down from it
 * only on screen.
 */
export const practiceTime = z.nullable(z.object({ remaining: duration, of: z.int() }))
export type PracticeTime = z.infer<typeof practiceTime>

export const practiceSession = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  choice: practiceChoice,
  startedAt: timestamp,
  /** Set when every question is answered, when the learner finishes, or when time is up. */
  finishedAt: z.nullable(timestamp),
  time: practiceTime,
  /** The question that was on screen last; null before the first. */
  current: z.nullable(questionId),
  questions: z.array(compiled<QuestionView>()),
  answers: z.array(practiceAnswer),
  /** For every question of the session that is flagged or has a note. */
  marks: z.array(questionMark),
})
export type PracticeSession = z.infer<typeof practiceSession>

const tally = z.object({
  questions: z.int(),
  right: z.int(),
  /** Some of the points. */
  partly: z.int(),
  wrong: z.int(),
  unanswered: z.int(),
  points: z.int(),
  /** What the answered ones could earn. */
  of: z.int(),
})
export type Tally = z.infer<typeof tally>

/** A finished session. `session.answers` all carry their feedback. */
export const practiceSummary = z.object({
  session: practiceSession,
  total: tally,
  guessed: z.int(),
  /** Milliseconds spent on the questions. */
  milliseconds: z.int(),
  chapters: z.array(z.extend(tally, { id: chapterId, title: z.string() })),
  /** Ids of the questions answered with less than all points: what `again` asks. */
  missed: z.array(questionId),
})
export type PracticeSummary = z.infer<typeof practiceSummary>

const ofSession = z.object({ sessionId: uuid })
const ofQuestion = z.extend(ofSession, { questionId })

/**
 * Practice asks questions of the pool `practice` only, least often answered first, cases together.
 * An answer is graded and enters the log when it is given, and is final.
 */
export const practice = {
  builder: base.input(z.object({ courseId })).output(practiceBuilder),
  /** How many questions match. */
  count: base.input(z.extend(practiceFilter, { courseId })).output(z.object({ matching: z.int() })),
  /** Starts a session and remembers the choice. NOT_HERE `practice-questions` when nothing matches. */
  begin: base.input(z.extend(practiceChoice, { courseId })).output(practiceSession),
  /**
   * One-key starts: `quick` is 10 questions of the chapters opened so far (of all when none was), `missed`
   * is up to 20 whose last answer was not right, `chapter` is all of one chapter. Not remembered as a choice.
   */
  quickStart: base
    .input(
      z.object({
        courseId,
        start: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('quick') }),
          z.object({ kind: z.literal('missed') }),
          z.object({ kind: z.literal('chapter'), chapterId }),
        ]),
      }),
    )
    .output(practiceSession),
  /** A new session of what a finished one missed. */
  again: base.input(ofSession).output(practiceSession),
  /** Opens a session, also after a restart; a timed one goes on from here. */
  session: base.input(ofSession).output(practiceSession),
  /** Remembers which question is on screen, so that the session goes on with it. */
  visit: base.input(ofQuestion).output(z.object({})),
  /** The answer to a `recall` question, which the learner then marks. */
  reveal: base
    .input(ofQuestion)
    .output(z.object({ answer: compiled<Block[]>(), explanation: compiled<Block[]>() })),
  /**
   * Stores and grades an answer. NOT_NOW: `second-answer`, `response-type`, `too-many` (more picked than
   * asked for), `finished` (also because time was up).
   * @param milliseconds time on the question, time without a key or pointer over 60 s taken off
   */
  answer: base
    .input(
      z.extend(ofQuestion, {
        response,
        guessed: z.boolean(),
        milliseconds: upToADay,
      }),
    )
    .output(z.object({ answer: practiceAnswer, time: practiceTime, finished: z.boolean() })),
  /** "I guessed", said or taken back after the answer. */
  markGuessed: base.input(z.extend(ofQuestion, { guessed: z.boolean() })).output(practiceAnswer),
  /** To be called every 10 seconds while a timed session is on screen: tells the clock that it is. */
  heartbeat: base.input(ofSession).output(z.object({ time: practiceTime, finished: z.boolean() })),
  /** To be called when a timed session leaves the screen (also on `pagehide`): its time stands still. */
  leave: base.input(ofSession).output(z.object({})),
  /** Ends the session, answered or not. A finished one stays as it is. */
  finish: base.input(ofSession).output(practiceSummary),
  /** NOT_NOW `unfinished` before the end. */
  summary: base.input(ofSession).output(practiceSummary),
}
