import { expectedShare } from './expected-share.ts'
import type { Difficulty } from './expected-share.ts'

/**
 * First answers to questions of one difficulty, added up. First answers only: a repeated question measures
 * memory of that question (learner-model.md). What a learner marks right himself (recall) is left out.
 */
export type Tally = {
  difficulty: Difficulty
  /** Mock exams count more than practice where readiness is concerned; self-checks are practice. */
  source: 'practice' | 'exam'
  /** How many questions. */
  answered: number
  /** The shares (0 to 1) of their points that were earned, added up. */
  earned: number
}

/** How many questions were answered, and how much more or less was earned than expected. */
export type Evidence = { answered: number; earned: number; surplus: number }

/**
 * Adds up tallies against what a learner of a given level would have earned on questions of the same
 * difficulties: who misses hard questions is not weak for it.
 * @param shift the learner's level: see `expectedShare`
 */
export function weighEvidence(tallies: readonly Tally[], shift: number): Evidence {
  let answered = 0
  let earned = 0
  let expected = 0
  for (const tally of tallies) {
    answered += tally.answered
    earned += tally.earned
    expected += tally.answered * expectedShare(tally.difficulty, shift)
  }
  return { answered, earned, surplus: earned - expected }
}

/** Tallies with those of one difficulty and source added up, practice before exams and easy before hard. */
export function addTallies(...lists: readonly (readonly Tally[])[]): Tally[] {
  const sums: Sums = []
  for (const list of lists) addTo(sums, list, 1)
  return sums.filter((sum) => sum !== undefined)
}

/** What is left of tallies without some of them. */
export function withoutTallies(all: readonly Tally[], some: readonly Tally[]): Tally[] {
  const sums: Sums = []
  addTo(sums, all, 1)
  addTo(sums, some, -1)
  return sums.filter((sum) => sum !== undefined)
}

/** One for each difficulty and source. */
type Sums = (Tally | undefined)[]

function addTo(sums: Sums, tallies: readonly Tally[], factor: number): void {
  for (const { difficulty, source, answered, earned } of tallies) {
    const place = difficulty + (source === 'exam' ? 3 : 0)
    const sum = (sums[place] ??= { difficulty, source, answered: 0, earned: 0 })
    sum.answered += factor * answered
    sum.earned += factor * earned
  }
}

export function scaleTallies(tallies: readonly Tally[], factor: number): Tally[] {
  return tallies.map(({ difficulty, source, answered, earned }) => ({
    difficulty,
    source,
    answered: factor * answered,
    earned: factor * earned,
  }))
}

export function countAnswers(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { answered }) => sum + answered, 0)
}
