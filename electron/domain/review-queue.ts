import { addDays, daysBetween } from './calendar-day.ts'
import { dueOn, remember, retrievability } from './review-memory.ts'
import type { Day } from './calendar-day.ts'
import type { ReviewMemory, ReviewSettings } from './review-memory.ts'

export type ReviewCard = {
  id: string
  /** Percent of the exam that lies where the card belongs: its objective's (see `shareWeights`). */
  weight: number
  /** Null for a card that was never reviewed: a marked question without an answer, a new term. */
  memory: ReviewMemory | null
}

/** How many new cards a day asks at most, so that a chapter of terms does not bury the rest. */
export const newCardsADay = 10

/** Whether a card is due on a day; a new one is. */
export function isDue({ memory }: ReviewCard, day: Day, settings: ReviewSettings): boolean {
  return memory === null || dueOn(memory, settings) <= day
}

/**
 * What is due on a day, the most urgent first: exam weight × what is probably forgotten (learner-model.md).
 * @param newToday how many new cards were already asked on this day
 */
export function dueCards<Card extends ReviewCard>(
  cards: readonly Card[],
  day: Day,
  settings: ReviewSettings,
  newToday = 0,
): Card[] {
  const urgency = ({ weight, memory }: ReviewCard) =>
    weight * (1 - (memory ? retrievability(memory, day) : 0))
  let newLeft = Math.max(0, newCardsADay - newToday)
  return cards
    .filter((card) => isDue(card, day, settings))
    .map((card) => ({ card, urgency: urgency(card) }))
    .sort((a, b) => b.urgency - a.urgency || (a.card.id < b.card.id ? -1 : 1))
    .map(({ card }) => card)
    .filter(({ memory }) => memory !== null || newLeft-- > 0)
}

export type ReviewDay = { day: Day; count: number }

/**
 * How many reviews each of the next days holds, beginning with what is due today: every review is taken to be
 * done on its day and right. New cards come in as many a day as `newCardsADay` lets them. Nothing is reviewed
 * after the exam.
 */
export function forecastReviews(
  cards: readonly ReviewCard[],
  today: Day,
  days: number,
  settings: ReviewSettings,
): ReviewDay[] {
  const counts = Array.from({ length: days }, (_, place) => ({ day: addDays(today, place), count: 0 }))
  const last = settings.examOn !== null && settings.examOn >= today ? settings.examOn : null
  let newBefore = 0
  for (const { memory } of cards) {
    const first = memory
      ? later(dueOn(memory, settings), today)
      : addDays(today, Math.floor(newBefore++ / newCardsADay))
    let state = memory
    for (let day = first; ;) {
      const nth = daysBetween(today, day)
      if (nth >= days || (last !== null && day > last)) break
      counts[nth]!.count++
      state = remember(state, 'good', day)
      const next = dueOn(state, settings)
      if (next <= day) break
      day = next
    }
  }
  return counts
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

/**
 * The question to ask for a due one: a sibling of the same skill that was asked less often, so that knowledge
 * is reviewed and not the memory of one wording; the due one itself where there is none.
 * @param siblings questions of the same skill or, where the course names none, the same objective
 */
export function preferSibling<Question extends { id: string; timesAnswered: number }>(
  due: Question,
  siblings: readonly Question[],
): Question {
  return siblings.reduce((best, other) => (other.timesAnswered < best.timesAnswered ? other : best), due)
}
