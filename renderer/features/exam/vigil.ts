import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { text } from '../../text/en.ts'
import { announce } from '../../ui/announce.ts'
import { remainingAt, warningBetween } from './rules.ts'
import { useExam } from './store.ts'

const beatEvery = 10_000
const lookEvery = 250

/**
 * Keeps the exam's time on screen true while the calling component is mounted: counts down from the app's
 * last answer, asks again every ten seconds, on coming back to the window and at zero, and says goodbye
 * when the page goes.
 * @param reopen for a page that the browser had put aside whole
 */
export function useVigil(reopen: () => void) {
  const exam = useExam()
  const now = ref(performance.now())
  const showsTime = ref(true)
  const remaining = computed(() => remainingAt(exam.clock, now.value))
  let before = Infinity
  let lastBeat = performance.now()

  function look(): void {
    now.value = performance.now()
    if (exam.phase !== 'open') return
    const isOver = remaining.value <= 0
    if (now.value - lastBeat >= (isOver ? 1000 : beatEvery)) {
      lastBeat = now.value
      void exam.beat()
    }
    const warning = warningBetween(before, remaining.value)
    before = remaining.value
    if (!warning) return
    showsTime.value = true
    announce(text.exam.room.warning(warning))
  }
  function comeBack(): void {
    if (document.visibilityState !== 'visible') return
    lastBeat = performance.now()
    void exam.beat()
  }
  function leave(): void {
    exam.leave()
  }
  function returnWhole({ persisted }: PageTransitionEvent): void {
    if (persisted) reopen()
  }

  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(look, lookEvery)
    document.addEventListener('visibilitychange', comeBack)
    addEventListener('pagehide', leave)
    addEventListener('pageshow', returnWhole)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', comeBack)
    removeEventListener('pagehide', leave)
    removeEventListener('pageshow', returnWhole)
    leave()
  })
  return { remaining, showsTime }
}
