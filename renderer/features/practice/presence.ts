import { onBeforeUnmount, onMounted } from 'vue'
import { lastApi } from '../../api.ts'
import { usePractice } from './store.ts'

const beatEvery = 10_000

/**
 * Tells the engine every ten seconds that a timed session is on screen, and when it leaves the screen.
 * @param beat asks the engine how a timed session stands
 */
export function usePresence(beat: () => void): void {
  const practice = usePractice()
  let timer: ReturnType<typeof setInterval>

  function beatIfTimed(): void {
    if (practice.time) beat()
  }
  function leave(): void {
    const { session, time, isFinished } = practice
    if (session && time && !isFinished)
      // Nobody is left to be told that it failed; the time since the last beat is the most that is lost.
      void lastApi.practice.leave({ sessionId: session.sessionId }).catch(() => undefined)
  }

  onMounted(() => {
    timer = setInterval(beatIfTimed, beatEvery)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', beatIfTimed)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', beatIfTimed)
    leave()
  })
}
