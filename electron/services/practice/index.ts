import { implement } from '@orpc/server'
import { practice as contract } from '../../contract/practice.ts'
import { findPractice, setCurrentPracticeQuestion } from '../../db/practice-sessions.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { listAnswers, sumAnswers } from '../../db/sessions.ts'
import { grade } from '../../questions/index.ts'
import { picksTooMany } from '../../domain/question/response-state.ts'
import { changeGuessed, storeAnswer } from '../../data/answer-log.ts'
import { refusing } from '../context.ts'
import { needCourse } from '../library/course.ts'
import { beginChosen, beginPractice, matchingCandidates, quickChoice } from './begin.ts'
import { buildPractice } from './builder.ts'
import { finish, isClockRunning, practiceTimeOf, touchPractice } from './time.ts'
import { missedOf, showAnswer, summarisePractice, viewPractice } from './view.ts'
import { notHere, notNow } from '../refusals.ts'
import { createKeyShower } from '../library/shown-keys.ts'
import { newId } from '../../data/new-id.ts'
import type { PracticeAnswer } from '../../contract/practice.ts'
import type { PracticeRow } from '../../db/practice-sessions.ts'
import type { QuestionVersion } from '../../db/question-versions.ts'
import type { AnswerRow } from '../../db/sessions.ts'
import type { Stretch } from '../../domain/time/session-clock.ts'
import type { Context } from '../context.ts'

/** @throws NOT_HERE */
function needPractice({ storage }: Context, sessionId: string): PracticeRow {
  const practice = findPractice(storage.current().progress, sessionId)
  if (!practice) throw notHere('practice')
  return practice
}

/** @throws NOT_HERE when the session does not ask this question */
function needVersion({ storage }: Context, { items }: PracticeRow, questionId: string): QuestionVersion {
  const item = items.find(({ id }) => id === questionId)
  if (!item) throw notHere('question')
  return readQuestionVersion(storage.current().progress, item)
}

/** Looks at a session, which its clock notes if it has one. */
function look(context: Context, sessionId: string, ended: Stretch['ended'] = null): PracticeRow {
  const practice = needPractice(context, sessionId)
  if (!isClockRunning(practice)) return practice
  return context.write((progress) => touchPractice(progress, context, practice, ended))
}

function shown(
  context: Context,
  practice: PracticeRow,
  answer: AnswerRow,
  version: QuestionVersion,
): PracticeAnswer {
  return showAnswer(practice, answer, version, createKeyShower(context.storage.current(), practice.courseId))
}

const os = implement(contract).$context<Context>().use(refusing)

export const practice = os.router({
  builder: os.builder.handler(({ input, context }) =>
    buildPractice(context, needCourse(context, input.courseId)),
  ),

  count: os.count.handler(({ input, context }) => ({
    matching: matchingCandidates(context, needCourse(context, input.courseId), input).length,
  })),

  begin: os.begin.handler(({ input: { courseId, ...choice }, context }) =>
    viewPractice(context, beginChosen(context, courseId, choice, true)),
  ),

  quickStart: os.quickStart.handler(({ input: { courseId, start }, context }) => {
    const choice = quickChoice(context, courseId, start)
    return viewPractice(context, beginChosen(context, courseId, choice, false))
  }),

  again: os.again.handler(({ input, context }) => {
    const earlier = needPractice(context, input.sessionId)
    const ids = missedOf(context.storage.current(), earlier)
    const choice = { ...earlier.choice, count: Math.max(1, ids.length), minutes: null }
    return viewPractice(context, beginPractice(context, earlier.courseId, ids, choice, false))
  }),

  session: os.session.handler(({ input, context }) => viewPractice(context, look(context, input.sessionId))),

  visit: os.visit.handler(({ input: { sessionId, questionId }, context }) => {
    const { items } = needPractice(context, sessionId)
    if (!items.some(({ id }) => id === questionId)) throw notHere('question')
    context.write((progress) => setCurrentPracticeQuestion(progress, sessionId, questionId))
    return {}
  }),

  reveal: os.reveal.handler(({ input, context }) => {
    const { question } = needVersion(context, needPractice(context, input.sessionId), input.questionId)
    if (question.type !== 'recall') throw notNow('reveal')
    return { answer: question.answer, explanation: question.explanation }
  }),

  answer: os.answer.handler(({ input, context }) => {
    const { sessionId, questionId, response, guessed, milliseconds } = input
    const begun = needPractice(context, sessionId)
    const version = needVersion(context, begun, questionId)
    const { question } = version
    if (question.type !== response.type) throw notNow('response-type')
    if (picksTooMany(question, response)) throw notNow('too-many')
    const { points, of } = grade(question, response)
    const answer: AnswerRow = {
      id: newId(context.now()),
      sessionId,
      courseId: begun.courseId,
      chapterId: question.chapterId,
      questionId,
      questionHash: question.hash,
      response,
      points,
      possible: of,
      milliseconds,
      answeredAt: context.now(),
      guessed,
    }
    const { practice: current, refusal } = context.write((progress) => {
      const touched = touchPractice(progress, context, begun)
      if (touched.finishedAt !== null) return { practice: touched, refusal: 'finished' }
      if (!storeAnswer(progress, context, answer, question, 'practice'))
        return { practice: touched, refusal: 'second-answer' }
      const isLast = sumAnswers(progress, sessionId).answered === touched.items.length
      return { practice: isLast ? finish(progress, context, touched) : touched, refusal: null }
    })
    if (refusal !== null) throw notNow(refusal)
    return {
      answer: shown(context, current, answer, version),
      time: practiceTimeOf(context, current),
      finished: current.finishedAt !== null,
    }
  }),

  markGuessed: os.markGuessed.handler(({ input, context }) => {
    const { sessionId, questionId, guessed } = input
    const { progress } = context.storage.current()
    const found = needPractice(context, sessionId)
    const version = needVersion(context, found, questionId)
    if (!changeGuessed(context, found.courseId, sessionId, questionId, guessed)) throw notHere('answer')
    const answer = listAnswers(progress, sessionId).find((given) => given.questionId === questionId)!
    return shown(context, found, answer, version)
  }),

  heartbeat: os.heartbeat.handler(({ input, context }) => {
    const practice = look(context, input.sessionId)
    return { time: practiceTimeOf(context, practice), finished: practice.finishedAt !== null }
  }),

  leave: os.leave.handler(({ input, context }) => {
    look(context, input.sessionId, 'close')
    return {}
  }),

  finish: os.finish.handler(({ input, context }) => {
    const practice = look(context, input.sessionId)
    if (practice.finishedAt !== null) return summarisePractice(context, practice)
    const finished = context.write((progress) => finish(progress, context, practice))
    return summarisePractice(context, finished)
  }),

  summary: os.summary.handler(({ input, context }) => {
    const practice = look(context, input.sessionId)
    if (practice.finishedAt === null) throw notNow('unfinished')
    return summarisePractice(context, practice)
  }),
})
