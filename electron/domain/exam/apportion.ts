import { itemAt } from '../need.ts'

/**
 * Shares out whole things by weight: each gets the whole part of its quota, and what is left over goes
 * to the largest remainders (Hamilton's method), to the earlier where remainders are equal. Nobody gets
 * more than its limit; what a limit leaves over is shared out among the rest in the same way.
 * @param limits as many as there are weights; left out, there is none
 * @returns as many counts as there are weights, together `total` or all limits, whichever is less
 */
export function apportion(total: number, weights: readonly number[], limits?: readonly number[]): number[] {
  const shares = weights.map((weight, place) => ({ weight, count: 0, limit: limits?.[place] ?? Infinity }))
  for (let left = total; left > 0;) {
    const open = shares.filter(({ count, limit }) => count < limit)
    if (open.length === 0) break
    const given = shareOut(
      left,
      open.map(({ weight }) => weight),
    )
    for (const [nth, share] of open.entries()) {
      const taken = Math.min(itemAt(given, nth), share.limit - share.count)
      share.count += taken
      left -= taken
    }
  }
  return shares.map(({ count }) => count)
}

function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const shares = weights.map((weight) => {
    const quota = sum > 0 ? (total * weight) / sum : total / weights.length
    // Decimal noise must not turn a quota of 3 into 2.9999999.
    const count = Math.floor(quota + 1e-9)
    return { count, remainder: Math.round((quota - count) * 1e9) }
  })
  let left = total - shares.reduce((all, { count }) => all + count, 0)
  // Sorting keeps the order of equal remainders.
  for (const share of shares.toSorted((a, b) => b.remainder - a.remainder)) if (left-- > 0) share.count += 1
  return shares.map(({ count }) => count)
}
