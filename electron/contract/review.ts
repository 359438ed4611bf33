import * as z from 'zod/mini'
import { base, compiled, courseId, intBetween, questionId, timestamp, upToADay, uuid } from './base.ts'
import { questionMark } from './marks.ts'
import { localDate } from './report.ts'
import { response } from '../questions/response.ts'
import type { ShownKey } from './marks.ts'
import type { Block, Grade, Inline, QuestionView, Response } from './content.ts'

/** How well a term was known; FSRS calls them Again, Hard and Good. */
export const termGrade = z.enum(['missed', 'unsure', 'known'])
export type TermGrade = z.infer<typeof termGrade>

export const reviewSettings = z.object({
  /** Share of what is due that shall still be known, 0.7 to 0.97: higher means more reviews. */
  retention: z.number().check(z.minimum(0.7), z.maximum(0.97)),
  /** Whether terms of opened chapters are cards. */
  terms: z.boolean(),
})
export type ReviewSettings = z.infer<typeof reviewSettings>

export const defaultReviewSettings: ReviewSettings = { retention: 0.9, terms: true }

export const reviewOverview = z.object({
  courseTitle: z.string(),
  settings: reviewSettings,
  /** Due today, those of earlier days included; of cards never asked at most 10 come in on a day. */
  due: z.object({
    questions: z.int(),
    terms: z.int(),
  }),
  /** All that is in review: questions that were missed, guessed or flagged, and terms of chapters that were opened. */
  inReview: z.object({ questions: z.int(), terms: z.int() }),
  /** From today on, 30 days: how many come due on each; today holds what is overdue as well. */
  forecast: z.array(z.object({ date: localDate, cards: z.int() })),
  /** The day of the exam, in the week before which each card is reviewed; null when none is set (`plan.set`). */
  examDate: z.nullable(localDate),
  unfinished: z.nullable(z.object({ sessionId: uuid, startedAt: timestamp, done: z.int(), cards: z.int() })),
})
export type ReviewOverview = z.infer<typeof reviewOverview>

type TeachingChapter = NonNullable<ShownKey['chapter']>

/** A card as it is asked; a term shows its name and is turned over by `reveal`. */
export type ReviewCard =
  | { kind: 'question'; id: string; view: QuestionView }
  | { kind: 'term'; id: string; term: string; chapter: TeachingChapter | null }

/** What came of a card. */
export type ReviewedCard =
  | {
      kind: 'question'
      id: string
      response: Response
      guessed: boolean
      feedback: ShownKey & { grade: Grade }
      /** The day it comes up again; null for a term that is new here. */
      again: string | null
    }
  | { kind: 'term'; id: string; grade: TermGrade; definition: Inline[]; again: string | null }

export const reviewSession = z.object({
  sessionId: uuid,
  courseId,
  courseTitle: z.string(),
  startedAt: timestamp,
  finishedAt: z.nullable(timestamp),
  /** In the order to be asked: exam weight × what is probably forgotten, the most first; new cards last. */
  cards: z.array(compiled<ReviewCard>()),
  done: z.array(compiled<ReviewedCard>()),
  marks: z.array(questionMark),
})
export type ReviewSession = z.infer<typeof reviewSession>

const termId = z.string().check(z.minLength(1), z.maxLength(200))
const ofSession = z.object({ sessionId: uuid })

/**
 * Spaced repetition of questions that were missed, guessed or flagged, and of terms. Every answer to a question
 * anywhere (but in sittings left out of statistics) counts as its review, the first of a day only. While an exam
 * runs, sessions are refused with NOT_NOW `exam-running`: they may hold what it asks.
 */
export const review = {
  overview: base.input(z.object({ courseId })).output(reviewOverview),
  set: base.input(z.extend(z.partial(reviewSettings), { courseId })).output(reviewOverview),
  /**
   * Starts a session of at most this many cards and finishes an unfinished one. NOT_HERE `due` when nothing
   * is due.
   */
  begin: base.input(z.object({ courseId, cards: intBetween(1, 200) })).output(reviewSession),
  /** Opens a session, also after a restart. */
  session: base.input(ofSession).output(reviewSession),
  /** The answer to a `recall` question or the definition of a term (no explanation), which the learner then marks. */
  reveal: base
    .input(z.extend(ofSession, { kind: z.enum(['question', 'term']), id: termId }))
    .output(z.object({ answer: compiled<Block[]>(), explanation: compiled<Block[]>() })),
  /**
   * Stores and grades the answer to a question. NOT_NOW: `second-answer`, `response-type`, `too-many`, `finished`.
   */
  answer: base
    .input(
      z.extend(ofSession, {
        questionId,
        response,
        guessed: z.boolean(),
        milliseconds: upToADay,
      }),
    )
    .output(z.object({ card: compiled<ReviewedCard>(), finished: z.boolean() })),
  /** Stores how well a term was known. NOT_NOW: `second-answer`, `finished`. */
  mark: base
    .input(
      z.extend(ofSession, {
        termId,
        grade: termGrade,
        milliseconds: upToADay,
      }),
    )
    .output(z.object({ card: compiled<ReviewedCard>(), finished: z.boolean() })),
  finish: base.input(ofSession).output(reviewSession),
}
