/**
 * Turns what a learner typed into an FTS5 query in which nothing is syntax: every word is quoted, all
 * must occur, and the last one may be a beginning, since it may still be being typed.
 * @returns null when there is no word in the text
 */
export function searchQuery(text: string): string | null {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu)
  if (!words) return null
  const endsInSpace = /\s$/.test(text)
  return words
    .slice(0, 12)
    .map((word, place) => `"${word}"${place === words.length - 1 && !endsInSpace ? '*' : ''}`)
    .join(' ')
}
