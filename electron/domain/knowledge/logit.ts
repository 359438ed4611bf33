/** Odds of a probability, on the scale on which levels, difficulties and drifts add up. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** The probability of a logit. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
