import { computed, nextTick, ref } from 'vue'
import { useSession } from './session.ts'

/**
 * The rule of the quiet mode, for every page: streaks, scores and the countdown to an exam are not shown.
 * Where a score is what the page was opened for it can be asked for (`ui/HiddenScore.vue`), each time anew.
 * The time left of an exam or a session that runs is no countdown to it and stays.
 */
export function useQuiet() {
  const session = useSession()
  const isAsked = ref(false)
  const isQuiet = computed(() => session.settings?.quiet ?? false)
  return {
    isQuiet,
    showsScores: computed(() => !isQuiet.value || isAsked.value),
    /** @param heading what is read out then, since the button that was pressed goes */
    askForScores: async (heading: () => HTMLElement | null) => {
      isAsked.value = true
      await nextTick()
      heading()?.focus({ preventScroll: true })
    },
  }
}
