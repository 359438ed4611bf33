import { onBeforeUnmount, onMounted, ref } from 'vue'
import type { Ref } from 'vue'

/** Takes files that are dropped anywhere on the window while the calling component is mounted. */
export function useFileDrop(take: (file: File) => void): { isDragging: Ref<boolean> } {
  const isDragging = ref(false)

  function drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    isDragging.value = event.type === 'dragover'
  }
  function drop(event: DragEvent): void {
    event.preventDefault()
    isDragging.value = false
    const file = event.dataTransfer?.files[0]
    if (file) take(file)
  }

  const events = [
    ['dragover', drag],
    ['dragleave', drag],
    ['drop', drop],
  ] as const
  onMounted(() => events.forEach(([name, listener]) => window.addEventListener(name, listener)))
  onBeforeUnmount(() => events.forEach(([name, listener]) => window.removeEventListener(name, listener)))
  return { isDragging }
}
