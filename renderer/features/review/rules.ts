import { plainBlocks } from '../../ui/prose/prose.ts'
import { stateOfGrade } from '../../ui/question/state.ts'
import type {
  ReviewCard,
  ReviewedCard,
  ReviewOverview,
  ReviewSession,
  TermGrade,
} from '../../../electron/contract/review.ts'
import type { QuestionState } from '../../ui/question/state.ts'

/** The most cards that one session asks. */
export const mostAtOnce = 200
const usual = 20

/** Of a question or a term, which may have the same id. */
export function keyOf({ kind, id }: Pick<ReviewCard, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

/** How many cards a session may have: a few sizes, and all that are due. The last is the largest. */
export function sizesOf(due: number): number[] {
  const all = Math.min(due, mostAtOnce)
  return [...[10, usual, 50].filter((size) => size < all), all]
}

/** All when they are few, else as many as take ten minutes or so. */
export function usualSize(due: number): number {
  return Math.min(due, usual)
}

/** The first day after today on which cards come up; null for none. */
export function nextDue(forecast: ReviewOverview['forecast']): ReviewOverview['forecast'][number] | null {
  return forecast.slice(1).find(({ cards }) => cards > 0) ?? null
}

/**
 * How well a card was known, as the schedule takes it: a question that earned less than all its points was missed, one
 * that was right but guessed was unsure.
 */
export function outcomeOf(card: ReviewedCard): TermGrade {
  if (card.kind === 'term') return card.grade
  const { points, of } = card.feedback.grade
  return points < of ? 'missed' : card.guessed ? 'unsure' : 'known'
}

const termStates = { known: 'right', unsure: 'partly', missed: 'wrong' } as const

/** How a card stands in the row of marks. */
export function stateOf(card: ReviewedCard | undefined): QuestionState {
  if (!card) return 'open'
  return card.kind === 'term' ? termStates[card.grade] : stateOfGrade(card.feedback.grade)
}

/** How many of the cards done were known, unsure and missed, and how many were left. */
export function tallyOf({ cards, done }: Pick<ReviewSession, 'cards' | 'done'>) {
  const count = (outcome: TermGrade) => done.filter((card) => outcomeOf(card) === outcome).length
  return {
    known: count('known'),
    unsure: count('unsure'),
    missed: count('missed'),
    done: done.length,
    left: cards.length - done.length,
  }
}

export type ReviewLine = {
  place: number
  label: string
  outcome: TermGrade
  again: string | null
}

/** The cards done as lines of the summary: the soonest again first, otherwise in the order asked. */
export function linesOf({ cards, done }: Pick<ReviewSession, 'cards' | 'done'>): ReviewLine[] {
  const byKey = new Map(done.map((card) => [keyOf(card), card]))
  return cards
    .flatMap((card, place): ReviewLine[] => {
      const reviewed = byKey.get(keyOf(card))
      if (!reviewed) return []
      const label = card.kind === 'term' ? card.term : plainBlocks(card.view.stem)
      return [{ place, label, outcome: outcomeOf(reviewed), again: reviewed.again }]
    })
    .sort((a, b) =>
      (a.again ?? '') < (b.again ?? '') ? -1 : (a.again ?? '') > (b.again ?? '') ? 1 : a.place - b.place,
    )
}
