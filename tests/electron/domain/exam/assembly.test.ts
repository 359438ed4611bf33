import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assembleExam } from '../../../../electron/domain/exam/assembly.ts'
import { seededRandom } from '../../../../electron/domain/random/random.ts'
import type { Candidate } from '../../../../electron/domain/exam/assembly.ts'

const types = ['single', 'multiple', 'grid', 'order'] as const

const candidate = fc.record({
  domainId: fc.constantFrom('1', '2', '3'),
  objective: fc.constantFrom('1', '2', '3'),
  type: fc.constantFrom(...types),
  caseId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null, freq: 3 }),
  timesSeen: fc.nat(4),
})

const anyPool = fc.array(candidate, { maxLength: 60 }).map((all) =>
  all.map(({ objective, ...rest }, place): Candidate => ({
    ...rest,
    id: `q${place}`,
    objectiveId: `${rest.domainId}.${objective}`,
  })),
)
const anyTake = fc
  .tuple(fc.nat(15), fc.nat(15), fc.nat(15))
  .map((counts) => new Map(counts.map((count, place) => [`${place + 1}`, count])))
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 })

const draw = (pool: Candidate[], take: Map<string, number>, seed: number) =>
  assembleExam(pool, take, seededRandom(seed))

function countBy(ids: string[], pool: Candidate[], nameOf: (candidate: Candidate) => string) {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const name = nameOf(pool.find((one) => one.id === id)!)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

test('each domain gives as many questions as it should, or all it has, none twice', () => {
  fc.assert(
    fc.property(anyPool, anyTake, anySeed, (pool, take, seed) => {
      const ids = draw(pool, take, seed)
      expect(new Set(ids).size).toBe(ids.length)
      const counts = countBy(ids, pool, ({ domainId }) => domainId)
      for (const [domainId, count] of take) {
        const available = pool.filter((one) => one.domainId === domainId).length
        expect(counts.get(domainId) ?? 0).toBe(Math.min(count, available))
      }
    }),
  )
})

test('the same seed draws the same exam, other seeds draw others', () => {
  fc.assert(
    fc.property(anyPool, anyTake, anySeed, (pool, take, seed) => {
      expect(draw(pool, take, seed)).toEqual(draw(pool, take, seed))
    }),
  )
  const pool = Array.from({ length: 40 }, (_, place): Candidate => ({
    id: `q${place}`,
    domainId: '1',
    objectiveId: '1.1',
    type: 'single',
    caseId: null,
    timesSeen: 0,
  }))
  const exams = new Set(
    Array.from({ length: 20 }, (_, seed) => draw(pool, new Map([['1', 10]]), seed).join()),
  )
  expect(exams.size).toBe(20)
})

test('questions of one case stand side by side, in the author’s order', () => {
  fc.assert(
    fc.property(anyPool, anyTake, anySeed, (pool, take, seed) => {
      const ids = draw(pool, take, seed)
      for (const caseId of ['a', 'b', 'c']) {
        const own = new Set(pool.filter((one) => one.caseId === caseId).map(({ id }) => id))
        const at = ids.flatMap((id, place) => (own.has(id) ? [place] : []))
        if (at.length > 1) expect(at.at(-1)! - at[0]!).toBe(at.length - 1)
        const asked = ids.filter((id) => own.has(id)).map((id) => Number(id.slice(1)))
        expect(asked).toEqual([...asked].sort((a, b) => a - b))
      }
    }),
  )
})

describe('without cases', () => {
  const pools = anyPool.map((pool) => pool.map((one) => ({ ...one, caseId: null })))

  test('objectives that were seen alike differ by one at most, unless one has no more', () => {
    const unseen = pools.map((pool) => pool.map((one) => ({ ...one, timesSeen: 0 })))
    fc.assert(
      fc.property(unseen, anyTake, anySeed, (pool, take, seed) => {
        const ids = new Set(draw(pool, take, seed))
        for (const domainId of take.keys()) {
          const objectives = [
            ...new Set(pool.filter((one) => one.domainId === domainId).map((one) => one.objectiveId)),
          ]
          const taken = objectives.map((objectiveId) => {
            const own = pool.filter((one) => one.objectiveId === objectiveId)
            const count = own.filter(({ id }) => ids.has(id)).length
            return { count, isAll: count === own.length }
          })
          const most = Math.max(0, ...taken.map(({ count }) => count))
          for (const { count, isAll } of taken) if (!isAll) expect(most - count).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('within a domain none is asked that was seen more often than one left out', () => {
    fc.assert(
      fc.property(pools, anyTake, anySeed, (pool, take, seed) => {
        const ids = new Set(draw(pool, take, seed))
        for (const domainId of take.keys()) {
          const own = pool.filter((one) => one.domainId === domainId)
          const asked = own.filter(({ id }) => ids.has(id)).map(({ timesSeen }) => timesSeen)
          const left = own.filter(({ id }) => !ids.has(id)).map(({ timesSeen }) => timesSeen)
          expect(Math.max(-1, ...asked)).toBeLessThanOrEqual(Math.min(Infinity, ...left))
        }
      }),
    )
  })
})

test('types are spread evenly where seen and objective leave the choice', () => {
  const pool = Array.from({ length: 40 }, (_, place): Candidate => ({
    id: `q${place}`,
    domainId: '1',
    objectiveId: '1.1',
    // Mostly of one type.
    type: place < 30 ? 'single' : types[place % 4]!,
    caseId: null,
    timesSeen: 0,
  }))
  const counts = countBy(draw(pool, new Map([['1', 8]]), 7), pool, ({ type }) => type)
  expect([...counts.values()].sort()).toEqual([2, 2, 2, 2])
})

test('a case that fits is taken whole or not at all', () => {
  const pool = Array.from({ length: 12 }, (_, place): Candidate => ({
    id: `q${place}`,
    domainId: '1',
    objectiveId: '1.1',
    type: 'single',
    caseId: place < 6 ? `case-${place % 2}` : null,
    timesSeen: 0,
  }))
  for (let seed = 0; seed < 50; seed++) {
    const counts = countBy(draw(pool, new Map([['1', 6]]), seed), pool, ({ caseId }) => caseId ?? 'none')
    for (const caseId of ['case-0', 'case-1']) expect([undefined, 3]).toContain(counts.get(caseId))
  }
})
