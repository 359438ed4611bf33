import type { EstimatedScore } from '../../contract/exam-result.ts'
import type { ExamScale } from '../../contract/exam.ts'

/**
 * The share of points at which an exam is assumed to be passed, and how unsure that is (standard
 * deviation). Nobody publishes the real cut; 700 of 1,000 is not 70 %, but the middle of what is known of
 * cuts that experts set for such exams, and so a guess that says so.
 */
export const assumedCut = { share: 0.7, deviation: 0.03 }

/**
 * How much further than by chance alone the next sitting may lie, as a standard deviation on the logit. A
 * textbook 95 % interval from 50 answers held the next 50 of 52 to 67 % of real learners (learner-model.md),
 * so the true spread is 2.0 to 2.8 times the textbook one: on the logit at 70 % of 50, where chance alone
 * gives 0.31 for what was seen and again for what comes, 0.44 to 0.74 are left over.
 */
const drift = 0.6

/** 97.5 % point of the normal distribution. */
const normalQuantile = 1.96

/**
 * An estimated score on the exam's scale: 0 points are `min`, the assumed cut is `pass`, all points are
 * `max`, and straight lines lie between, rounded down, so that no more is claimed than was reached and
 * nothing below the cut is rounded into a pass.
 */
export function scaledScore(points: number, of: number, scale: ExamScale): number {
  return scaledShare(of > 0 ? points / of : 0, scale)
}

/** @param cut the share of points at which the exam is passed, within 0 and 1 */
export function scaledShare(
  share: number,
  { min, max, pass }: ExamScale,
  cut: number = assumedCut.share,
): number {
  if (share >= 1) return max
  const exact =
    share < cut ? min + ((pass - min) * share) / cut : pass + ((max - pass) * (share - cut)) / (1 - cut)
  return Math.floor(exact + 1e-9)
}

/**
 * The score with the interval in which a sitting of the same length would probably end (95 %): a normal
 * interval on the logit of the share, smoothed by one point each way, whose variance adds up what chance
 * did in this sitting, what it will do in the next, drift between the two, and the unsure cut.
 * @param questions how many were asked: the parts of one question are not independent
 */
export function estimateScore(
  points: number,
  of: number,
  questions: number,
  scale: ExamScale,
): EstimatedScore {
  const share = of > 0 ? points / of : 0
  const smoothed = (share * questions + 1) / (questions + 2)
  const chance = 1 / (Math.max(1, questions) * smoothed * (1 - smoothed))
  const cut = assumedCut.deviation / (assumedCut.share * (1 - assumedCut.share))
  const reach = normalQuantile * Math.sqrt(2 * chance + drift ** 2 + cut ** 2)
  const centre = Math.log(smoothed / (1 - smoothed))
  const value = scaledShare(share, scale)
  return {
    value,
    low: Math.min(value, scaledShare(logistic(centre - reach), scale)),
    high: Math.max(value, scaledShare(logistic(centre + reach), scale)),
    ...scale,
    passed: value >= scale.pass,
  }
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
