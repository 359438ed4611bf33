import { findTerm } from '../../db/course-questions.ts'
import { listMarks } from '../../db/marks.ts'
import { findTeachingChapter } from '../../db/question-pool.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { listTermGrades, listUnfinishedReviews } from '../../db/review-sessions.ts'
import { findQuestionRollup, findTermRollup } from '../../db/rollups.ts'
import { listAnswers, sumAnswers } from '../../db/sessions.ts'
import { recordedGrade } from '../../domain/question/recorded-grade.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { questionNow, termNow } from '../../data/memories.ts'
import { needCourse } from '../library/course.ts'
import {
  comesAgainOn,
  forecastDays,
  listCards,
  listDueCards,
  reviewSettingsOf,
  scheduleOf,
} from '../../data/cards.ts'
import { createKeyShower } from '../library/shown-keys.ts'
import type {
  ReviewCard,
  ReviewedCard,
  ReviewOverview,
  ReviewSession,
  TermGrade,
} from '../../contract/review.ts'
import type { ReviewRow } from '../../db/review-sessions.ts'
import type { AnswerRow } from '../../db/sessions.ts'
import type { Context } from '../context.ts'

const daysShown = 30

export function overviewOf(context: Context, courseId: string): ReviewOverview {
  const { progress } = context.storage.current()
  const course = needCourse(context, courseId)
  const cards = listCards(context, course)
  const due = listDueCards(context, course, cards)
  const schedule = scheduleOf(progress, courseId)
  const count = (some: typeof cards, kind: 'question' | 'term') =>
    some.filter((card) => card.kind === kind).length
  const unfinished = listUnfinishedReviews(progress, courseId)[0]
  return {
    courseTitle: course.manifest.title,
    settings: reviewSettingsOf(progress, courseId),
    due: { questions: count(due, 'question'), terms: count(due, 'term') },
    inReview: { questions: count(cards, 'question'), terms: count(cards, 'term') },
    forecast: forecastDays(context, course, daysShown, cards).map(({ day, count: number }) => ({
      date: day,
      cards: number,
    })),
    examDate: schedule.examOn,
    unfinished: unfinished
      ? {
          sessionId: unfinished.sessionId,
          startedAt: unfinished.startedAt,
          done: countDone(context, unfinished.sessionId),
          cards: unfinished.cards.length,
        }
      : null,
  }
}

function countDone({ storage }: Context, sessionId: string): number {
  const { progress } = storage.current()
  return sumAnswers(progress, sessionId).answered + listTermGrades(progress, sessionId).size
}

/** A session with what was answered of it. A term that the course has no more is left out. */
export function viewReview(context: Context, row: ReviewRow): ReviewSession {
  const { library, progress } = context.storage.current()
  const { sessionId, courseId, startedAt, finishedAt, items } = row
  const marks = listMarks(progress, courseId)
  const grades = listTermGrades(progress, sessionId)
  return {
    ...{ sessionId, courseId, startedAt, finishedAt },
    courseTitle: needCourse(context, courseId).manifest.title,
    cards: row.cards.flatMap(({ kind, id }): ReviewCard[] => {
      if (kind === 'question') {
        const item = items.find((asked) => asked.id === id)!
        const version = readQuestionVersion(progress, item)
        return [{ kind, id, view: viewQuestion(version.question, version.case, item.seed) }]
      }
      const term = findTerm(library, courseId, id)
      const chapter = term && findTeachingChapter(library, courseId, term.chapterId)
      const at = chapter && { id: chapter.id, number: chapter.number, title: chapter.title }
      return term ? [{ kind, id, term: term.term, chapter: at }] : []
    }),
    done: [
      ...listAnswers(progress, sessionId).map((answer) => showQuestion(context, row, answer)),
      ...[...grades].map(([id, given]) => showTerm(context, courseId, id, given)),
    ],
    marks: items.flatMap(({ id }) => marks.get(id) ?? []),
  }
}

export function showQuestion(
  context: Context,
  { courseId, items, cards }: ReviewRow,
  answer: AnswerRow,
): ReviewedCard {
  const { questionId: id, response, guessed } = answer
  const stores = context.storage.current()
  const version = readQuestionVersion(
    stores.progress,
    items.find((item) => item.id === id)!,
  )
  const { of = id } = cards.find((card) => card.kind === 'question' && card.id === id)!
  const rollup = findQuestionRollup(stores.progress, courseId, of)
  const memory = rollup && questionNow(context, { courseId, questionId: of, ...rollup }).memory
  const showKey = createKeyShower(stores, courseId)
  return {
    ...{ kind: 'question', id, response, guessed },
    feedback: { ...showKey(version), grade: recordedGrade(version.question, answer) },
    again: memory && comesAgainOn(context, courseId, 'question', of, memory),
  }
}

export function showTerm(context: Context, courseId: string, id: string, given: TermGrade): ReviewedCard {
  const { library, progress } = context.storage.current()
  const rollup = findTermRollup(progress, courseId, id)
  const memory = rollup && termNow(context, rollup).memory
  return {
    ...{ kind: 'term', id, grade: given },
    definition: findTerm(library, courseId, id)?.definition ?? [],
    again: memory && comesAgainOn(context, courseId, 'term', id, memory),
  }
}
