import { logistic } from './logit.ts'

export type Difficulty = 1 | 2 | 3

/** The share right that is assumed of a learner of whom nothing is known, on a question of middle difficulty. */
const assumedShare = 0.7

/**
 * What one step of an author's difficulty is worth on the logit. True difficulties of questions lie about
 * one logit apart (standard deviation); a label in three steps that correlates .5 with them, as labels of
 * teachers do (learner-model.md measured with .5 and .7), predicts .5 × 1 / .8 of it a step.
 */
export const difficultyStep = 0.6

/**
 * The share that is expected of a learner on a question, before any answer of its topic.
 * @param difficulty the author's, 1 to 3, or a mean of several
 * @param shift how much better this learner is than assumed, in logits
 */
export function expectedShare(difficulty: number, shift: number): number {
  return logistic(assumedLogit + shift - difficultyStep * (difficulty - 2))
}

export const assumedLogit = Math.log(assumedShare / (1 - assumedShare))
