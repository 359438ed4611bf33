import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { api, callFor, refusalOf } from '../api.ts'
import { showToast } from '../ui/toast.ts'
import { text } from '../text/en.ts'
import { countTurns } from '../shared/turns.ts'
import { need } from '../../electron/domain/need.ts'
import type { Trouble } from '../../electron/contract/app.ts'
import type { Settings } from '../../electron/contract/settings.ts'

export type SessionState = 'starting' | 'ready' | 'trouble' | 'unreachable' | 'outside'

/** Whether the data is open, and how the learner wants to see it. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('starting')
  const trouble = ref<Trouble | null>(null)
  const settings = ref<Settings | null>(null)
  /** Whose data is open, where several learners share the laptop. */
  const learner = ref<string | null>(null)
  const about = ref({ version: '', dataDir: '', shell: 'browser' })
  const preparing = ref(false)

  async function start(): Promise<void> {
    try {
      const started = await api.app.start()
      about.value = { version: started.version, dataDir: started.dataDir, shell: started.shell }
      callFor(started.learnerId)
      settings.value = started.settings
      learner.value = started.learner
      trouble.value = started.trouble
      preparing.value = started.preparing
      state.value = started.trouble ? 'trouble' : 'ready'
    } catch (error) {
      const { code } = refusalOf(error)
      if (code !== 'UNREACHABLE' && code !== 'NOT_LET_IN') throw error
      state.value = code === 'UNREACHABLE' ? 'unreachable' : 'outside'
    }
  }

  const takeTurn = countTurns()
  /**
   * Shown at once, stored at once; taken back with a sentence when it could not be stored. What is answered to an
   * earlier change knows nothing of a later one.
   */
  async function change(changes: Partial<Settings>): Promise<void> {
    const before = need(settings.value, 'the settings')
    const isLatest = takeTurn()
    settings.value = { ...before, ...changes }
    try {
      const stored = await api.settings.update(changes)
      if (isLatest()) settings.value = stored
    } catch (error) {
      if (isLatest()) settings.value = before
      showToast({ sentence: text.errors.sentence(refusalOf(error)) })
    }
  }

  const darkSystem = matchMedia('(prefers-color-scheme: dark)')
  const systemTheme = ref(darkSystem.matches ? 'dark' : 'light')
  darkSystem.addEventListener('change', ({ matches }) => (systemTheme.value = matches ? 'dark' : 'light'))

  watchEffect(() => {
    const shown = settings.value
    const { dataset, style } = document.documentElement
    dataset.theme = !shown || shown.theme === 'system' ? systemTheme.value : shown.theme
    if (!shown) return
    dataset.typeface = shown.typeface
    dataset.lineWidth = shown.lineWidth
    dataset.motion = shown.motion
    style.fontSize = `${shown.textSize}%`
  })

  return { state, trouble, settings, learner, about, preparing, start, change }
})
