import { ref } from 'vue'
import type { Refusal } from '../../../electron/contract/base.ts'

/** `failed`: something is not stored yet and waits for another try. */
export type StoreState = 'stored' | 'storing' | 'failed'

/**
 * Sends changes one after another and says truthfully whether all are stored. A newer change of the same
 * key takes the place of one that still waits. What is refused stays and is tried again with the next
 * change or `flush`, unless `isFinal` says that trying again is of no use: then all that waits is dropped.
 */
export function createOutbox(refusalOf: (error: unknown) => Refusal, isFinal: (refusal: Refusal) => boolean) {
  const state = ref<StoreState>('stored')
  const refusal = ref<Refusal | null>(null)
  const waiting = new Map<string, () => Promise<void>>()
  let draining: Promise<boolean> | null = null

  function put(key: string, send: () => Promise<void>): void {
    waiting.delete(key)
    waiting.set(key, send)
    void flush()
  }

  /** @returns whether everything is stored now */
  function flush(): Promise<boolean> {
    draining ??= drain()
    return draining
  }

  async function drain(): Promise<boolean> {
    if (state.value === 'stored' && waiting.size > 0) state.value = 'storing'
    // A turn of the loop for itself, so that `draining` is set before it can be cleared.
    await Promise.resolve()
    for (const [key, send] of takeTurns()) {
      try {
        await send()
        if (waiting.get(key) === send) waiting.delete(key)
      } catch (error) {
        refuse(refusalOf(error))
        return false
      }
    }
    settle()
    return true
  }

  /** The first that waits, as long as one does. */
  function* takeTurns() {
    for (let first = nextWaiting(); first; first = nextWaiting()) yield first
  }
  function nextWaiting(): [string, () => Promise<void>] | undefined {
    return waiting.entries().next().value
  }

  function settle(): void {
    draining = null
    state.value = 'stored'
    refusal.value = null
  }

  function refuse(reason: Refusal): void {
    draining = null
    if (isFinal(reason)) clear()
    else {
      state.value = 'failed'
      refusal.value = reason
    }
  }

  /**
   * Sends all that waits at once, without waiting for an answer: for a page that goes away.
   * @returns whether anything waited
   */
  function sendOff(): boolean {
    for (const send of waiting.values()) void send().catch(() => undefined)
    return waiting.size > 0
  }

  /** Forgets what waits. */
  function clear(): void {
    waiting.clear()
    settle()
  }

  return { state, refusal, put, flush, sendOff, clear }
}
