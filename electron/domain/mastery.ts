import { expectedShare } from './expected-share.ts'
import { logit } from './logit.ts'
import { weighEvidence } from './tally.ts'
import type { Tally } from './tally.ts'

/** An estimated share right, with the interval in which it probably lies (95 %). */
export type Mastery = { value: number; low: number; high: number }

/**
 * How many answers the prior is worth. A share drawn from a beta distribution of this concentration spreads
 * by 0.15 about 0.7, or 0.7 logits, as the topics of one learner do; learner-model.md found 4 to 16 alike.
 */
export const priorAnswers = 8

/** 97.5 % point of the normal distribution. */
const normalQuantile = 1.96

/**
 * The share of a topic's questions that a learner would get right: the expectation for questions of the
 * topic's difficulty and a learner of this level, moved by what was earned beyond it, as if the expectation
 * were worth `priorAnswers` answers (empirical Bayes; Haberman 2008, Wainer et al. 2001, augmented subscores).
 * @param difficulty mean of the author's difficulties of the topic's questions, 1 to 3
 * @param shift the learner's level: see `expectedShare`
 */
export function estimateMastery(tallies: readonly Tally[], difficulty: number, shift: number): Mastery {
  const { value, weight } = estimateShare(tallies, difficulty, shift)
  return wilson(value, weight)
}

/** @returns the share, and how many answers it is worth */
function estimateShare(
  tallies: readonly Tally[],
  difficulty: number,
  shift: number,
): { value: number; weight: number } {
  const { answered, surplus } = weighEvidence(tallies, shift)
  const weight = priorAnswers + answered
  return { value: clamp(expectedShare(difficulty, shift) + surplus / weight), weight }
}

/**
 * By how much a learner is better than assumed, in logits.
 * @param shift what is expected of him before these answers, 0 when nothing is known
 */
export function learnerShift(tallies: readonly Tally[], difficulty: number, shift: number): number {
  const { value } = estimateShare(tallies, difficulty, shift)
  return shift + logit(value) - logit(expectedShare(difficulty, shift))
}

/** A share with Wilson's score interval (1927): never beyond 0 to 1, and it holds the share. */
function wilson(share: number, answers: number): Mastery {
  const z = normalQuantile ** 2 / answers
  const centre = (share + z / 2) / (1 + z)
  const reach = (normalQuantile * Math.sqrt((share * (1 - share)) / answers + z / (4 * answers))) / (1 + z)
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}

/** Nobody knows or misses everything: the logit stays finite. */
function clamp(share: number): number {
  return Math.min(0.99, Math.max(0.01, share))
}
