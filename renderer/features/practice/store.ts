import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '../../api.ts'
import { attempt } from '../../app/attempt.ts'
import { useQuestionMarks } from '../../app/question-marks.ts'
import { useStudySession } from '../../app/study-session/use-study-session.ts'
import { text } from '../../text/en.ts'
import { announce } from '../../ui/announce.ts'
import { resumePlace, stateOf } from './rules.ts'
import type { PracticeAnswer, PracticeSession, PracticeTime } from '../../../electron/contract/practice.ts'

/** One practice session. */
export const usePractice = defineStore('practice', () => {
  /** Remaining time as the engine said it, and when it did, on the clock of `performance.now()`. */
  const time = shallowRef<{ remaining: number; of: number; at: number } | null>(null)

  const study = useStudySession<PracticeSession, PracticeAnswer>({
    hasEnd: false,
    itemsOf: ({ questions }) => questions.map((view) => ({ key: view.id, id: view.id, view })),
    doneOf: ({ answers }) => answers,
    keyOf: ({ questionId }) => questionId,
    stateOf,
    shownOf: (answer) => answer,
    isFinished: ({ finishedAt }) => finishedAt !== null,
    reveal: ({ sessionId }, { id }) => api.practice.reveal({ sessionId, questionId: id }),
    async answer({ sessionId }, { id }, answer) {
      const result = await api.practice.answer({ sessionId, questionId: id, ...answer })
      keepTime(result.time)
      return { isFinished: result.finished, put: (session) => withAnswer(session, result.answer) }
    },
    said({ answers, questions }, { feedback }) {
      const words = text.practice.session
      if (!feedback) return words.storedSaid(answers.length, questions.length)
      const { points, of } = feedback.grade
      return words.said(text.questions.grade(points, of), answers.length, questions.length)
    },
    /** If a question can't be remembered, that's no reason to interrupt a learner: the next one follows soon. */
    visit: ({ sessionId }, { id }) =>
      void api.practice.visit({ sessionId, questionId: id }).catch(() => undefined),
  })
  const { session, isFinished, question, done } = study
  const marks = useQuestionMarks(
    () =>
      session.value && question.value ? { session: session.value, questionId: question.value.id } : null,
    (all) => (session.value = session.value && { ...session.value, marks: all }),
  )

  /** @param questionId the question to show first; null for where the learner left off */
  async function open(sessionId: string, questionId: string | null): Promise<void> {
    await study.open(
      async () => {
        const opened = await api.practice.session({ sessionId })
        keepTime(opened.time)
        return opened
      },
      (opened) => resumePlace(opened, questionId),
    )
  }

  /** "I guessed": before the answer kept with it, afterwards changed on it. */
  async function toggleGuessed(): Promise<void> {
    if (!done.value || !session.value) return study.toggleGuessed()
    const { sessionId } = session.value
    const { questionId, guessed: before } = done.value
    const changed = await attempt(api.practice.markGuessed({ sessionId, questionId, guessed: !before }))
    if (!changed || session.value?.sessionId !== sessionId) return
    session.value = withAnswer(session.value, changed)
    announce(text.questions.asked.guessedSaid[`${!before}`])
  }

  /**
   * Tells the engine that a timed session is on screen, and hears how much time is left.
   * @returns whether it was heard just now that the time is up
   */
  async function beat(): Promise<boolean> {
    const known = session.value
    if (!known || isFinished.value) return false
    const result = await api.practice.heartbeat({ sessionId: known.sessionId }).catch(() => null)
    if (!result || isFinished.value || session.value?.sessionId !== known.sessionId) return false
    keepTime(result.time)
    isFinished.value = result.finished
    return result.finished
  }

  async function finish(): Promise<boolean> {
    const { sessionId } = session.value ?? {}
    const ended = sessionId && (await attempt(api.practice.finish({ sessionId })))
    if (!ended) return false
    return (isFinished.value = true)
  }

  function keepTime(left: PracticeTime): void {
    time.value = left && { ...left, at: performance.now() }
  }

  return { ...study, ...marks, time, open, toggleGuessed, beat, finish }
})

/** A session with an answer added, or put in the place of the same question's. */
function withAnswer(session: PracticeSession, answer: PracticeAnswer): PracticeSession {
  const isSame = ({ questionId }: PracticeAnswer) => questionId === answer.questionId
  const answers = session.answers.some(isSame)
    ? session.answers.map((one) => (isSame(one) ? answer : one))
    : [...session.answers, answer]
  return { ...session, answers }
}
