import { addDays, daysBetween } from '../time/calendar-day.ts'
import { dueOn, remember, retrievability } from './memory.ts'
import type { Day } from '../time/calendar-day.ts'
import type { ReviewMemory, ReviewSettings } from './memory.ts'

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
export function isDue({ id, memory }: ReviewCard, day: Day, settings: ReviewSettings): boolean {
  return memory === null || dueOn({ id, memory }, settings, day) <= day
}

/**
 * What is due on a day, the most urgent first: exam weight × what is probably forgotten (learner-model.md). New cards
 * come after all others, the heaviest first: what was never known is not forgotten day by day.
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
  const isNew = ({ memory }: ReviewCard) => memory === null
  const byUrgency = cards
    .filter((card) => isDue(card, day, settings))
    .map((card) => ({ card, urgency: urgency(card) }))
    .sort((a, b) => b.urgency - a.urgency || (a.card.id < b.card.id ? -1 : 1))
    .map(({ card }) => card)
  return [
    ...byUrgency.filter((card) => !isNew(card)),
    ...byUrgency.filter(isNew).slice(0, Math.max(0, newCardsADay - newToday)),
  ]
}

export type ReviewDay = { day: Day; count: number }

/**
 * How many reviews each of the next days holds, beginning with what is due today: every review is taken to be
 * done on its day and right. New cards come in as many a day as `newCardsADay` lets them. Nothing is reviewed
 * after the exam.
 * @param newToday how many new cards were already asked today
 */
export function forecastReviews(
  cards: readonly ReviewCard[],
  today: Day,
  days: number,
  settings: ReviewSettings,
  newToday = 0,
): ReviewDay[] {
  const counts = Array.from({ length: days }, (_, place) => ({ day: addDays(today, place), count: 0 }))
  const last = settings.examOn !== null && settings.examOn >= today ? settings.examOn : null
  let newBefore = Math.min(newToday, newCardsADay)
  for (const { id, memory } of cards) {
    const first = memory
      ? later(dueOn({ id, memory }, settings, today), today)
      : addDays(today, Math.floor(newBefore++ / newCardsADay))
    let state = memory
    for (let day = first; ;) {
      const nth = daysBetween(today, day)
      const counted = counts[nth]
      if (!counted || (last !== null && day > last)) break
      counted.count++
      state = remember(state, 'good', day)
      const next = dueOn({ id, memory: state }, settings, day)
      if (next <= day) break
      day = next
    }
  }
  return counts
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

export type Sibling = {
  id: string
  chapterId: string
  objectiveId: string
  /** The author's, 1 to 3. */
  difficulty: number
  /** A recall question, which the learner marks himself. */
  selfMarked: boolean
  caseId: string | null
  /** Of the practice pool: what self-checks and mock exams ask is not spent in review. */
  isPractice: boolean
  timesAnswered: number
  /** 0 when it never was. */
  lastAt: number
  /** Whether the last answer earned all points; null when there is none. */
  lastRight: boolean | null
}

/**
 * The questions to ask for due ones, so that the skill is reviewed and not the memory of one wording. A due question
 * that was missed when it was last asked comes itself, until it is known; so does one never answered. From then on
 * the least asked of it and its siblings comes, of equal ones the longest ago. Siblings are practice questions of
 * the same chapter, objective and difficulty that are marked the same way (by the key or by the learner), belong to no
 * other case, are not due themselves and are not asked for another.
 *
 * The answer of a stand-in is an answer to itself like any other and the review of the due question: `foldQuestion`.
 * @param due ids in the order to be asked
 * @returns for each the id of the question to ask, in that order
 */
export function chooseSiblings(due: readonly string[], questions: readonly Sibling[]): string[] {
  const known = new Map(questions.map((question) => [question.id, question]))
  const byChapter = Map.groupBy(
    questions
      .filter(({ isPractice }) => isPractice)
      .sort((a, b) => a.lastAt - b.lastAt || (a.id < b.id ? -1 : 1)),
    ({ chapterId }) => chapterId,
  )
  const taken = new Set(due)
  return due.map((id) => {
    const question = known.get(id)
    if (!question?.lastRight) return id
    const siblings = (byChapter.get(question.chapterId) ?? []).filter(
      (other) => !taken.has(other.id) && isSibling(question, other),
    )
    const chosen = preferSibling(question, siblings).id
    taken.add(chosen)
    return chosen
  })
}

function isSibling(question: Sibling, other: Sibling): boolean {
  return (
    other.objectiveId === question.objectiveId &&
    other.difficulty === question.difficulty &&
    other.selfMarked === question.selfMarked &&
    (other.caseId === null || other.caseId === question.caseId)
  )
}

/** The least asked of a question and its siblings: itself unless one was asked less often, then the first of those. */
export function preferSibling<Question extends { id: string; timesAnswered: number }>(
  due: Question,
  siblings: readonly Question[],
): Question {
  return siblings.reduce((best, other) => (other.timesAnswered < best.timesAnswered ? other : best), due)
}
