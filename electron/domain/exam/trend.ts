/**
 * How the last sittings differ from those before: the mean share of the last half, at most three, less the
 * mean of as many before them. Few numbers say little; more than this would claim more than they know.
 * @param shares points over possible points, 0 to 1, oldest first
 * @returns -1 to 1, null with fewer than two
 */
export function sittingTrend(shares: readonly number[]): number | null {
  if (shares.length < 2) return null
  const size = Math.min(3, Math.floor(shares.length / 2))
  return mean(shares.slice(-size)) - mean(shares.slice(-2 * size, -size))
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
