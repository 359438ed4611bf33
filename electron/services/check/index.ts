import { implement } from '@orpc/server'
import { check as contract } from '../../contract/check.ts'
import { countCheckQuestions, findCourse } from '../../db/library.ts'
import { bestShareOf, findProgress, keepBestCheck } from '../../db/progress.ts'
import { readChapterQuestions } from '../../db/question-pool.ts'
import { hasItsCase, keepQuestionVersions } from '../../db/question-versions.ts'
import { insertSession, listAnswers, listEarned, newestCheck } from '../../db/sessions.ts'
import { isPassed } from '../../domain/course/chapter-states.ts'
import { grade, possiblePoints } from '../../questions/index.ts'
import { recordedGrade } from '../../domain/question/recorded-grade.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { storeAnswer } from '../../data/answer-log.ts'
import { readAsked } from '../../data/asked.ts'
import { refusing } from '../context.ts'
import { findChapter, withoutBanks } from '../library/chapters.ts'
import { newId } from '../../data/new-id.ts'
import { need } from '../../domain/need.ts'
import type { Answered, CheckSession, Standing } from '../../contract/check.ts'
import type { Question } from '../../contract/content.ts'
import type { Writable } from '../../db/open.ts'
import type { QuestionVersion } from '../../db/question-versions.ts'
import type { AnswerRow, Earned, Session } from '../../db/sessions.ts'
import type { Asked } from '../../data/asked.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../../data/stores.ts'

function standingOf(
  { library, progress }: Stores,
  { session: { courseId, chapterId }, versions }: Asked,
  earned: Earned,
): Standing {
  const answered = earned.size
  const points = sumOf(earned, 'points')
  const of = versions.reduce(
    (sum, { question }) => sum + (earned.get(question.id)?.possible ?? possiblePoints(question)),
    0,
  )
  const known = findProgress(progress, courseId, chapterId)
  const checkQuestions = countCheckQuestions(library, courseId, chapterId)
  const bestShare = checkQuestions === null ? null : bestShareOf(known)
  return {
    answered,
    questions: versions.length,
    points,
    of,
    share: answered === versions.length ? points / of : null,
    bestShare,
    passed:
      checkQuestions !== null &&
      isPassed(
        { checkQuestions, bestShare, done: known?.doneAt != null },
        need(findCourse(library, courseId), 'the course').manifest.unlockShare,
      ),
  }
}

function sumOf(earned: Earned, what: 'points' | 'possible'): number {
  return [...earned.values()].reduce((sum, answer) => sum + answer[what], 0)
}

function answeredOf(answer: AnswerRow, key: Question): Answered {
  return {
    questionId: answer.questionId,
    response: answer.response,
    grade: recordedGrade(key, answer),
    key,
  }
}

function present(stores: Stores, asked: Asked): CheckSession {
  const { session, versions } = asked
  const answers = listAnswers(stores.progress, session.id)
  return {
    sessionId: session.id,
    questions: versions.map(({ question, case: theCase }, place) =>
      viewQuestion(question, theCase, session.items[place]!.seed),
    ),
    answers: answers.map((answer) =>
      answeredOf(answer, versions.find(({ question }) => question.id === answer.questionId)!.question),
    ),
    standing: standingOf(stores, asked, listEarned(stores.progress, session.id)),
  }
}

/** An unfinished self-check can be gone on with while the chapter still asks the same questions. */
function unfinished(
  { storage, now }: Context,
  courseId: string,
  chapterId: string,
  versions: QuestionVersion[],
): Session | null {
  const stores = storage.current()
  const session = newestCheck(stores.progress, courseId, chapterId, lastTime(now()))
  if (!session || listAnswers(stores.progress, session.id).length === session.items.length) return null
  const asked = new Set(session.items.map(({ hash }) => hash))
  return asked.size === versions.length && versions.every(({ question }) => asked.has(question.hash))
    ? session
    : null
}

/** The self-check to continue. One that an earlier version of Lectern began is given the cases it lacks. */
function withCases(context: Context, session: Session, versions: QuestionVersion[]): Asked {
  const { progress } = context.storage.current()
  const asked = need(readAsked(progress, session.id), 'the self-check')
  if (asked.versions.every(hasItsCase)) return asked
  context.write((writable) => keepQuestionVersions(writable, versions))
  return need(readAsked(progress, session.id), 'the self-check')
}

/** The question and the self-check that asks it, null when there is none. */
function findAsked({ storage }: Context, sessionId: string, questionId: string) {
  const asked = readAsked(storage.current().progress, sessionId)
  const version = asked?.versions.find(({ question }) => question.id === questionId)
  return asked && version ? { asked, question: version.question } : null
}

const os = implement(contract).$context<Context>().use(refusing)

export const check = os.router({
  begin: os.begin.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    const { courseId, chapterId, afresh } = input
    const versions = readChapterQuestions(stores.library, courseId, chapterId, 'check')
    if (versions.length === 0) throw errors.NOT_HERE({ data: { what: 'self-check' } })
    const current = afresh ? null : unfinished(context, courseId, chapterId, versions)
    if (current) return present(stores, withCases(context, current, versions))
    const session: Session = {
      id: newId(context.now()),
      kind: 'check',
      courseId,
      chapterId,
      startedAt: context.now(),
      items: versions.map(({ question: { id, hash } }) => ({
        ...{ id, hash },
        seed: Math.floor(context.random() * 2 ** 32),
      })),
    }
    context.write((progress) => {
      keepQuestionVersions(progress, versions)
      insertSession(progress, session)
    })
    return present(stores, { session, versions })
  }),

  reveal: os.reveal.handler(({ input, context, errors }) => {
    const found = findAsked(context, input.sessionId, input.questionId)
    if (!found) throw errors.NOT_HERE({ data: { what: 'question' } })
    if (found.question.type !== 'recall') throw errors.NOT_NOW({ data: { what: 'reveal' } })
    return { answer: found.question.answer, explanation: found.question.explanation }
  }),

  answer: os.answer.handler(({ input, context, errors }) => {
    const stores = context.storage.current()
    const { sessionId, questionId, response, milliseconds } = input
    const found = findAsked(context, sessionId, questionId)
    if (!found) throw errors.NOT_HERE({ data: { what: 'question' } })
    const { asked, question } = found
    const { session, versions } = asked
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
      const earned = listEarned(stores.progress, sessionId)
      const opened = earned.size === versions.length ? keepResult(progress, stores, session, earned) : null
      return { opened, standing: standingOf(stores, asked, earned) }
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
  earned: Earned,
): string | null {
  const [points, possible] = [sumOf(earned, 'points'), sumOf(earned, 'possible')]
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
