import { implement } from '@orpc/server'
import { review as contract } from '../../contract/review.ts'
import { findTerm } from '../../db/course-questions.ts'
import {
  addTermReview,
  findReview,
  finishReview,
  insertReview,
  listTermGrades,
  listUnfinishedReviews,
} from '../../db/review-sessions.ts'
import { readQuestions } from '../../db/question-pool.ts'
import { keepQuestionVersions, readQuestionVersion } from '../../db/question-versions.ts'
import { sumAnswers } from '../../db/sessions.ts'
import { putStudyChoice } from '../../db/study-choices.ts'
import { grade } from '../../questions/index.ts'
import { picksTooMany } from '../../domain/question/response-state.ts'
import { storeAnswer } from '../../data/answer-log.ts'
import { refusing } from '../context.ts'
import { findRunningSitting } from '../../db/exam-sittings.ts'
import { needCourse } from '../library/course.ts'
import { notHere, notNow } from '../refusals.ts'
import { listDueCards, questionsFor, reviewSettingsOf } from '../../data/cards.ts'
import { overviewOf, showQuestion, showTerm, viewReview } from './view.ts'
import { rollUpTerm } from '../../data/rollups.ts'
import { newId } from '../../data/new-id.ts'
import type { Writable } from '../../db/open.ts'
import type { ReviewRow } from '../../db/review-sessions.ts'
import type { AnswerRow } from '../../db/sessions.ts'
import type { Context } from '../context.ts'

/** Cards may be of questions that a running exam asks: nothing of them is shown until it has ended. */
function refuseDuringExam(context: Context): void {
  if (findRunningSitting(context.storage.current().progress)) throw notNow('exam-running')
}

/** @throws NOT_HERE, NOT_NOW */
function needReview(context: Context, sessionId: string): ReviewRow {
  refuseDuringExam(context)
  const found = findReview(context.storage.current().progress, sessionId)
  if (!found) throw notHere('review')
  return found
}

/** Finishes the session when all its cards are done. @returns whether it is finished */
function finishWhenDone(progress: Writable, { now }: Context, { sessionId, cards }: ReviewRow): boolean {
  const done = sumAnswers(progress, sessionId).answered + listTermGrades(progress, sessionId).size
  if (done < cards.length) return false
  finishReview(progress, sessionId, now())
  return true
}

const os = implement(contract).$context<Context>().use(refusing)

export const review = os.router({
  overview: os.overview.handler(({ input, context }) => overviewOf(context, input.courseId)),

  set: os.set.handler(({ input: { courseId, ...change }, context }) => {
    const { progress } = context.storage.current()
    needCourse(context, courseId)
    const choice = { ...reviewSettingsOf(progress, courseId), ...change }
    context.write((writable) => putStudyChoice(writable, courseId, 'review', choice, context.now()))
    return overviewOf(context, courseId)
  }),

  begin: os.begin.handler(({ input: { courseId, cards: most }, context }) => {
    const { library } = context.storage.current()
    refuseDuringExam(context)
    const due = listDueCards(context, needCourse(context, courseId)).slice(0, most)
    if (due.length === 0) throw notHere('due')
    const questions = due.filter(({ kind }) => kind === 'question').map(({ of }) => of)
    const asked = questionsFor(context, courseId, questions)
    const versions = readQuestions(library, courseId, asked)
    const askedFor = new Map(questions.map((of, place) => [of, asked[place]!]))
    const sessionId = newId(context.now())
    context.write((progress) => {
      for (const earlier of listUnfinishedReviews(progress, courseId))
        finishReview(progress, earlier.sessionId, context.now())
      keepQuestionVersions(progress, versions)
      insertReview(progress, {
        ...{ sessionId, courseId, startedAt: context.now() },
        items: versions.map(({ question: { id, hash } }) => ({
          ...{ id, hash },
          seed: Math.floor(context.random() * 2 ** 32),
        })),
        cards: due.map(({ kind, of }) => {
          const id = (kind === 'question' && askedFor.get(of)) || of
          return { kind, id, ...(id === of ? {} : { of }) }
        }),
      })
    })
    return viewReview(context, needReview(context, sessionId))
  }),

  session: os.session.handler(({ input, context }) =>
    viewReview(context, needReview(context, input.sessionId)),
  ),

  reveal: os.reveal.handler(({ input: { sessionId, kind, id }, context }) => {
    const { library, progress } = context.storage.current()
    const { items, cards, courseId } = needReview(context, sessionId)
    if (!cards.some((card) => card.kind === kind && card.id === id)) throw notHere(kind)
    if (kind === 'term') {
      const term = findTerm(library, courseId, id)
      if (!term) throw notHere('term')
      return { answer: [{ t: 'paragraph' as const, key: id, c: term.definition }], explanation: [] }
    }
    const { question } = readQuestionVersion(
      progress,
      items.find((item) => item.id === id)!,
    )
    if (question.type !== 'recall') throw notNow('reveal')
    return { answer: question.answer, explanation: question.explanation }
  }),

  answer: os.answer.handler(({ input, context }) => {
    const { sessionId, questionId, response, guessed, milliseconds } = input
    const { progress } = context.storage.current()
    const row = needReview(context, sessionId)
    const item = row.items.find(({ id }) => id === questionId)
    if (!item) throw notHere('question')
    if (row.finishedAt !== null) throw notNow('finished')
    const { question } = readQuestionVersion(progress, item)
    if (question.type !== response.type) throw notNow('response-type')
    if (picksTooMany(question, response)) throw notNow('too-many')
    const { points, of } = grade(question, response)
    const answeredAt = context.now()
    const answer: AnswerRow = {
      ...{ sessionId, questionId, response, guessed, milliseconds, points, answeredAt },
      id: newId(answeredAt),
      courseId: row.courseId,
      chapterId: question.chapterId,
      questionHash: question.hash,
      possible: of,
      reviewOf: row.cards.find((card) => card.kind === 'question' && card.id === questionId)?.of ?? null,
    }
    const stored = context.write((writable) =>
      storeAnswer(writable, context, answer, question, 'practice')
        ? { finished: finishWhenDone(writable, context, row) }
        : null,
    )
    if (!stored) throw notNow('second-answer')
    return { card: showQuestion(context, row, answer), finished: stored.finished }
  }),

  mark: os.mark.handler(({ input: { sessionId, termId, grade: given, milliseconds }, context }) => {
    const { progress } = context.storage.current()
    const row = needReview(context, sessionId)
    if (!row.cards.some(({ kind, id }) => kind === 'term' && id === termId)) throw notHere('term')
    if (row.finishedAt !== null) throw notNow('finished')
    if (listTermGrades(progress, sessionId).has(termId)) throw notNow('second-answer')
    const reviewedAt = context.now()
    const fact = {
      ...{ courseId: row.courseId, termId, grade: given, milliseconds, reviewedAt },
      id: newId(reviewedAt),
      day: context.dayOf(reviewedAt),
    }
    const finished = context.write((writable) => {
      addTermReview(writable, sessionId, fact)
      rollUpTerm(writable, fact)
      return finishWhenDone(writable, context, row)
    })
    return { card: showTerm(context, row.courseId, termId, given), finished }
  }),

  finish: os.finish.handler(({ input, context }) => {
    const { sessionId } = needReview(context, input.sessionId)
    context.write((progress) => finishReview(progress, sessionId, context.now()))
    return viewReview(context, needReview(context, sessionId))
  }),
})
