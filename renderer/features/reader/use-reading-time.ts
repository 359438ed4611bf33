import { onBeforeUnmount, onMounted, watch } from 'vue'
import { lastApi } from '../../api.ts'
import { useSignsOfLife } from '../../app/life.ts'
import { createReadingTime } from './reading-time.ts'
import type { ReadingTime } from './reading-time.ts'

const sendEvery = 60_000
/** Glimpses are not worth a line in the log. */
const least = 1_000
const mostAtOnce = 3_600_000

/**
 * Counts how long a chapter is read while the calling component is mounted, and stores it every minute and when the
 * page is left.
 * @param isOpen whether the chapter is on screen
 */
export function useReadingTime(place: { courseId: string; chapterId: string }, isOpen: () => boolean): void {
  let time: ReadingTime | null = null

  async function send(): Promise<void> {
    const milliseconds = Math.min(mostAtOnce, time?.take(performance.now(), least) ?? 0)
    if (milliseconds === 0) return
    try {
      await lastApi.progress.read({ ...place, milliseconds })
    } catch {
      // Not worth an interruption: it goes with what is sent next.
      time?.putBack(milliseconds)
    }
  }
  function look(): void {
    if (document.hidden) {
      time?.hide(performance.now())
      void send()
    } else time?.show(performance.now())
  }
  const leave = () => void send()

  watch(
    isOpen,
    (open) => {
      if (!open || time) return
      time = createReadingTime(performance.now())
      if (document.hidden) time.hide(performance.now())
    },
    { immediate: true },
  )
  useSignsOfLife(() => time?.note(performance.now()))

  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(leave, sendEvery)
    document.addEventListener('visibilitychange', look)
    addEventListener('pagehide', leave)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('pagehide', leave)
    leave()
  })
}
