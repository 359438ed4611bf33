import * as z from 'zod/mini'
import { defaultPlanSettings, planSettings } from '../contract/plan.ts'
import { defaultReviewSettings, reviewSettings } from '../contract/review.ts'
import { listQuestionChapters, listSiblings, listTermChapters } from '../db/course-questions.ts'
import { listMarks } from '../db/marks.ts'
import { listProgress } from '../db/progress.ts'
import { countNewQuestions } from '../db/review-sessions.ts'
import { listQuestionRollups, listTermRollups } from '../db/rollups.ts'
import { findStudyChoice } from '../db/study-choices.ts'
import { chooseSiblings, dueCards, dueOn, forecastReviews } from '../domain/learner-model.ts'
import { outlineOf } from './evidence.ts'
import { questionNow, termNow } from './memories.ts'
import type { PlanSettings } from '../contract/plan.ts'
import type { ReviewSettings } from '../contract/review.ts'
import type { CourseRow } from '../db/library.ts'
import type { Day, ReviewCard, ReviewDay, ReviewMemory } from '../domain/learner-model.ts'
import type { DataContext } from './context.ts'
import type { Stores } from './stores.ts'

/** A card of the review; `id` is unique among questions and terms, `of` is that of the question or term. */
export type Card = ReviewCard & { kind: 'question' | 'term'; of: string }

const chosenReview = z.partial(reviewSettings)
const chosenPlan = z.partial(planSettings)

/** What was chosen over the defaults; a stored value that is no longer valid gives way to them. */
export function reviewSettingsOf(progress: Stores['progress'], courseId: string): ReviewSettings {
  const stored = chosenReview.safeParse(findStudyChoice(progress, courseId, 'review')?.choice)
  return { ...defaultReviewSettings, ...stored.data }
}

/** As `reviewSettingsOf`. */
export function planSettingsOf(progress: Stores['progress'], courseId: string): PlanSettings {
  const stored = chosenPlan.safeParse(findStudyChoice(progress, courseId, 'plan')?.choice)
  return { ...defaultPlanSettings, ...stored.data }
}

const cardId = (kind: Card['kind'], of: string) => `${kind} ${of}`

/** How the model is to schedule the cards of a course. */
export function scheduleOf(progress: Stores['progress'], courseId: string) {
  const { retention } = reviewSettingsOf(progress, courseId)
  return { retention, examOn: planSettingsOf(progress, courseId).examDate }
}

/**
 * All cards in review: questions of the course that were missed, guessed or flagged, and the terms of chapters that
 * were opened.
 */
export function listCards(context: DataContext, course: CourseRow): Card[] {
  const { library, progress } = context.storage.current()
  const { id: courseId } = course
  const { chapters, weights } = outlineOf(library, course)
  const objectives = new Map(chapters.map(({ id, objectiveId }) => [id, objectiveId]))
  const weightOf = (chapterId: string) => weights.objectives.get(objectives.get(chapterId) ?? '') ?? 0
  const known = questionsNow(context, courseId)
  const marks = listMarks(progress, courseId)
  const questions = [...listQuestionChapters(library, courseId)].flatMap(([of, chapterId]): Card[] => {
    const rollup = known.get(of)
    if (!rollup?.missed && !marks.get(of)?.flagged) return []
    const memory = rollup?.memory ?? null
    return [{ id: cardId('question', of), kind: 'question', of, weight: weightOf(chapterId), memory }]
  })
  if (!reviewSettingsOf(progress, courseId).terms) return questions
  const opened = new Set(
    listProgress(progress, courseId).flatMap(({ chapterId, openedAt }) =>
      openedAt === null ? [] : [chapterId],
    ),
  )
  const terms = new Map(
    listTermRollups(progress, courseId).map((row) => [row.termId, termNow(context, row).memory]),
  )
  const termCards = [...listTermChapters(library, courseId)].flatMap(([of, chapterId]): Card[] => {
    const memory = terms.get(of) ?? null
    if (memory === null && !opened.has(chapterId)) return []
    return [{ id: cardId('term', of), kind: 'term', of, weight: weightOf(chapterId), memory }]
  })
  return [...questions, ...termCards]
}

function questionsNow(context: DataContext, courseId: string) {
  const rollups = listQuestionRollups(context.storage.current().progress, courseId)
  return new Map(rollups.map((row) => [row.questionId, questionNow(context, row)]))
}

/** The day on which the card of a question or term is due. */
export function comesAgainOn(
  { storage, dayOf, now }: DataContext,
  courseId: string,
  kind: Card['kind'],
  of: string,
  memory: ReviewMemory,
): Day {
  const schedule = scheduleOf(storage.current().progress, courseId)
  return dueOn({ id: cardId(kind, of), memory }, schedule, dayOf(now()))
}

/** What is due today, the most urgent first. */
export function listDueCards(
  context: DataContext,
  course: CourseRow,
  cards = listCards(context, course),
): Card[] {
  const { progress } = context.storage.current()
  const today = context.dayOf(context.now())
  return dueCards(cards, today, scheduleOf(progress, course.id), countNewToday(context, course.id))
}

/** How many cards come up on each of the next days, today the first. */
export function forecastDays(
  context: DataContext,
  course: CourseRow,
  days: number,
  cards = listCards(context, course),
): ReviewDay[] {
  const schedule = scheduleOf(context.storage.current().progress, course.id)
  const today = context.dayOf(context.now())
  return forecastReviews(cards, today, days, schedule, countNewToday(context, course.id))
}

function countNewToday({ storage, dayOf, now }: DataContext, courseId: string): number {
  const { progress } = storage.current()
  const today = dayOf(now())
  const terms = listTermRollups(progress, courseId).filter(({ firstDay }) => firstDay === today)
  return terms.length + countNewQuestions(progress, courseId, today)
}

/** Which question is asked for each due one: itself or a sibling of it. */
export function questionsFor(context: DataContext, courseId: string, due: readonly string[]): string[] {
  const known = questionsNow(context, courseId)
  const questions = listSiblings(context.storage.current().library, courseId).map((row) => {
    const rollup = known.get(row.id)
    return {
      ...row,
      timesAnswered: rollup?.times ?? 0,
      lastAt: rollup?.lastAt ?? 0,
      lastRight: rollup?.lastRight ?? null,
    }
  })
  return chooseSiblings(due, questions)
}
