import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, refusalOf } from '../../api.ts'
import { attempt } from '../../app/attempt.ts'
import { useQuestionMarks } from '../../app/question-marks.ts'
import { text } from '../../text/en.ts'
import { review as reviewText } from '../../text/review.ts'
import { announce } from '../../ui/announce.ts'
import { dayOf } from '../../shared/day.ts'
import { toggled } from '../../ui/fields.ts'
import { addTime } from '../../ui/question/active-time.ts'
import { newDraft } from '../../ui/question/draft.ts'
import { nextOpen } from '../../ui/question/state.ts'
import { keyOf, outcomeOf, stateOf } from './rules.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { ActiveTime } from '../../ui/question/active-time.ts'
import type { Draft } from '../../ui/question/draft.ts'
import type { Block } from '../../../electron/contract/content.ts'
import type { Response } from '../../../electron/contract/response.ts'
import type { ReviewedCard, ReviewSession, TermGrade } from '../../../electron/contract/review.ts'

/** What a learner does on a term before its grade is stored. */
type TermDraft = { definition: Block[] | null; time: ActiveTime }

const words = reviewText.session
const longest = 86_400_000

/** One review session: which card is shown, what is given, what came of it. */
export const useReview = defineStore('review', () => {
  const session = shallowRef<ReviewSession | null>(null)
  const refusal = ref<Refusal | null>(null)
  /** The place of the card that is shown; as many as there are cards means the summary. */
  const place = ref(0)
  const drafts = ref<Record<string, Draft>>({})
  const terms = ref<Record<string, TermDraft>>({})
  const isBusy = ref(false)
  const isFinished = ref(false)
  /** Why what was given on the card that is shown is not stored, and how to try again. */
  const unstored = shallowRef<{ sentence: string; again: () => Promise<boolean> } | null>(null)
  /** What became of the last term: the next card is shown at once. */
  const lastSaid = ref('')

  const cards = computed(() => session.value?.cards ?? [])
  const card = computed(() => cards.value[place.value])
  const done = computed(() => new Map(session.value?.done.map((one) => [keyOf(one), one])))
  const states = computed(() => cards.value.map((one) => stateOf(done.value.get(keyOf(one)))))
  const reviewed = computed(() => (card.value ? done.value.get(keyOf(card.value)) : undefined))
  const question = computed(() => (card.value?.kind === 'question' ? card.value.view : undefined))
  const draft = computed(() => (question.value ? drafts.value[question.value.id] : undefined))
  const term = computed(() => (card.value?.kind === 'term' ? card.value : undefined))
  const termDraft = computed(() => (term.value ? terms.value[term.value.id] : undefined))
  const marks = useQuestionMarks(
    () =>
      session.value && question.value ? { session: session.value, questionId: question.value.id } : null,
    (all) => (session.value = { ...session.value!, marks: all }),
  )

  /** Opens a session where the learner left off, or its summary. */
  async function open(sessionId: string): Promise<void> {
    refusal.value = null
    lastSaid.value = ''
    try {
      const opened = await api.review.session({ sessionId })
      session.value = opened
      drafts.value = {}
      terms.value = {}
      isFinished.value = opened.finishedAt !== null
      if (isFinished.value) show(cards.value.length)
      else await showNext(-1)
    } catch (error) {
      session.value = null
      refusal.value = refusalOf(error)
    }
  }

  function show(next: number): void {
    noteLife()
    unstored.value = null
    const last = isFinished.value ? cards.value.length : cards.value.length - 1
    place.value = Math.min(Math.max(0, next), last)
    const now = performance.now()
    if (question.value) {
      const known = drafts.value[question.value.id]
      if (known) known.time.last = now
      else drafts.value[question.value.id] = newDraft(question.value, now)
    } else if (term.value) {
      const known = terms.value[term.value.id]
      if (known) known.time.last = now
      else terms.value[term.value.id] = { definition: null, time: { milliseconds: 0, last: now } }
    }
  }

  /** Shows the next open card, or the summary when all are done. A term that the course lost is done as well. */
  async function showNext(after = place.value): Promise<void> {
    const next = nextOpen(states.value, after)
    if (next !== null && !isFinished.value) return show(next)
    if (!isFinished.value && !(await finish())) return
    show(cards.value.length)
  }

  /** A key or a pointer: time since the last one counts, up to a minute of it. */
  function noteLife(): void {
    const of = draft.value ?? termDraft.value
    if (of && !reviewed.value) of.time = addTime(of.time, performance.now())
  }

  function strike(choice: string): void {
    if (draft.value) draft.value.struck = toggled(draft.value.struck, choice)
  }

  function toggleGuessed(): void {
    if (!draft.value || reviewed.value) return
    draft.value.guessed = !draft.value.guessed
    announce(text.questions.asked.guessedSaid[`${draft.value.guessed}`])
  }

  async function reveal(): Promise<void> {
    const of = card.value
    if (!of || !session.value || reviewed.value) return
    const { sessionId } = session.value
    const shown = await attempt(api.review.reveal({ sessionId, kind: of.kind, id: of.id }))
    if (!shown) return
    if (of.kind === 'question') drafts.value[of.id]!.revealed = shown
    else terms.value[of.id]!.definition = shown.answer
  }

  /** @returns whether it is stored; what was given stays when it is not */
  async function answer(response: Response): Promise<boolean> {
    const { sessionId } = session.value ?? {}
    const { value: of } = draft
    if (!sessionId || !of || !question.value) return false
    const questionId = question.value.id
    const call = () =>
      api.review.answer({
        ...{ sessionId, questionId, response, guessed: of.guessed },
        milliseconds: Math.min(longest, Math.round(of.time.milliseconds)),
      })
    return store(call, () => answer(response))
  }

  /** @returns whether it is stored; the next card is then shown */
  async function grade(given: TermGrade): Promise<boolean> {
    const { sessionId } = session.value ?? {}
    const [of, draftOf] = [term.value, termDraft.value]
    if (!sessionId || !of || !draftOf?.definition) return false
    const call = () =>
      api.review.mark({
        ...{ sessionId, termId: of.id, grade: given },
        milliseconds: Math.min(longest, Math.round(draftOf.time.milliseconds)),
      })
    if (!(await store(call, () => grade(given)))) return false
    lastSaid.value = words.gaveTerm(of.term, words.grades[given], againOf(reviewed.value))
    await showNext()
    return true
  }

  async function store(
    call: () => Promise<{ card: ReviewedCard; finished: boolean }>,
    again: () => Promise<boolean>,
  ): Promise<boolean> {
    if (isBusy.value || reviewed.value) return false
    isBusy.value = true
    noteLife()
    lastSaid.value = ''
    try {
      const result = await call()
      unstored.value = null
      session.value = { ...session.value!, done: [...session.value!.done, result.card] }
      isFinished.value = result.finished
      tell(result.card)
      return true
    } catch (error) {
      const found = refusalOf(error)
      if (found.code === 'NOT_NOW') await lookAgain(found)
      else unstored.value = { sentence: text.errors.sentence(found), again }
      return false
    } finally {
      isBusy.value = false
    }
  }

  /** It was answered or ended in another window: what is stored there counts, and is shown. */
  async function lookAgain(found: Refusal): Promise<void> {
    const at = place.value
    await open(session.value!.sessionId)
    if (!refusal.value && !isFinished.value) show(at)
    announce(text.errors.sentence(found))
  }

  function tell(of: ReviewedCard): void {
    const all = session.value!
    const result =
      of.kind === 'term'
        ? words.grades[outcomeOf(of)]
        : text.questions.grade(of.feedback.grade.points, of.feedback.grade.of)
    announce(words.said(words.result(result, againOf(of)), all.done.length, all.cards.length))
  }

  async function finish(): Promise<boolean> {
    const ended = await attempt(api.review.finish({ sessionId: session.value!.sessionId }))
    if (!ended) return false
    session.value = ended
    isFinished.value = true
    return true
  }

  return {
    ...{ session, refusal, place, isBusy, isFinished, unstored, lastSaid },
    ...{ cards, card, states, reviewed, question, draft, term, termDraft },
    ...{ open, show, showNext, noteLife, strike, toggleGuessed, reveal, answer, grade, finish },
    ...marks,
  }
})

/** When a card comes again, as a sentence; nothing where that is not known. */
export function againOf(card: ReviewedCard | undefined): string {
  return card?.again ? words.again(card.again, dayOf(new Date())) : ''
}
