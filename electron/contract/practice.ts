import { z } from 'zod'
import { base, chapterId, compiled, courseId, questionId, timestamp, uuid } from './base.ts'
import { questionMark, shownKey } from './marks.ts'
import { response } from './response.ts'
import type { Block, Grade, QuestionView } from './content.ts'

const domainOrObjectiveId = z.string().min(1).max(100)

export const questionType = z.enum([
  'recall',
  'single',
  'multiple',
  'grid',
  'order',
  'match',
  'cloze',
  'number',
])
export const difficulty = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** Which part of the course; an empty list of ids matches nothing. */
export const practiceScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  /** Chapters that were opened at least once. */
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('chapters'), ids: z.array(chapterId).max(1_000) }),
  z.object({ kind: z.literal('objectives'), ids: z.array(domainOrObjectiveId).max(1_000) }),
  z.object({ kind: z.literal('domains'), ids: z.array(domainOrObjectiveId).max(100) }),
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
  z.object({ kind: z.literal('rested'), sessions: z.number().int().min(1).max(50) }),
])

export const practiceFilter = z.object({
  scope: practiceScope,
  which: practiceWhich,
  /** Empty: all types. */
  types: z.array(questionType).max(8),
  /** Empty: all difficulties. */
  difficulties: z.array(difficulty).max(3),
})
export type PracticeFilter = z.infer<typeof practiceFilter>

export const practiceChoice = practiceFilter.extend({
  /** At most this many; fewer when fewer match. */
  count: z.number().int().min(1).max(200),
  /** Null: not timed. The time stands still while Lectern is closed or the computer sleeps. */
  minutes: z.number().int().min(1).max(600).nullable(),
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
      questions: z.number().int(),
      objectives: z.array(
        z.object({ id: domainOrObjectiveId, title: z.string(), questions: z.number().int() }),
      ),
    }),
  ),
  chapters: z.array(
    z.object({
      id: chapterId,
      number: z.number().int(),
      title: z.string(),
      /** Null when the outline does not have the chapter's objective. */
      domainId: domainOrObjectiveId.nullable(),
      questions: z.number().int(),
      opened: z.boolean(),
    }),
  ),
  /** How many practice questions there are in all, and by what each one-key start and `which` would find. */
  counts: z.object({
    all: z.number().int(),
    unseen: z.number().int(),
    missed: z.number().int(),
    flagged: z.number().int(),
  }),
  /** Types that the course has practice questions of. */
  types: z.array(questionType),
  /** The session to go on with. Beginning another one finishes it. */
  unfinished: z
    .object({
      sessionId: uuid,
      startedAt: timestamp,
      answered: z.number().int(),
      questions: z.number().int(),
    })
    .nullable(),
})
export type PracticeBuilder = z.infer<typeof practiceBuilder>

export const practiceAnswer = z.object({
  questionId,
  response,
  guessed: z.boolean(),
  milliseconds: z.number().int(),
  /** Null until the session is finished when feedback comes at the end. */
  feedback: shownKey.extend({ grade: compiled<Grade>() }).nullable(),
})
export type PracticeAnswer = z.infer<typeof practiceAnswer>

/**
 * Remaining time of a timed session in milliseconds, null for one that is not timed. Count down from it
 * only on screen.
 */
export const practiceTime = z.object({ remaining: z.number().int().min(0), of: z.number().int() }).nullable()
export type PracticeTime = z.infer<typeof practiceTime>

export const practiceSession = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  choice: practiceChoice,
  startedAt: timestamp,
  /** Set when every question is answered, when the learner finishes, or when time is up. */
  finishedAt: timestamp.nullable(),
  time: practiceTime,
  /** The question that was on screen last; null before the first. */
  current: questionId.nullable(),
  questions: z.array(compiled<QuestionView>()),
  answers: z.array(practiceAnswer),
  /** For every question of the session that is flagged or has a note. */
  marks: z.array(questionMark),
})
export type PracticeSession = z.infer<typeof practiceSession>

const tally = z.object({
  questions: z.number().int(),
  right: z.number().int(),
  /** Some of the points. */
  partly: z.number().int(),
  wrong: z.number().int(),
  unanswered: z.number().int(),
  points: z.number().int(),
  of: z.number().int(),
})
export type Tally = z.infer<typeof tally>

/** A finished session. `session.answers` all carry their feedback. */
export const practiceSummary = z.object({
  session: practiceSession,
  total: tally,
  guessed: z.number().int(),
  /** Milliseconds spent on the questions. */
  milliseconds: z.number().int(),
  chapters: z.array(tally.extend({ id: chapterId, title: z.string() })),
  /** Ids of the questions answered with less than all points: what `again` asks. */
  missed: z.array(questionId),
})
export type PracticeSummary = z.infer<typeof practiceSummary>

const ofSession = z.object({ sessionId: uuid })
const ofQuestion = ofSession.extend({ questionId })

/**
 * Practice asks questions of the pool `practice` only, least often answered first, cases together.
 * An answer is graded and enters the log when it is given, and is final.
 */
export const practice = {
  builder: base.input(z.object({ courseId })).output(practiceBuilder),
  /** How many questions match. */
  count: base.input(practiceFilter.extend({ courseId })).output(z.object({ matching: z.number().int() })),
  /** Starts a session and remembers the choice. NOT_HERE `practice-questions` when nothing matches. */
  begin: base.input(practiceChoice.extend({ courseId })).output(practiceSession),
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
      ofQuestion.extend({
        response,
        guessed: z.boolean(),
        milliseconds: z.number().int().min(0).max(86_400_000),
      }),
    )
    .output(z.object({ answer: practiceAnswer, time: practiceTime, finished: z.boolean() })),
  /** "I guessed", said or taken back after the answer. */
  markGuessed: base.input(ofQuestion.extend({ guessed: z.boolean() })).output(practiceAnswer),
  /** To be called every 10 seconds while a timed session is on screen: tells the clock that it is. */
  heartbeat: base.input(ofSession).output(z.object({ time: practiceTime, finished: z.boolean() })),
  /** To be called when a timed session leaves the screen (also on `pagehide`): its time stands still. */
  leave: base.input(ofSession).output(z.object({})),
  /** Ends the session, answered or not. A finished one stays as it is. */
  finish: base.input(ofSession).output(practiceSummary),
  /** NOT_NOW `unfinished` before the end. */
  summary: base.input(ofSession).output(practiceSummary),
}
