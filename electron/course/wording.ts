import type { FindingLog } from './findings.ts'
import { fileStart } from './findings.ts'
import { countWords } from './inline-text.ts'
import type { Passage } from './passages.ts'

const longestSentence = 40
const longestAverage = 22

/** Warns of sentences over 40 words and, if asked for, of an average over 22. Only prose counts. */
export function checkSentences(
  passages: readonly Passage[],
  log: FindingLog,
  { average }: { average: boolean },
): void {
  let sentences = 0
  let words = 0
  for (const { at, text, prose } of passages) {
    if (!prose) continue
    for (const sentence of splitSentences(text)) {
      const length = countWords(sentence)
      if (length === 0) continue
      sentences += 1
      words += length
      if (length > longestSentence)
        log.add(
          'sentence-long',
          at,
          `The sentence “${sentence.slice(0, 50)}…” has ${length} words: split it, ${longestSentence} are the most.`,
        )
    }
  }
  if (average && sentences > 0 && words / sentences > longestAverage)
    log.add(
      'sentences-long',
      fileStart,
      `The sentences of this chapter have ${(words / sentences).toFixed(1)} words on average: write shorter ones, ${longestAverage} are the most.`,
    )
}

const abbreviations =
  /(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|no|nos|fig|Mr|Mrs|Ms|Dr|St|Inc|Ltd|Corp|Co|U\.S|U\.K)|\b\p{Lu})\.$/iu

/**
 * Cuts a text after `.`, `!`, `?` or `…` (and closing quotes) when white space and something that can
 * begin a sentence follow, but not after a common abbreviation.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(/(?<![.!?…])[.!?…]+["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\p{N}…])/gu)) {
    const end = match.index + match[0].length
    // A look at the last letters only: a text of a million abbreviations must not be read a million times.
    const ending = text.slice(Math.max(start, end - 20), end).trimEnd()
    if (ending.endsWith('.') && abbreviations.test(ending)) continue
    sentences.push(text.slice(start, end).trim())
    start = end
  }
  const rest = text.slice(start).trim()
  return rest === '' ? sentences : [...sentences, rest]
}
