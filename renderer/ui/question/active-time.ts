/** Time on one question. Without a key or a pointer for longer than this, the rest does not count. */
const longestPause = 60_000

export type ActiveTime = { milliseconds: number; last: number }

/**
 * Counts the time since the last sign of life, at most one minute of it.
 * @param now milliseconds on the same clock as `last`
 */
export function addTime({ milliseconds, last }: ActiveTime, now: number): ActiveTime {
  return { milliseconds: milliseconds + Math.min(longestPause, Math.max(0, now - last)), last: now }
}
