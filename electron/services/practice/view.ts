import { findCourse } from '../../db/library.ts'
import { listMarks } from '../../db/marks.ts'
import { findTeachingChapter } from '../../db/question-pool.ts'
import { readQuestionVersion } from '../../db/question-versions.ts'
import { listAnswers } from '../../db/sessions.ts'
import { recordedGrade } from '../../domain/question/recorded-grade.ts'
import { viewQuestion } from '../../domain/question/view.ts'
import { practiceTimeOf } from './time.ts'
import { createKeyShower } from '../library/shown-keys.ts'
import { need } from '../../domain/need.ts'
import type { PracticeAnswer, PracticeSession, PracticeSummary, Tally } from '../../contract/practice.ts'
import type { PracticeRow } from '../../db/practice-sessions.ts'
import type { QuestionVersion } from '../../db/question-versions.ts'
import type { AnswerRow } from '../../db/sessions.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../../data/stores.ts'

/** An answer as the learner may see it: with its key at once, or only when the session is finished. */
export function showAnswer(
  practice: PracticeRow,
  answer: AnswerRow,
  version: QuestionVersion,
  showKey: ReturnType<typeof createKeyShower>,
): PracticeAnswer {
  const isShown = practice.choice.feedback === 'once' || practice.finishedAt !== null
  const { questionId, response, guessed, milliseconds } = answer
  const feedback = isShown ? { ...showKey(version), grade: recordedGrade(version.question, answer) } : null
  return { questionId, response, guessed, milliseconds, feedback }
}

export function viewPractice(context: Context, practice: PracticeRow): PracticeSession {
  const stores = context.storage.current()
  const { sessionId, courseId, choice, startedAt, finishedAt, items } = practice
  const versions = versionsOf(stores, practice)
  const showKey = createKeyShower(stores, courseId)
  const marks = listMarks(stores.progress, courseId)
  return {
    sessionId,
    courseId,
    courseTitle: findCourse(stores.library, courseId)?.manifest.title ?? courseId,
    choice,
    startedAt,
    finishedAt,
    time: practiceTimeOf(context, practice),
    current: practice.currentQuestionId,
    questions: items.map(({ id, seed }) => {
      const { question, case: theCase } = need(versions.get(id), 'a question of the session')
      return viewQuestion(question, theCase, seed)
    }),
    answers: listAnswers(stores.progress, sessionId).map((answer) =>
      showAnswer(
        practice,
        answer,
        need(versions.get(answer.questionId), 'the question of an answer'),
        showKey,
      ),
    ),
    marks: items.flatMap(({ id }) => marks.get(id) ?? []),
  }
}

function versionsOf({ progress }: Stores, { items }: PracticeRow): Map<string, QuestionVersion> {
  return new Map(items.map((item) => [item.id, readQuestionVersion(progress, item)]))
}

export function summarisePractice(context: Context, practice: PracticeRow): PracticeSummary {
  const stores = context.storage.current()
  const { sessionId, courseId } = practice
  const versions = versionsOf(stores, practice)
  const answers = new Map(
    listAnswers(stores.progress, sessionId).map((answer) => [answer.questionId, answer]),
  )
  const asked = [...versions.values()].map(({ question }) => ({
    question,
    answer: answers.get(question.id),
  }))
  const chapterIds = [...new Set(asked.map(({ question }) => question.chapterId))]
  return {
    session: viewPractice(context, practice),
    total: tally(asked),
    guessed: asked.filter(({ answer }) => answer?.guessed).length,
    milliseconds: asked.reduce((sum, { answer }) => sum + (answer?.milliseconds ?? 0), 0),
    chapters: chapterIds.map((id) => ({
      id,
      title: findTeachingChapter(stores.library, courseId, id)?.title ?? id,
      ...tally(asked.filter(({ question }) => question.chapterId === id)),
    })),
    missed: missedOf(stores, practice),
  }
}

/** Ids of the questions of a session that were answered with less than all points, in its order. */
export function missedOf({ progress }: Stores, { sessionId, items }: PracticeRow): string[] {
  const missed = new Set(
    listAnswers(progress, sessionId)
      .filter(({ points, possible }) => points < possible)
      .map(({ questionId }) => questionId),
  )
  return items.map(({ id }) => id).filter((id) => missed.has(id))
}

function tally(asked: readonly { answer: AnswerRow | undefined }[]): Tally {
  const given = asked.flatMap(({ answer }) => answer ?? [])
  const count = (isSuch: (answer: AnswerRow) => boolean) => given.filter(isSuch).length
  const sum = (what: 'points' | 'possible') => given.reduce((total, answer) => total + answer[what], 0)
  return {
    questions: asked.length,
    right: count(({ points, possible }) => points === possible),
    partly: count(({ points, possible }) => points > 0 && points < possible),
    wrong: count(({ points }) => points === 0),
    unanswered: asked.length - given.length,
    points: sum('points'),
    of: sum('possible'),
  }
}
