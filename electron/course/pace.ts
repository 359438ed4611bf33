import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which others get their turn. */
const slice = 10

/**
 * Gives a function to be awaited between small pieces of work: it lets waiting requests be served
 * whenever 10 ms of work have passed, and costs nothing otherwise.
 */
export function createPace(): () => Promise<void> {
  let since = performance.now()
  return async function pause(): Promise<void> {
    if (performance.now() - since < slice) return
    await setImmediate()
    since = performance.now()
  }
}
