import { useSignsOfLife } from '../../app/life.ts'

const longest = 86_400_000

/** Watches for keys and the pointer while the calling component is mounted. */
export function useActivity(): { still: () => number } {
  let last = performance.now()
  useSignsOfLife(() => (last = performance.now()))
  return {
    /** Whole milliseconds since the last key or movement. */
    still: () => Math.min(longest, Math.max(0, Math.round(performance.now() - last))),
  }
}
