import { defineStore } from 'pinia'
import { ref } from 'vue'
import { api, refusalOf, uploadFile } from '../../api.ts'
import { text } from '../../text/en.ts'
import type { Refusal } from '../../../electron/contract/base.ts'
import type { AddEvent, CourseSummary } from '../../../electron/contract/library.ts'

export type Adding = {
  file: string
  /** Share of the file that was copied, 0 to 1; 1 once the app works on it. */
  sent: number
  step: Extract<AddEvent, { kind: 'progress' }> | null
  result: Extract<AddEvent, { kind: 'result' }> | null
  refusal: Refusal | null
}

/** A course file that was opened with Lectern: the app has it, nobody has looked into it. */
export type Offer = { uploadId: string; file: string; bytes: number }

export const useLibrary = defineStore('library', () => {
  const courses = ref<CourseSummary[] | null>(null)
  const refusal = ref<Refusal | null>(null)
  const adding = ref<Adding | null>(null)
  /** In the order in which they were opened; the first is asked about. */
  const offers = ref<Offer[]>([])
  const preparing = ref<Extract<AddEvent, { kind: 'progress' }> | null>(null)

  async function load(): Promise<void> {
    try {
      courses.value = await api.library.list()
      refusal.value = null
    } catch (error) {
      refusal.value = refusalOf(error)
    }
  }

  /** Follows the courses that came with the app while they are compiled, then shows them. */
  async function followPreparation(): Promise<void> {
    try {
      for await (const event of await api.library.preparation())
        if (event.kind === 'progress') preparing.value = event
        else if (event.outcome === 'refused')
          Object.assign(begin(event.course?.title ?? text.library.bundledCourse), { sent: 1, result: event })
    } catch {
      // The app was closed meanwhile: loading the courses says so.
    }
    preparing.value = null
    await load()
  }

  async function add(file: File): Promise<void> {
    const state = begin(file.name)
    try {
      await follow(state, await uploadFile(file, (share) => (state.sent = share)))
    } catch (error) {
      state.refusal = refusalOf(error)
    }
    await load()
  }

  /** Adds a file that the app's own window has sent already, because it was opened with Lectern. */
  async function addSent(uploadId: string, fileName: string): Promise<void> {
    const state = begin(fileName)
    state.sent = 1
    try {
      await follow(state, uploadId)
    } catch (error) {
      state.refusal = refusalOf(error)
    }
    await load()
  }

  function offer(offered: Offer): void {
    offers.value.push(offered)
  }

  /** Adds the first file that is offered, or has the app throw its copy away. */
  async function answerOffer(isWanted: boolean): Promise<void> {
    const offered = offers.value.shift()
    if (!offered) return
    if (isWanted) return addSent(offered.uploadId, offered.file)
    // A copy that stays is removed with the next upload of the next start.
    await api.library.discard({ uploadId: offered.uploadId }).catch(() => undefined)
  }

  function begin(file: string): Adding {
    adding.value = { file, sent: 0, step: null, result: null, refusal: null }
    return adding.value
  }

  async function follow(state: Adding, uploadId: string): Promise<void> {
    for await (const event of await api.library.add({ uploadId, fileName: state.file }))
      if (event.kind === 'progress') state.step = event
      else state.result = event
  }

  async function remove(courseId: string): Promise<Refusal | null> {
    try {
      await api.library.remove({ courseId })
      await load()
      return null
    } catch (error) {
      return refusalOf(error)
    }
  }

  return {
    courses,
    refusal,
    adding,
    offers,
    preparing,
    load,
    followPreparation,
    add,
    addSent,
    offer,
    answerOffer,
    remove,
  }
})
