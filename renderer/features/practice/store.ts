import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, refusalOf } from '../../api.ts'
import { attempt } from '../../app/attempt.ts'
import { useQuestionMarks } from '../../app/question-marks.ts'
import { text } from '../../text/en.ts'
import { announce } from '../../ui/announce.ts'
import { showToast } from '../../ui/toast.ts'
import { toggled } from '../../ui/fields.ts'
import { addTime } from '../../ui/question/active-time.ts'
import { newDraft } from '../../ui/question/draft.ts'
import { nextOpen } from '../../ui/question/state.ts'
import { resumePlace, stateOf } from './rules.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { Draft } from '../../ui/question/draft.ts'
import type { PracticeAnswer, PracticeSession, PracticeTime } from '../../../electron/contract/practice.ts'
import type { Response } from '../../../electron/contract/response.ts'

/** One practice session: which question is shown, what is given, what was answered. */
export const usePractice = defineStore('practice', () => {
  const session = shallowRef<PracticeSession | null>(null)
  const refusal = ref<Refusal | null>(null)
  const place = ref(0)
  const drafts = ref<Record<string, Draft>>({})
  const isBusy = ref(false)
  const isFinished = ref(false)
  /** Remaining time as the engine said it, and when it did, on the clock of `performance.now()`. */
  const time = shallowRef<{ remaining: number; of: number; at: number } | null>(null)

  const questions = computed(() => session.value?.questions ?? [])
  const question = computed(() => questions.value[place.value])
  const answers = computed(() => new Map(session.value?.answers.map((one) => [one.questionId, one])))
  const states = computed(() => questions.value.map(({ id }) => stateOf(answers.value.get(id))))
  const answered = computed(() => (question.value ? answers.value.get(question.value.id) : undefined))
  const draft = computed(() => (question.value ? drafts.value[question.value.id] : undefined))
  const marks = useQuestionMarks(
    () =>
      session.value && question.value ? { session: session.value, questionId: question.value.id } : null,
    (all) => (session.value = { ...session.value!, marks: all }),
  )

  /** @param questionId the question to show first; null for where the learner left off */
  async function open(sessionId: string, questionId: string | null): Promise<void> {
    refusal.value = null
    try {
      const opened = await api.practice.session({ sessionId })
      session.value = opened
      drafts.value = {}
      isFinished.value = opened.finishedAt !== null
      keepTime(opened.time)
      show(resumePlace(opened, questionId))
    } catch (error) {
      session.value = null
      refusal.value = refusalOf(error)
    }
  }

  function show(next: number): void {
    if (draft.value) noteLife()
    place.value = Math.min(Math.max(0, next), questions.value.length - 1)
    const shown = question.value
    if (!shown) return
    remember(shown.id)
    const now = performance.now()
    const before = drafts.value[shown.id]
    if (before) before.time.last = now
    else drafts.value[shown.id] = newDraft(shown, now)
  }

  /** That a question could not be remembered is no reason to interrupt a learner: the next one follows soon. */
  function remember(questionId: string): void {
    const { sessionId } = session.value!
    if (!isFinished.value) void api.practice.visit({ sessionId, questionId }).catch(() => undefined)
  }

  /** Shows the next open question; answers whether there was one. */
  function showNext(): boolean {
    const next = nextOpen(states.value, place.value)
    if (next !== null) show(next)
    return next !== null
  }

  /** A key or a pointer: time since the last one counts, up to a minute of it. */
  function noteLife(): void {
    if (draft.value && !answered.value) draft.value.time = addTime(draft.value.time, performance.now())
  }

  function strike(choice: string): void {
    if (draft.value) draft.value.struck = toggled(draft.value.struck, choice)
  }

  async function reveal(): Promise<void> {
    const current = draft.value
    if (!current || !session.value || !question.value) return
    const { sessionId } = session.value
    const revealed = await attempt(api.practice.reveal({ sessionId, questionId: question.value.id }))
    if (revealed) current.revealed = revealed
  }

  /** Stores an answer; what was given stays when it could not be stored. */
  async function answer(response: Response): Promise<boolean> {
    if (!session.value || !question.value || !draft.value || isBusy.value || answered.value) return false
    isBusy.value = true
    noteLife()
    const { sessionId, questions: all } = session.value
    const { guessed, time: spent } = draft.value
    try {
      const result = await api.practice.answer({
        sessionId,
        questionId: question.value.id,
        response,
        guessed,
        milliseconds: Math.min(86_400_000, Math.round(spent.milliseconds)),
      })
      putAnswer(result.answer)
      keepTime(result.time)
      isFinished.value = result.finished
      const count = session.value.answers.length
      const grade = result.answer.feedback?.grade
      announce(
        grade
          ? text.practice.session.said(text.questions.grade(grade.points, grade.of), count, all.length)
          : text.practice.session.storedSaid(count, all.length),
      )
      return true
    } catch (error) {
      const found = refusalOf(error)
      if (found.data.what === 'finished') isFinished.value = true
      else showToast({ sentence: text.errors.sentence(found) })
      return false
    } finally {
      isBusy.value = false
    }
  }

  /** "I guessed": before the answer kept with it, afterwards changed on it. */
  async function toggleGuessed(): Promise<void> {
    if (!session.value || !question.value || !draft.value) return
    const guessed = !(answered.value ?? draft.value).guessed
    if (answered.value) {
      const { sessionId } = session.value
      const changed = await attempt(
        api.practice.markGuessed({ sessionId, questionId: question.value.id, guessed }),
      )
      if (!changed) return
      putAnswer(changed)
    } else draft.value.guessed = guessed
    announce(text.questions.asked.guessedSaid[`${guessed}`])
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
    const done = await attempt(api.practice.finish({ sessionId: session.value!.sessionId }))
    if (done) isFinished.value = true
    return done !== null
  }

  function putAnswer(one: PracticeAnswer): void {
    const current = session.value!
    const isKnown = answers.value.has(one.questionId)
    const all = isKnown
      ? current.answers.map((other) => (other.questionId === one.questionId ? one : other))
      : [...current.answers, one]
    session.value = { ...current, answers: all }
  }
  function keepTime(told: PracticeTime): void {
    time.value = told && { ...told, at: performance.now() }
  }

  return {
    ...{ session, refusal, place, isBusy, isFinished, time },
    ...{ questions, question, states, answered, draft },
    ...{ open, show, showNext, noteLife, strike, reveal, answer, toggleGuessed },
    ...{ beat, finish },
    ...marks,
  }
})
