import { onBeforeUnmount, onMounted } from 'vue'

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const longest = 86_400_000

/** Watches for keys and the pointer while the calling component is mounted. */
export function useActivity(): { still: () => number } {
  let last = performance.now()
  const note = () => (last = performance.now())
  onMounted(() => signs.forEach((sign) => addEventListener(sign, note, { passive: true })))
  onBeforeUnmount(() => signs.forEach((sign) => removeEventListener(sign, note)))
  return {
    /** Whole milliseconds since the last key or movement. */
    still: () => Math.min(longest, Math.max(0, Math.round(performance.now() - last))),
  }
}
