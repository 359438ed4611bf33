import { ref } from 'vue'
import { announce } from './announce.ts'

export type Toast = { sentence: string; action?: { label: string; run: () => void } }

export const toast = ref<Toast | null>(null)

let timer: ReturnType<typeof setTimeout> | undefined

/** Says what happened at the foot of the window, with a way to take it back. Stays for eight seconds. */
export function showToast(next: Toast): void {
  clearTimeout(timer)
  toast.value = next
  announce(next.sentence)
  timer = setTimeout(hideToast, 8000)
}

export function hideToast(): void {
  clearTimeout(timer)
  toast.value = null
}
