import { inlineText } from '../questions/plain-text.ts'
import type { Inline } from '../contract/content.ts'

export { blockText, inlineText } from '../questions/plain-text.ts'

/** Inline text without what stands in code, which follows no rules of wording. */
export function wordingText(inlines: readonly Inline[]): string {
  return inlineText(inlines, () => '…')
}

/** How many words a text has: runs without white space that hold a letter or a digit. */
export function countWords(text: string): number {
  let words = 0
  for (const piece of text.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(piece)) words += 1
  return words
}
