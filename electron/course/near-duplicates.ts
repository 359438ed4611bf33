import type { Findings, Position } from './findings.ts'
import { wordsOf } from './words.ts'

/** What a question asks: its stem, and what it asks about where the stem alone says little. */
export type AskedText = { id: string; file: string; at: Position; text: string }

const similar = 0.8
const shingleWords = 3
/** A shingle that begins more questions than this says nothing; it also bounds the work. */
const mostCandidates = 200

/**
 * Warns of questions of the course that ask nearly the same: their sets of three-word shingles have a
 * Jaccard index of at least 0.8.
 *
 * Every shingle of a question is put in order of how rare it is. Two sets of that similarity share one
 * of the first `n - ceil(0.8 n) + 1` (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006), so
 * only those are indexed and looked up.
 */
export async function findNearDuplicates(
  asked: readonly AskedText[],
  findings: Findings,
  pause: () => Promise<void>,
): Promise<void> {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const sets: number[][] = []
  for (const { text } of asked) {
    sets.push([...new Set(shinglesOf(text))].map((shingle) => countShingle(shingle, numbers, counts)))
    await pause()
  }

  const index = new Map<number, number[]>()
  const whole = new Map<string, number>()
  for (const [place, set] of sets.entries()) {
    await pause()
    set.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)
    const key = set.join(' ')
    const twin = whole.get(key) ?? findSimilar(place, sets, index)
    if (twin !== null) reportTwin(asked, place, twin, findings)
    if (whole.has(key)) continue
    whole.set(key, place)
    for (const shingle of prefixOf(set)) {
      const places = index.get(shingle) ?? []
      if (places.length < mostCandidates) places.push(place)
      index.set(shingle, places)
    }
  }
}

function countShingle(shingle: string, numbers: Map<string, number>, counts: number[]): number {
  const number = numbers.get(shingle) ?? numbers.size
  numbers.set(shingle, number)
  counts[number] = (counts[number] ?? 0) + 1
  return number
}

function shinglesOf(text: string): string[] {
  const words = wordsOf(text)
  if (words.length <= shingleWords) return [words.join(' ')]
  return words.slice(shingleWords - 1).map((_, index) => words.slice(index, index + shingleWords).join(' '))
}

function prefixOf(set: readonly number[]): readonly number[] {
  return set.slice(0, set.length - Math.ceil(similar * set.length) + 1)
}

function findSimilar(place: number, sets: readonly number[][], index: Map<number, number[]>): number | null {
  const set = sets[place] ?? []
  const own = new Set(set)
  const looked = new Set<number>()
  for (const shingle of prefixOf(set)) {
    for (const candidate of index.get(shingle) ?? []) {
      if (looked.has(candidate)) continue
      looked.add(candidate)
      const other = sets[candidate] ?? []
      if (Math.min(set.length, other.length) < similar * Math.max(set.length, other.length)) continue
      const shared = other.reduce((sum, one) => sum + (own.has(one) ? 1 : 0), 0)
      if (shared >= similar * (set.length + other.length - shared)) return candidate
    }
  }
  return null
}

function reportTwin(asked: readonly AskedText[], place: number, twin: number, findings: Findings): void {
  const one = asked[place]
  const other = asked[twin]
  if (!one || !other) return
  const where = other.file === one.file ? `line ${other.at.line}` : `${other.file}:${other.at.line}`
  findings
    .forFile(one.file)
    .add(
      'stem-twice',
      one.at,
      `The question “${one.id}” asks nearly the same as “${other.id}” (${where}): change the situation or take one out.`,
    )
}
