import type { ReadChapter } from './chapter.ts'
import type { FindingLog } from './findings.ts'
import type { Passage } from './passages.ts'

/** Acronyms that everybody knows, words that are written in capitals, and names that are no acronyms. */
const everyday = new Set(
  (
    'IT PC PCS AI URL URLS USB PDF API APIS EU US USA UK UN HR CEO CFO CTO CIO CISO ID IDS FAQ TV OK ' +
    'KB MB GB TB PB KHZ MHZ GHZ CPU RAM CSV HTML CSS HTTP HTTPS XML JSON SQL IP ISO IEC AM PM UTC QR ' +
    'USD EUR GBP AND OR NOT NO YES ALL ANY'
  ).split(' '),
)

/**
 * Warns of acronyms (two to six capitals) that the chapter never spells out, as `Full Name (ABC)`,
 * `ABC (full name)` or as a term, whose name may also stand in capitals for stress. Words with a digit at either end (`MS-900`, `E3`) are names.
 * Questions may use what the chapter spells out. Each acronym is reported once for each file.
 */
export function checkAcronyms(
  chapter: Pick<ReadChapter, 'passages' | 'terms'>,
  log: FindingLog,
  questions: { passages: Passage[]; log: FindingLog } | null,
): void {
  const explained = new Set<string>()
  for (const { term } of chapter.terms)
    for (const acronym of [...findAcronyms(term), term.toUpperCase()]) explained.add(acronym)
  for (const { text } of chapter.passages) {
    for (const [, inside = ''] of text.matchAll(/\(([^()]*)\)/g))
      for (const acronym of findAcronyms(inside.split(/[,;]/)[0] ?? '')) explained.add(acronym)
    for (const [, acronym = ''] of text.matchAll(/\b([A-Z]{2,6})s? \([A-Za-z]+[ -][^()]*\)/g))
      explained.add(acronym)
  }
  report(chapter.passages, explained, log)
  if (questions) report(questions.passages, explained, questions.log)
}

function report(passages: readonly Passage[], explained: ReadonlySet<string>, log: FindingLog): void {
  const reported = new Set<string>()
  for (const { at, text } of passages) {
    for (const acronym of findAcronyms(text)) {
      if (explained.has(acronym) || reported.has(acronym) || everyday.has(acronym) || isRoman(acronym))
        continue
      reported.add(acronym)
      log.add(
        'acronym-unexplained',
        at,
        `“${acronym}” is never spelled out in the chapter: write “Full Name (${acronym})” at its first use, or define it as a term.`,
      )
    }
  }
}

/** Capitals that stand alone: no letter or digit beside them, no hyphen or point with a digit after it. */
function findAcronyms(text: string): string[] {
  const pattern = /(?<![\p{L}\p{N}]|[\p{N}][-.])([A-Z]{2,6})s?(?![\p{L}\p{N}]|[-.]\p{N}|\.[a-z])/gu
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

function isRoman(acronym: string): boolean {
  return /^[IVX]+$/.test(acronym)
}
