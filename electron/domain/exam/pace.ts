/** Longest time without a key or pointer that still counts as work on a question. */
import { itemAt } from '../need.ts'

export const idleAfter = 60_000

/**
 * Splits time that passed on a question into work and idleness.
 * @param passed milliseconds since the last report
 * @param still milliseconds since the last key or pointer: what of it goes over a minute and lies within
 *   the time that passed is idle
 */
export function splitTime(passed: number, still: number): { active: number; idle: number } {
  const idle = Math.min(passed, Math.max(0, still - idleAfter))
  return { active: passed - idle, idle }
}

/** A question is slow when it took more than one and a half times the exam's time for a question. */
export function isSlow(active: number, budget: number): boolean {
  return active > budget * 1.5
}

/** The middle of numbers; null when there is none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? itemAt(sorted, middle)
    : (itemAt(sorted, middle - 1) + itemAt(sorted, middle)) / 2
}
