import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, lastApi, refusalOf } from '../../api.ts'
import { emptyResponse, isEmpty } from '../../ui/question/response.ts'
import { createOutbox } from './outbox.ts'
import { windowId } from './window-id.ts'
import { itemAt } from '../../../electron/domain/need.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type {
  ExamChange,
  ExamItem,
  ExamSummary,
  ExamTime,
  ExamView,
} from '../../../electron/contract/exam.ts'
import type { Response } from '../../../electron/contract/content.ts'
import type { ClockAnswer } from './rules.ts'

/** `elsewhere`: another window has the exam. `lost`: another window took it from this one. */
export type ExamPhase = 'opening' | 'open' | 'elsewhere' | 'lost' | 'ended' | 'refused'

const nothing: Response = { type: 'recall', right: false }

/** The exam that this window has open: which question is shown, what is given, whether it is stored. */
export const useExam = defineStore('exam', () => {
  const phase = ref<ExamPhase>('opening')
  const refusal = shallowRef<Refusal | null>(null)
  const view = shallowRef<ExamView | null>(null)
  const summary = shallowRef<ExamSummary | null>(null)
  const items = ref<ExamItem[]>([])
  /** What is on screen for each question, stored or not. */
  const responses = ref<Response[]>([])
  /** Null on the review screen. */
  const place = ref<number | null>(null)
  /** The question to go back to from the review screen. */
  const lastPlace = ref(0)
  const clock = shallowRef<ClockAnswer & { rule: ExamTime['rule']; of: number }>({
    remaining: 0,
    at: 0,
    rule: 'real',
    of: 0,
  })
  /** Why the app could not be asked for the time. */
  const silence = shallowRef<Refusal | null>(null)
  const outbox = createOutbox(refusalOf, settle)
  /** What answers while the page goes away is a call that the browser then still sends. */
  let door = api
  let sessionId = ''
  let still = () => 0

  const questions = computed(() => view.value?.questions ?? [])
  const question = computed(() => (place.value === null ? undefined : questions.value[place.value]))
  const item = computed(() => (place.value === null ? undefined : items.value[place.value]))
  const given = computed(() => (place.value === null ? nothing : (responses.value[place.value] ?? nothing)))
  const answered = computed(() => items.value.filter(({ answered: state }) => state === 'yes').length)

  const call = () => ({ sessionId, windowId, still: still() })

  /** Opens an exam in this window. @param watch tells how long ago the learner last did something */
  async function open(id: string, takeOver: boolean, watch: () => number): Promise<void> {
    outbox.clear()
    door = api
    sessionId = id
    still = watch
    phase.value = 'opening'
    refusal.value = silence.value = null
    try {
      const opened = await api.exam.open({ sessionId, windowId, takeOver })
      if (opened.state === 'elsewhere') summary.value = opened.summary
      if (opened.state === 'open') adopt(opened.exam)
      phase.value = opened.state
    } catch (error) {
      refusal.value = refusalOf(error)
      phase.value = 'refused'
    }
  }

  function adopt(exam: ExamView): void {
    view.value = exam
    items.value = exam.items
    responses.value = exam.questions.map((one, at) => exam.items[at]?.response ?? emptyResponse(one))
    tell(exam.time)
    const current = exam.questions.findIndex(({ id }) => id === exam.current)
    const isUntouched = exam.items.every(({ visited }) => !visited)
    if (current >= 0 || isUntouched) show(Math.max(0, current))
    else show(null)
  }

  function tell({ remaining, of, rule }: ExamTime): void {
    clock.value = { remaining, of, rule, at: performance.now() }
    silence.value = null
  }

  /** @returns whether a refusal is the end of this window's exam, so that trying again is of no use */
  function settle({ code, data }: Refusal): boolean {
    if (code !== 'NOT_NOW') return false
    if (data.what === 'exam-ended') phase.value = 'ended'
    else if (data.what === 'exam-elsewhere') phase.value = 'lost'
    else return false
    return true
  }

  /** @param next the place of a question, or null for the review screen */
  function show(next: number | null): void {
    const question = next === null ? null : questions.value[next]
    if (question === undefined) return
    place.value = next
    if (next !== null) lastPlace.value = next
    const questionId = question === null ? null : question.id
    outbox.put('visit', async () => tell((await door.exam.visit({ ...call(), questionId })).time))
  }

  /** Past the last question comes the review screen. */
  function showNext(): void {
    if (place.value !== null) show(place.value + 1 < questions.value.length ? place.value + 1 : null)
  }
  function showPrevious(): void {
    show(place.value === null ? lastPlace.value : place.value - 1)
  }

  function store(change: ExamChange): void {
    const at = place.value
    if (at === null) return
    const questionId = itemAt(questions.value, at).id
    outbox.put(`${questionId} ${change.kind}`, async () => {
      const stored = await door.exam.change({ ...call(), questionId, change })
      const shown = items.value[at]
      if (shown?.questionId === questionId) shown.answered = stored.item.answered
      tell(stored.time)
    })
  }

  function respond(response: Response): void {
    if (place.value === null || !question.value) return
    responses.value[place.value] = response
    store({ kind: 'response', response: isEmpty(response) ? null : response })
  }

  function toggleMark(): void {
    if (!item.value) return
    item.value.marked = !item.value.marked
    store({ kind: 'marked', marked: item.value.marked })
  }

  function strike(id: string): void {
    if (!item.value) return
    const { struck } = item.value
    item.value.struck = struck.includes(id) ? struck.filter((other) => other !== id) : [...struck, id]
    store({ kind: 'struck', struck: [...item.value.struck] })
  }

  function comment(words: string): void {
    if (!item.value) return
    item.value.comment = words
    store({ kind: 'comment', comment: words })
  }

  /** Tells the app that the exam is on screen, and hears what became of it. Tries again what is not stored. */
  async function beat(): Promise<void> {
    if (phase.value !== 'open') return
    try {
      const { state, time } = await api.exam.heartbeat(call())
      if (state === 'running') tell(time)
      else phase.value = state === 'ended' ? 'ended' : 'lost'
    } catch (error) {
      silence.value = refusalOf(error)
      return
    }
    if (outbox.state.value === 'failed') await outbox.flush()
  }

  /** Ends the exam once everything is stored. */
  async function finish(): Promise<void> {
    if (!(await outbox.flush())) return
    try {
      await api.exam.finish(call())
      phase.value = 'ended'
    } catch (error) {
      const reason = refusalOf(error)
      if (!settle(reason)) silence.value = reason
    }
  }

  /** @returns whether this window's exam can be left without losing anything that was given */
  async function canLeave(): Promise<boolean> {
    return phase.value !== 'open' || (await outbox.flush()) || phase.value !== 'open'
  }

  /**
   * The exam leaves this screen and goes on running. With something still to be stored the window is not
   * taken off it: that might arrive first, and the app would refuse what follows.
   */
  function leave(): void {
    if (phase.value !== 'open') return
    door = lastApi
    if (!outbox.sendOff()) void lastApi.exam.leave(call()).catch(() => undefined)
  }

  return {
    ...{ phase, refusal, view, summary, items, place, lastPlace, clock, silence },
    ...{ storing: outbox.state, notStored: outbox.refusal },
    ...{ questions, question, item, given, answered },
    ...{
      open,
      show,
      showNext,
      showPrevious,
      respond,
      toggleMark,
      strike,
      comment,
      beat,
      finish,
      canLeave,
      leave,
    },
    tryAgain: async () => {
      await outbox.flush()
      await beat()
    },
  }
})
