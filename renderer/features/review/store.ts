import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api } from '../../api.ts'
import { attempt } from '../../app/attempt.ts'
import { useQuestionMarks } from '../../app/question-marks.ts'
import { useStudySession } from '../../app/study-session/use-study-session.ts'
import { dayOf } from '../../shared/day.ts'
import { text } from '../../text/en.ts'
import { review as reviewText } from '../../text/review.ts'
import { keyOf, outcomeOf, stateOf } from './rules.ts'
import type { ReviewedCard, ReviewSession, TermGrade } from '../../../electron/contract/review.ts'

const words = reviewText.session

/** One review session of questions and terms. */
export const useReview = defineStore('review', () => {
  /** What became of the last term: the next card is shown at once. */
  const lastSaid = ref('')

  const study = useStudySession<ReviewSession, ReviewedCard>({
    hasEnd: true,
    itemsOf: ({ cards }) =>
      cards.map((card) => ({
        key: keyOf(card),
        id: card.id,
        view: card.kind === 'question' ? card.view : null,
      })),
    doneOf: ({ done }) => done,
    keyOf,
    stateOf,
    shownOf: (card) => (card.kind === 'question' ? card : null),
    isFinished: ({ finishedAt }) => finishedAt !== null,
    reveal: ({ sessionId }, { id, view }) =>
      api.review.reveal({ sessionId, kind: view ? 'question' : 'term', id }),
    async answer({ sessionId }, { id }, answer) {
      lastSaid.value = ''
      return saved(await api.review.answer({ sessionId, questionId: id, ...answer }))
    },
    said({ cards, done }, card) {
      const result =
        card.kind === 'term'
          ? words.grades[outcomeOf(card)]
          : text.questions.grade(card.feedback.grade.points, card.feedback.grade.of)
      return words.said(words.result(result, againOf(card)), done.length, cards.length)
    },
  })
  const { session, isFinished, position, states, question, done } = study
  const marks = useQuestionMarks(
    () =>
      session.value && question.value ? { session: session.value, questionId: question.value.id } : null,
    (all) => (session.value = session.value && { ...session.value, marks: all }),
  )
  const term = computed(() => {
    const card = session.value?.cards[position.value]
    return card?.kind === 'term' ? card : undefined
  })

  /** Opens a session where the learner left off, or its summary. A term that the course lost is done as well. */
  async function open(sessionId: string): Promise<void> {
    lastSaid.value = ''
    await study.open(
      () => api.review.session({ sessionId }),
      ({ cards, finishedAt }, firstOpen) => (finishedAt === null ? (firstOpen ?? 0) : cards.length),
    )
    if (session.value && !isFinished.value && !states.value.includes('open')) await showNext()
  }

  /** Shows the next open card, or the summary when all are done. */
  async function showNext(): Promise<void> {
    if (!states.value.includes('open') && !isFinished.value && !(await finish())) return
    study.showNext()
  }

  /** @returns whether it's saved; the next card is then shown */
  async function grade(given: TermGrade): Promise<boolean> {
    const of = term.value
    if (!of || !study.draft.value?.revealed) return false
    lastSaid.value = ''
    const isSaved = await study.save(
      async ({ sessionId }, { id }, milliseconds) =>
        saved(await api.review.mark({ sessionId, termId: id, grade: given, milliseconds })),
      () => grade(given),
    )
    if (!isSaved) return false
    lastSaid.value = words.gaveTerm(of.term, words.grades[given], againOf(done.value))
    await showNext()
    return true
  }

  async function finish(): Promise<boolean> {
    const { sessionId } = session.value ?? {}
    const ended = sessionId && (await attempt(api.review.finish({ sessionId })))
    if (!ended) return false
    session.value = ended
    return (isFinished.value = true)
  }

  return { ...study, ...marks, lastSaid, term, open, showNext, grade, finish }
})

function saved({ card, finished }: { card: ReviewedCard; finished: boolean }) {
  return {
    isFinished: finished,
    put: (session: ReviewSession) => ({ ...session, done: [...session.done, card] }),
  }
}

/** When a card comes again, as a sentence; nothing where that isn't known. */
export function againOf(card: ReviewedCard | undefined): string {
  return card?.again ? words.again(card.again, dayOf(new Date())) : ''
}
