import type { Blank } from './schema.ts'

export function fillsBlank(blank: Blank, given: string): boolean {
  if (blank.kind === 'pick') return given === blank.correct
  return blank.accept.some((spelling) => foldTyped(spelling) === foldTyped(given))
}

/** Typed words are compared without regard to case, surrounding or repeated space, and kinds of hyphen and quote. */
function foldTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
}
