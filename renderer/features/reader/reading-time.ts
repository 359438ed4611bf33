/** Without a key, a pointer or a scroll for so long, nobody is taken to read. */
const patience = 60_000

export type ReadingTime = ReturnType<typeof createReadingTime>

/**
 * Adds up how long a chapter is read, on a clock that only goes forward: while it is visible, and for a minute
 * at most after each sign of life.
 * @param now the time at which it is opened, which is a sign of life
 */
export function createReadingTime(now: number) {
  let countedTo = now
  let lastSign = now
  let isVisible = true
  let sum = 0

  function count(to: number): void {
    if (isVisible) sum += Math.max(0, Math.min(to, lastSign + patience) - countedTo)
    countedTo = Math.max(countedTo, to)
  }

  return {
    /** A key, a pointer, a scroll. */
    note(at: number): void {
      count(at)
      lastSign = at
    },
    hide(at: number): void {
      count(at)
      isVisible = false
    },
    show(at: number): void {
      count(at)
      isVisible = true
      lastSign = at
    },
    /** Whole milliseconds since the last time that they were taken; what is less than `least` waits. */
    take(at: number, least: number): number {
      count(at)
      const whole = Math.floor(sum)
      if (whole < least) return 0
      sum -= whole
      return whole
    },
    /** Puts back what could not be stored. */
    putBack(milliseconds: number): void {
      sum += milliseconds
    },
  }
}
