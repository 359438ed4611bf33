import { plainText } from '../../ui/prose/prose.ts'
import { setQuotes } from '../../ui/prose/typography.ts'
import type { GlossaryEntry } from '../../../electron/contract/reader.ts'

/** Entries that have every word in the term or its definition. */
export function filterTerms(entries: readonly GlossaryEntry[], words: string): GlossaryEntry[] {
  const asked = setQuotes(words).toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  return entries.filter(({ term }) => {
    const text = `${term.term} ${plainText(term.definition)}`.toLocaleLowerCase('en')
    return asked.every((word) => text.includes(word))
  })
}

/** Entries under their first letter without accents, "#" for what begins with none; the order is kept. */
export function termsByLetter(
  entries: readonly GlossaryEntry[],
): { letter: string; terms: GlossaryEntry[] }[] {
  const groups = Map.groupBy(entries, ({ term }) => {
    const first = term.term.normalize('NFD').charAt(0).toUpperCase()
    return /\p{L}/u.test(first) ? first : '#'
  })
  return [...groups].map(([letter, terms]) => ({ letter, terms }))
}
