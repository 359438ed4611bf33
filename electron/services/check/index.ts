import { implement } from '@orpc/server'
import { check as contract } from '../../contract/check.ts'
import { countCheckQuestions, findCase, findCourse, listQuestions } from '../../db/library.ts'
import { bestShareOf, findProgress, keepBestCheck } from '../../db/progress.ts'
import { addSession, listAnswers, newestCheck, sumAnswers } from '../../db/sessions.ts'
import { isPassed } from '../../domain/course/chapter-states.ts'
import { grade, possiblePoints } from '../../questions/index.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { storeAnswer } from '../../data/answer-log.ts'
import { readAsked } from '../../data/asked.ts'
import { refusing } from '../context.ts'
import { findChapter, withoutBanks } from '../library/chapters.ts'
import { newId } from '../../data/new-id.ts'
import type { Answered, CheckSession, Standing } from '../../contract/check.ts'
import type { Question } from '../../contract/content.ts'
import type { Writable } from '../../db/open.ts'
import type { AnswerRow, Session } from '../../db/sessions.ts'
import type { Asked } from '../../data/asked.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../../data/stores.ts'

type Sums = ReturnType<typeof sumAnswers>

function standingOf(
  { library, progress }: Stores,
  { courseId, chapterId }: Session,
  questions: Question[],
  { answered, points }: Sums,
): Standing {
  const of = questions.reduce((sum, question) => sum + possiblePoints(question), 0)
  const known = findProgress(progress, courseId, chapterId)
  const checkQuestions = countCheckQuestions(library, courseId, chapterId)
  const bestShare = checkQuestions === null ? null : bestShareOf(known)
  return {
    answered,
    questions: questions.length,
    points,
    of,
    share: answered === questions.length ? points / of : null,
    bestShare,
    passed:
      checkQuestions !== null &&
      isPassed(
        { checkQuestions, bestShare, done: known?.doneAt != null },
        findCourse(library, courseId)!.manifest.unlockShare,
      ),
  }
}

function answeredOf(answer: AnswerRow, key: Question): Answered {
  return {
    questionId: answer.questionId,
    response: answer.response,
    grade: grade(key, answer.response),
    key,
  }
}

function present(stores: Stores, { session, questions }: Asked): CheckSession {
  const answers = listAnswers(stores.progress, session.id)
  return {
    sessionId: session.id,
    questions: questions.map((question, place) =>
      viewQuestion(
        question,
        question.caseId ? findCase(stores.library, session.courseId, question.caseId) : null,
        session.items[place]!.seed,
      ),
    ),
    answers: answers.map((answer) =>
      answeredOf(
        answer,
        questions.find(({ id }) => id === answer.questionId)!,
      ),
    ),
    standing: standingOf(stores, session, questions, sumAnswers(stores.progress, session.id)),
  }
}

/** An unfinished self-check can be gone on with while the chapter still asks the same questions. */
function unfinished(
  { storage, now }: Context,
  courseId: string,
  chapterId: string,
  questions: Question[],
): Session | null {
  const stores = storage.current()
  const session = newestCheck(stores.progress, courseId, chapterId, lastTime(now()))
  if (!session || listAnswers(stores.progress, session.id).length === session.items.length) return null
  const asked = new Set(session.items.map(({ hash }) => hash))
  return asked.size === questions.length && questions.every(({ hash }) => asked.has(hash)) ? session : null
}

/** The question and the self-check that asks it, null when there is none. */
function findAsked({ storage }: Context, sessionId: string, questionId: string) {
  const asked = readAsked(storage.current().progress, sessionId)
  const question = asked?.questions.find(({ id }) => id === questionId)
  return asked && question ? { ...asked, question } : null
}

const os = implement(contract).$context<Context>().use(refusing)

export const check = os.router({
  begin: os.begin.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    const { courseId, chapterId, afresh } = input
    const questions = listQuestions(stores.library, courseId, chapterId, 'check')
    if (questions.length === 0) throw errors.NOT_HERE({ data: { what: 'self-check' } })
    const current = afresh ? null : unfinished(context, courseId, chapterId, questions)
    if (current) return present(stores, readAsked(stores.progress, current.id)!)
    const session: Session = {
      id: newId(context.now()),
      kind: 'check',
      courseId,
      chapterId,
      startedAt: context.now(),
      items: questions.map(({ id, hash }) => ({ id, hash, seed: Math.floor(context.random() * 2 ** 32) })),
    }
    context.write((progress) => addSession(progress, session, questions))
    return present(stores, { session, questions })
  }),

  reveal: os.reveal.handler(({ input, context, errors }) => {
    const asked = findAsked(context, input.sessionId, input.questionId)
    if (!asked) throw errors.NOT_HERE({ data: { what: 'question' } })
    if (asked.question.type !== 'recall') throw errors.NOT_NOW({ data: { what: 'reveal' } })
    return { answer: asked.question.answer, explanation: asked.question.explanation }
  }),

  answer: os.answer.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    const { sessionId, questionId, response, milliseconds } = input
    const asked = findAsked(context, sessionId, questionId)
    if (!asked) throw errors.NOT_HERE({ data: { what: 'question' } })
    const { session, question, questions } = asked
    if (question.type !== response.type) throw errors.NOT_NOW({ data: { what: 'response-type' } })
    const { courseId, chapterId } = session
    const graded = grade(question, response)
    const answer: AnswerRow = {
      id: newId(context.now()),
      sessionId,
      courseId,
      chapterId,
      questionId,
      questionHash: question.hash,
      response,
      points: graded.points,
      possible: graded.of,
      milliseconds,
      answeredAt: context.now(),
      guessed: false,
    }
    const stored = context.write((progress) => {
      if (!storeAnswer(progress, context, answer, question, 'practice')) return null
      const sums = sumAnswers(stores.progress, sessionId)
      const opened = sums.answered === questions.length ? keepResult(progress, stores, session, sums) : null
      return { opened, standing: standingOf(stores, session, questions, sums) }
    })
    if (!stored) throw errors.NOT_NOW({ data: { what: 'second-answer' } })
    return {
      answered: { questionId, response, grade: graded, key: question },
      ...stored,
    }
  }),
})

/**
 * Keeps the result of a whole self-check if it is the best one.
 * @returns the id of the next chapter if that opened it
 */
function keepResult(
  progress: Writable,
  stores: Stores,
  { courseId, chapterId }: Session,
  { points, possible }: { points: number; possible: number },
): string | null {
  const keep = () => keepBestCheck(progress, courseId, chapterId, points, possible)
  const unlockShare = findCourse(stores.library, courseId)?.manifest.unlockShare ?? 0
  const best = bestShareOf(findProgress(stores.progress, courseId, chapterId)) ?? 0
  if (points / possible < unlockShare || best >= unlockShare) {
    keep()
    return null
  }
  const next = nextIfLocked(stores, courseId, chapterId)
  keep()
  return next && nextIfLocked(stores, courseId, chapterId) === null ? next : null
}

/** The id of the chapter after this one while it is locked. */
function nextIfLocked(stores: Stores, courseId: string, chapterId: string): string | null {
  const found = findChapter(stores, courseId, chapterId)
  const next = found && withoutBanks(found.chapters.slice(found.place + 1))[0]?.summary
  return next?.state === 'locked' ? next.id : null
}
