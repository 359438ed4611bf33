import { onBeforeUnmount, onMounted } from 'vue'

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const

/** Tells of every key, pointer, wheel and scroll while the calling component is mounted. */
export function useSignsOfLife(note: (event: Event) => void): void {
  onMounted(() => signs.forEach((sign) => addEventListener(sign, note, { passive: true })))
  onBeforeUnmount(() => signs.forEach((sign) => removeEventListener(sign, note)))
}
