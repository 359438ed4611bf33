import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFindings } from '../../../electron/course/findings.ts'
import { createNearDuplicates } from '../../../electron/course/near-duplicates.ts'

async function report(texts: string[]): Promise<number[]> {
  const asked = createNearDuplicates()
  for (const [index, text] of texts.entries())
    asked.add({ id: `q${index}`, file: 'f', at: { line: index + 1, column: 1 }, text })
  const findings = createFindings()
  await asked.report(findings, async () => {})
  return findings.sorted().map(({ line }) => line - 1)
}

function shingles(text: string): Set<string> {
  const words = text.split(' ')
  if (words.length <= 3) return new Set([words.join(' ')])
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}

function jaccard(a: string, b: string): number {
  const one = shingles(a)
  const two = shingles(b)
  const shared = [...one].filter((shingle) => two.has(shingle)).length
  return shared / (one.size + two.size - shared)
}

test('the index finds exactly what comparing every pair finds', async () => {
  const word = fc.integer({ min: 0, max: 40 }).map((number) => `w${number}`)
  const text = fc.array(word, { minLength: 1, maxLength: 30 })
  // A text, and the same with one word replaced or added, which is what near duplicates look like.
  const family = fc
    .tuple(text, fc.array(fc.tuple(fc.nat(30), word), { maxLength: 4 }))
    .map(([words, changes]) => [
      words.join(' '),
      ...changes.map(([place, other]) =>
        [...words.slice(0, place), other, ...words.slice(place + 1)].join(' '),
      ),
    ])
  await fc.assert(
    fc.asyncProperty(fc.array(family, { maxLength: 8 }), async (families) => {
      const texts = families.flat()
      const expected = texts.flatMap((one, index) =>
        texts.slice(0, index).some((other) => jaccard(one, other) >= 0.8) ? [index] : [],
      )
      expect(await report(texts)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})
