import { computed, reactive } from 'vue'

/** Notes that were begun and not stored, by what they are on. They last as long as the window. */
const drafts = reactive(new Map<string, string>())

/** The words of a note that is being written: its draft, or what is stored as long as they are the same. */
export function useNoteDraft(on: () => string, stored: () => string) {
  const hasDraft = computed(() => drafts.has(on()))
  const words = computed({
    get: () => drafts.get(on()) ?? stored(),
    set: (typed) => void (typed === stored() ? drafts.delete(on()) : drafts.set(on(), typed)),
  })
  return { words, hasDraft }
}

export function hasNoteDraft(on: string): boolean {
  return drafts.has(on)
}

export function dropNoteDraft(on: string): void {
  drafts.delete(on)
}

/** What has a draft among all that begins alike, such as the paragraphs of a chapter. */
export function noteDraftsIn(beginning: string): string[] {
  return [...drafts.keys()].flatMap((on) => (on.startsWith(beginning) ? on.slice(beginning.length) : []))
}
