import { listStretches } from '../../db/clock-stretches.ts'
import { listExamItems } from '../../db/exam-items.ts'
import { listEndedSittings } from '../../db/exam-sittings.ts'
import { findCourse } from '../../db/library.ts'
import { listMarks } from '../../db/marks.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { listAnswers } from '../../db/sessions.ts'
import { isSlow, median } from '../../domain/exam/pace.ts'
import { recordedGrade } from '../../domain/question/recorded-grade.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { outcomeOf } from '../../domain/question/response-state.ts'
import { estimateScore } from '../../domain/exam/scaled-score.ts'
import { restartOf } from '../../domain/time/session-clock.ts'
import { sittingTrend } from '../../domain/exam/trend.ts'
import { oldestFirst } from '../../domain/time/times-to-come.ts'
import { createKeyShower } from '../library/shown-keys.ts'
import { need } from '../../domain/need.ts'
import type { Grade, Question } from '../../contract/content.ts'
import type { ExamHistory, ExamResult, ResultQuestion, Sitting } from '../../contract/exam-result.ts'
import type { ExamItemRow } from '../../db/exam-items.ts'
import type { ExamSitting } from '../../db/exam-sittings.ts'
import type { Manifest } from '../../db/library.ts'
import type { AnswerRow } from '../../db/sessions.ts'
import type { Stores } from '../../data/stores.ts'

type Earned = { questions: number; points: number; possible: number }

/** What a real exam asks as far as is known, for a sitting whose course is gone. */
const usualQuestions = 50

/** @param manifest of its course, if that is still here */
function sittingOf(
  ended: ExamSitting,
  { questions, points, possible }: Earned,
  manifest: Manifest | undefined,
): Sitting {
  const { sessionId, courseId, courseTitle, choice, domains, scale } = ended
  const { startedAt, endedAt, endedBy, clock, length, used, hidden } = ended
  const domain = choice.kind === 'domain' ? domains.find(({ id }) => id === choice.domainId) : undefined
  return {
    sessionId,
    courseId,
    courseTitle,
    kind: choice.kind,
    domainTitle: domain?.title ?? null,
    startedAt,
    endedAt: need(endedAt, 'when the exam ended'),
    endedBy: need(endedBy, 'what ended the exam'),
    clock,
    length,
    used: need(used, 'the time used'),
    questions,
    points,
    of: possible,
    score: scale && estimateScore(points, possible, questions, scale),
    tooFew: questions < (manifest?.exam?.questions ?? usualQuestions) / 2,
    hidden,
  }
}

/** @param answer in the log, which has one for every question of an exam that has ended */
function gradeOf(question: Question, item: ExamItemRow, answer: AnswerRow | undefined): Grade {
  if (!answer) return { points: 0, of: item.possible, components: {} }
  const graded = recordedGrade(question, answer)
  return item.response ? graded : { ...graded, components: {} }
}

function resultQuestions(stores: Stores, sitting: ExamSitting): ResultQuestion[] {
  const showKey = createKeyShower(stores, sitting.courseId)
  const seeds = new Map(sitting.items.map(({ id, seed }) => [id, seed]))
  const answers = new Map(
    listAnswers(stores.progress, sitting.sessionId).map((answer) => [answer.questionId, answer]),
  )
  const budget = sitting.length / sitting.items.length
  return listExamItems(stores.progress, sitting.sessionId).map((item) => {
    const { questionId, hash } = item
    const version = readQuestionVersion(stores.progress, { id: questionId, hash })
    const graded = gradeOf(version.question, item, answers.get(questionId))
    const { domainId, chapterId, response, marked, struck, comment, active, idle } = item
    return {
      questionId,
      domainId,
      chapterId,
      view: viewQuestion(
        version.question,
        version.case,
        need(seeds.get(questionId), 'the seed of a question'),
      ),
      key: showKey(version),
      response,
      grade: graded,
      outcome: outcomeOf(item.answered, graded),
      marked,
      struck,
      comment,
      active,
      idle,
      slow: isSlow(active, budget),
    }
  })
}

/** A sitting that has ended, with every question as it was asked. */
export function resultOf(stores: Stores, sitting: ExamSitting): ExamResult {
  const questions = resultQuestions(stores, sitting)
  const { points, possible } = total(questions)
  const marks = listMarks(stores.progress, sitting.courseId)
  const manifest = findCourse(stores.library, sitting.courseId)?.manifest
  const outline = manifest?.domains ?? sitting.domains
  const placeOf = (domainId: string) =>
    Math.max(
      0,
      outline.findIndex(({ id }) => id === domainId),
    )
  const count = (outcome: ResultQuestion['outcome']) =>
    questions.filter((question) => question.outcome === outcome).length
  return {
    sitting: sittingOf(sitting, { questions: questions.length, points, possible }, manifest),
    restart: restartOf(
      sitting.length,
      listStretches(stores.progress, sitting.sessionId),
      sitting.clock,
      null,
    ),
    counts: {
      right: count('right'),
      partly: count('partly'),
      wrong: count('wrong'),
      unanswered: count('unanswered'),
    },
    domains: sitting.domains.flatMap((domain) => {
      const own = questions.filter(({ domainId }) => domainId === domain.id)
      const earned = total(own)
      return own.length === 0
        ? []
        : [
            {
              ...domain,
              place: placeOf(domain.id),
              questions: own.length,
              points: earned.points,
              of: earned.possible,
            },
          ]
    }),
    pace: {
      budget: Math.round(sitting.length / questions.length),
      median: roundOrNull(median(questions.map(({ active }) => active).filter((active) => active > 0))),
      idle: questions.reduce((sum, { idle }) => sum + idle, 0),
      slow: questions.filter(({ slow }) => slow).length,
    },
    questions,
    marks: questions.flatMap(({ questionId }) => marks.get(questionId) ?? []),
  }
}

function total(questions: readonly ResultQuestion[]): { points: number; possible: number } {
  return {
    points: questions.reduce((sum, { grade: graded }) => sum + graded.points, 0),
    possible: questions.reduce((sum, { grade: graded }) => sum + graded.of, 0),
  }
}

function roundOrNull(number: number | null): number | null {
  return number === null ? null : Math.round(number)
}

/** @param now what is dated after it counts for the trend as the oldest: domain/times-to-come.ts */
export function historyOf({ progress, library }: Stores, courseId: string, now: number): ExamHistory {
  const ended = listEndedSittings(progress, courseId)
  const manifest = findCourse(library, courseId)?.manifest
  const shares = oldestFirst(ended, ({ startedAt }) => startedAt, now)
    .filter(({ hidden }) => !hidden)
    .map(({ points, possible }) => points / possible)
  return {
    sittings: ended.map((sitting) => sittingOf(sitting, sitting, manifest)),
    trend: { sittings: shares.length, change: sittingTrend(shares) },
  }
}
