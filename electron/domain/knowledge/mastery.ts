import { expectedShare } from './expected-share.ts'
import { logit } from './logit.ts'
import { weighEvidence } from './tally.ts'
import type { Tally } from './tally.ts'

/** A share right, and how many answers it rests on besides what was expected before them. */
export type Estimate = { value: number; answers: number }

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
export function estimateShare(tallies: readonly Tally[], difficulty: number, shift: number): Estimate {
  const { answered, surplus } = weighEvidence(tallies, shift)
  const value = expectedShare(difficulty, shift) + surplus / (priorAnswers + answered)
  return { value: clamp(value), answers: answered }
}

/**
 * The estimate of a whole from those of its parts: their mean by weight, for the exam asks the parts by weight, however
 * often each was practised. Its answers are as many as would tell as much if they were shared out by weight (variance of
 * a weighted mean; the prior's answers are shared out so as well): a part that was practised much does not make up for
 * one that was not.
 */
export function combineEstimates(parts: readonly (Estimate & { weight: number })[]): Estimate {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  let value = 0
  let variance = 0
  for (const part of parts) {
    const share = total > 0 ? part.weight / total : 1 / parts.length
    if (share === 0) continue
    value += share * part.value
    variance += share ** 2 / (part.answers + priorAnswers * share)
  }
  return { value, answers: Math.max(0, 1 / variance - priorAnswers) }
}

export function masteryOf({ value, answers }: Estimate): Mastery {
  return wilson(value, priorAnswers + answers)
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
