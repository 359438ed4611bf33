import { digest } from './digest.ts'
import type { Findings, Position } from './findings.ts'
import { wordsOf } from './words.ts'

/** What a question asks: its stem, and what it asks about where the stem alone says little. */
export type AskedText = { id: string; file: string; at: Position; text: string }

const similar = 0.8
const shingleWords = 3
/** A shingle that begins more questions than this says nothing; it also bounds the work. */
const mostCandidates = 200

/** Gathers what the questions of a course ask, then finds those that ask nearly the same. */
export type NearDuplicates = {
  add(question: AskedText): void
  report(findings: Findings, pause: () => Promise<void>): Promise<void>
}

type Asked = Omit<AskedText, 'text'> & { shingles: Uint32Array }

/**
 * Finds questions of a course whose sets of three-word shingles have a Jaccard index of at least 0.8.
 *
 * The shingles of a question are put in order of how rare they are. Two sets of that similarity share
 * one of the first `n - ceil(0.8 n) + 1` (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006),
 * so only those are indexed and looked up. Shingles are kept as 30-bit hashes: a rare collision makes
 * two questions look a little more alike.
 */
export function createNearDuplicates(): NearDuplicates {
  const wordNumbers = new Map<string, number>()
  const counts = new Map<number, number>()
  const asked: Asked[] = []

  return {
    add({ id, file, at, text }) {
      const shingles = new Set(shinglesOf(text, wordNumbers))
      for (const shingle of shingles) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
      asked.push({ id, file, at, shingles: Uint32Array.from(shingles) })
    },

    async report(findings, pause) {
      const index = new Map<number, number[]>()
      const whole = new Map<string, number>()
      for (const [place, { shingles }] of asked.entries()) {
        await pause()
        shingles.sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a - b)
        const key = digest(new Uint8Array(shingles.buffer), 24)
        const twin = whole.get(key) ?? findSimilar(place, asked, index)
        if (twin !== null) reportTwin(asked, place, twin, findings)
        if (whole.has(key)) continue
        whole.set(key, place)
        for (const shingle of prefixOf(shingles)) {
          const places = index.get(shingle) ?? []
          if (places.length < mostCandidates) places.push(place)
          index.set(shingle, places)
        }
      }
    },
  }
}

function shinglesOf(text: string, wordNumbers: Map<string, number>): number[] {
  const numbers = wordsOf(text).map((word) => {
    const number = wordNumbers.get(word) ?? wordNumbers.size + 1
    wordNumbers.set(word, number)
    return number
  })
  if (numbers.length <= shingleWords) return [hashOf(numbers)]
  return numbers.slice(shingleWords - 1).map((_, index) => hashOf(numbers.slice(index, index + shingleWords)))
}

/** FNV-1a over whole numbers, cut to 30 bits so that V8 keeps it without a box. */
function hashOf(numbers: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const number of numbers)
    hash = Math.imul(Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 2
}

function prefixOf(set: Uint32Array): Uint32Array {
  return set.subarray(0, set.length - Math.ceil(similar * set.length) + 1)
}

function findSimilar(place: number, asked: readonly Asked[], index: Map<number, number[]>): number | null {
  const set = asked[place]?.shingles ?? new Uint32Array()
  const own = new Set(set)
  const looked = new Set<number>()
  for (const shingle of prefixOf(set)) {
    for (const candidate of index.get(shingle) ?? []) {
      if (looked.has(candidate)) continue
      looked.add(candidate)
      const other = asked[candidate]?.shingles ?? new Uint32Array()
      if (Math.min(set.length, other.length) < similar * Math.max(set.length, other.length)) continue
      let shared = 0
      for (const one of other) if (own.has(one)) shared += 1
      if (shared >= similar * (set.length + other.length - shared)) return candidate
    }
  }
  return null
}

function reportTwin(asked: readonly Asked[], place: number, twin: number, findings: Findings): void {
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
