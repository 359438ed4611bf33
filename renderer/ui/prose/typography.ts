/**
 * Straight quotes as a printer sets them: opening after a space, a bracket, a dash or nothing, closing, or
 * an apostrophe, everywhere else.
 * @param before the character that stands before the text, "" at the beginning of a paragraph
 */
export function setQuotes(text: string, before = ''): string {
  if (!/["']/.test(text)) return text
  const set = (before + text)
    .replace(/(^|[\s([{‘“–—/])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{“–—/])'(?!\d0s)/g, '$1‘')
    .replace(/'/g, '’')
  return set.slice(before.length)
}
