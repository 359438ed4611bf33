import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { api, refusalOf, uploadFile } from '../../api.ts'
import { text } from '../../text/en.ts'
import { transfer as words } from '../../text/transfer.ts'
import { announce } from '../../ui/announce.ts'
import type { ImportEvent, ImportRefusal, ImportResult } from '../../../electron/contract/transfer.ts'

/** What an import is doing now: `copy` sends the file to the app. `total` is 0 while nobody knows it. */
export type ImportStep = {
  phase: 'copy' | Extract<ImportEvent, { kind: 'progress' }>['phase']
  done: number
  total: number
}

class Canceled extends Error {}

/** An import, which keeps going while another page of the app is shown. */
export const useImport = defineStore('import', () => {
  /** Null while nothing is being imported. */
  const step = shallowRef<ImportStep | null>(null)
  const isCanceling = ref(false)
  const result = shallowRef<ImportResult | null>(null)
  const refused = shallowRef<ImportRefusal | null>(null)
  const wasCanceled = ref(false)
  const problem = ref('')
  let uploadId: string | null = null

  function clear(): void {
    result.value = null
    refused.value = null
    wasCanceled.value = false
    problem.value = ''
  }

  async function take(file: File): Promise<void> {
    if (step.value !== null) return
    clear()
    if (!/\.jsonl$/i.test(file.name)) problem.value = words.notAnExport(file.name)
    else if (file.size === 0) refused.value = { code: 'empty' }
    else await bringIn(file)
  }

  async function bringIn(file: File): Promise<void> {
    isCanceling.value = false
    uploadId = null
    step.value = { phase: 'copy', done: 0, total: 1 }
    try {
      uploadId = await uploadFile(file, (share) => {
        if (isCanceling.value) throw new Canceled()
        step.value = { phase: 'copy', done: share, total: 1 }
      })
      for await (const event of await api.transfer.import({ uploadId }))
        if (event.kind === 'progress') step.value = event
        else if (event.kind === 'refused') refused.value = event.refusal
        else if (event.kind === 'canceled') wasCanceled.value = true
        else result.value = event.result
    } catch (error) {
      if (error instanceof Canceled) wasCanceled.value = true
      else problem.value = text.errors.sentence(refusalOf(error))
    } finally {
      step.value = null
    }
    if (result.value) announce(words.outcome(result.value).join(' '))
    else if (wasCanceled.value) announce(words.canceled)
  }

  /** Ends the import with nothing imported, unless it's done before that. */
  async function cancel(): Promise<void> {
    isCanceling.value = true
    if (uploadId !== null) await api.transfer.cancel({ uploadId }).catch(() => undefined)
  }

  return { step, isCanceling, result, refused, wasCanceled, problem, clear, take, cancel }
})
