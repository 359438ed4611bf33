import { fsrs, Rating } from 'ts-fsrs'
import { addDays, daysBetween } from '../time/calendar-day.ts'
import { need } from '../need.ts'
import type { Day } from '../time/calendar-day.ts'

/**
 * What is remembered of a card, and since when: all that the schedule needs. It does not depend on the desired
 * retention or the exam's date, so that changing either moves what is due at once.
 */
export type ReviewMemory = {
  /** Days after which the card is recalled nine times in ten. */
  stability: number
  /** 1 to 10, of this card for this learner; not the author's. */
  difficulty: number
  /** The day of the last review that counted. */
  reviewedOn: Day
  reviews: number
  lapses: number
}

/** How a review went. `easy` is for terms, which the learner marks himself. */
export type ReviewMark = 'again' | 'hard' | 'good' | 'easy'

export type ReviewSettings = {
  /** The share of due cards that shall still be known, 0.7 to 0.97; 0.9 unless the learner says otherwise. */
  retention: number
  /** Nothing is put off past it without a review in the week before; null for none, like a day that has passed. */
  examOn: Day | null
}

export const defaultRetention = 0.9

const grades = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

/**
 * FSRS-6 with its default parameters (github.com/open-spaced-repetition/ts-fsrs, MIT; srs-benchmark: log loss
 * .346 against SM-2's .722). Short-term steps are off, since one review a day counts; no fuzz, since the same
 * log must give the same schedule.
 */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false })

/** Wrong is "again", right is "good", right but marked as a guess is "hard". */
export function markOfAnswer({ right, guessed }: { right: boolean; guessed: boolean }): ReviewMark {
  if (!right) return 'again'
  return guessed ? 'hard' : 'good'
}

/**
 * The memory after a review. The first review of a day counts and the rest of that day does not; nor does one
 * that lies before the last (the clock was set back): memory stays as it was.
 * @param memory null before the first review
 */
export function remember(memory: ReviewMemory | null, mark: ReviewMark, day: Day): ReviewMemory {
  const passed = memory ? daysBetween(memory.reviewedOn, day) : 0
  if (memory && passed <= 0) return memory
  const { stability, difficulty } = scheduler.next_state(memory, passed, grades[mark])
  return {
    stability,
    difficulty,
    reviewedOn: day,
    reviews: (memory?.reviews ?? 0) + 1,
    // The first miss of a card is no lapse: it was not known yet.
    lapses: (memory?.lapses ?? 0) + (memory && mark === 'again' ? 1 : 0),
  }
}

/** The memory that a log leaves, in whatever order it comes. @returns null for an empty one */
export function recallLog(log: readonly { mark: ReviewMark; day: Day; at: number }[]): ReviewMemory | null {
  return [...log]
    .sort((a, b) => a.at - b.at)
    .reduce<ReviewMemory | null>((memory, { mark, day }) => remember(memory, mark, day), null)
}

/** The probability that a card is recalled on a day, 0 to 1. */
export function retrievability({ stability, reviewedOn }: ReviewMemory, day: Day): number {
  return scheduler.forgetting_curve(Math.max(0, daysBetween(reviewedOn, day)), stability)
}

/** Over how many days before the exam the last reviews are spread. */
export const lastReviewDays = 7

/**
 * The day on which a card is due: when it will be recalled with the desired probability, at the earliest the
 * day after its last review. A card that would come on the day of an exam that is still ahead or after it comes once
 * more before it, on the one of the last days that is its own; when it was reviewed on that day or since, it waits.
 * @param today the day of asking, which tells whether the exam is ahead
 */
export function dueOn(
  { id, memory }: { id: string; memory: ReviewMemory },
  { retention, examOn }: ReviewSettings,
  today: Day,
): Day {
  const due = addDays(memory.reviewedOn, intervalOf(memory.stability, retention))
  if (examOn === null || examOn <= today || due < examOn) return due
  const last = lastReviewOn(id, examOn)
  return last > memory.reviewedOn ? last : due
}

/** A card's own one of the last days before the exam: by its id (FNV-1a), so that it stays and all days get as many. */
function lastReviewOn(id: string, examOn: Day): Day {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ need(letter.codePointAt(0), 'a letter'), 0x01000193)
  return addDays(examOn, -1 - ((hash >>> 0) % lastReviewDays))
}

const schedulers = new Map<number, typeof scheduler>()

function intervalOf(stability: number, retention: number): number {
  const known = schedulers.get(retention)
  const own = known ?? fsrs({ enable_short_term: false, enable_fuzz: false, request_retention: retention })
  schedulers.set(retention, own)
  return Math.max(1, own.next_interval(stability, 0))
}
