/**
 * Shares out whole things by weight: each gets the whole part of its quota, and what is left over goes
 * to the largest remainders (Hamilton's method), to the earlier where remainders are equal. Nobody gets
 * more than its limit; what a limit leaves over is shared out among the rest in the same way.
 * @param limits as many as there are weights; left out, there is none
 * @returns as many counts as there are weights, together `total` or all limits, whichever is less
 */
export function apportion(total: number, weights: readonly number[], limits?: readonly number[]): number[] {
  const room = weights.map((_, place) => limits?.[place] ?? Infinity)
  const counts = weights.map(() => 0)
  for (let left = total; left > 0;) {
    const open = places(weights).filter((place) => counts[place]! < room[place]!)
    if (open.length === 0) break
    const given = shareOut(
      left,
      open.map((place) => weights[place]!),
    )
    for (const [nth, place] of open.entries()) {
      const taken = Math.min(given[nth]!, room[place]! - counts[place]!)
      counts[place]! += taken
      left -= taken
    }
  }
  return counts
}

function shareOut(total: number, weights: number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const quotas = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length))
  // Decimal noise must not turn a quota of 3 into 2.9999999.
  const counts = quotas.map((quota) => Math.floor(quota + 1e-9))
  const remainder = (place: number) => Math.round((quotas[place]! - counts[place]!) * 1e9)
  let left = total - counts.reduce((all, count) => all + count, 0)
  for (const place of places(weights).sort((a, b) => remainder(b) - remainder(a) || a - b))
    if (left-- > 0) counts[place]! += 1
  return counts
}

function places(of: readonly unknown[]): number[] {
  return of.map((_, place) => place)
}
