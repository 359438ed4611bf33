/** Words that say nothing about what a text is about. */
const emptyWords = new Set(
  (
    'a an the this that these those it its their there they he she his her you your we our i and or but nor so if then ' +
    'than as at by for from in into of off on onto out over to up with without within about after before between during ' +
    'through under until while is are was were be been being am do does did has have had having can could may might must ' +
    'shall should will would not no yes which what who whom whose when where why how each every all any some most more ' +
    'less many much few only also just one two three four five other another same such very own need needs want wants use ' +
    'uses used using make makes get gets'
  ).split(' '),
)

/** The words of a text in small letters, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words of a text that carry meaning, without plural and other common endings. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => (emptyWords.has(word) ? [] : [stemOf(word)]))
}

/** The different ones of them. */
export function contentWords(text: string): Set<string> {
  return new Set(stemsOf(text))
}

/** Cuts the commonest English endings, enough to see that “labels” is “label”. */
function stemOf(word: string): string {
  if (word.length < 4) return word
  return word.replace(/(?:ies|ing|ed|es|s|y|e)$/, '')
}
