import { ref } from 'vue'

/** What the live region says. Alternates between two forms so that the same sentence is said twice. */
export const announcement = ref('')

/** Tells a screen reader, politely, what an eye has seen change. */
export function announce(sentence: string): void {
  announcement.value = announcement.value === sentence ? `${sentence}\u00a0` : sentence
}
