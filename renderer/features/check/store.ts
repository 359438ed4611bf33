import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, refusalOf } from '../../api.ts'
import { text } from '../../text/en.ts'
import { announce } from '../../ui/announce.ts'
import { showToast } from '../../ui/toast.ts'
import { emptyResponse } from '../../../electron/contract/empty-response.ts'
import { nextOpen, stateOfGrade } from '../../ui/question/state.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { Revealed } from '../../ui/question/draft.ts'
import type { QuestionState } from '../../ui/question/state.ts'
import type { CheckSession } from '../../../electron/contract/check.ts'
import type { CourseDetail } from '../../../electron/contract/library.ts'
import type { Response } from '../../../electron/contract/response.ts'

/** The self-check of one chapter: which question is shown, what is given, what was answered. */
export const useCheck = defineStore('check', () => {
  const session = shallowRef<CheckSession | null>(null)
  const course = shallowRef<CourseDetail | null>(null)
  const refusal = ref<Refusal | null>(null)
  /** The place of the question that is shown; as many as there are questions means the result. */
  const place = ref(0)
  const given = ref<Response>({ type: 'recall', right: false })
  const revealed = shallowRef<Revealed | null>(null)
  const opened = ref<string | null>(null)
  const isBusy = ref(false)
  let shownAt = 0

  const questions = computed(() => session.value?.questions ?? [])
  const question = computed(() => questions.value[place.value])
  const answers = computed(() => new Map(session.value?.answers.map((one) => [one.questionId, one])))
  const states = computed(() =>
    questions.value.map(({ id }): QuestionState => {
      const answer = answers.value.get(id)
      return answer ? stateOfGrade(answer.grade) : 'open'
    }),
  )
  const answered = computed(() => (question.value ? answers.value.get(question.value.id) : undefined))
  const isDone = computed(() => session.value !== null && session.value.standing.share !== null)

  async function begin(courseId: string, chapterId: string, afresh: boolean): Promise<void> {
    refusal.value = null
    opened.value = null
    try {
      session.value = await api.check.begin({ courseId, chapterId, afresh })
      show(nextOpen(states.value, -1) ?? questions.value.length)
    } catch (error) {
      session.value = null
      refusal.value = refusalOf(error)
    }
    course.value = await api.library.course({ courseId }).catch(() => null)
  }

  function show(next: number): void {
    place.value = Math.min(
      Math.max(0, next),
      isDone.value ? questions.value.length : questions.value.length - 1,
    )
    revealed.value = null
    if (question.value) given.value = emptyResponse(question.value)
    shownAt = performance.now()
  }

  function showNext(): void {
    show(nextOpen(states.value, place.value) ?? questions.value.length)
  }

  async function reveal(): Promise<void> {
    try {
      revealed.value = await api.check.reveal({
        sessionId: session.value!.sessionId,
        questionId: question.value!.id,
      })
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
    }
  }

  /** What was given stays when it could not be stored. */
  async function answer(response: Response): Promise<void> {
    if (!session.value || !question.value || isBusy.value || answered.value) return
    isBusy.value = true
    const milliseconds = Math.min(86_400_000, Math.round(performance.now() - shownAt))
    try {
      const { sessionId } = session.value
      const result = await api.check.answer({
        sessionId,
        questionId: question.value.id,
        response,
        milliseconds,
      })
      const all = [...session.value.answers, result.answered]
      session.value = { ...session.value, answers: all, standing: result.standing }
      if (result.opened) opened.value = result.opened
      const { points, of } = result.answered.grade
      announce(text.check.said(text.questions.grade(points, of), all.length, questions.value.length))
    } catch (error) {
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
    } finally {
      isBusy.value = false
    }
  }

  return {
    ...{ session, course, refusal, place, given, revealed, opened, isBusy },
    ...{ questions, question, answers, states, answered, isDone },
    ...{ begin, show, showNext, reveal, answer },
  }
})
