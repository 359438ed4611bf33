import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankTopics, totalLoss } from '../../../../electron/domain/report/weak-topics.ts'
import type { Difficulty } from '../../../../electron/domain/knowledge/expected-share.ts'
import type { Tally } from '../../../../electron/domain/knowledge/tally.ts'
import type { Topic } from '../../../../electron/domain/report/weak-topics.ts'

const tally = (answered: number, earned: number, difficulty: Difficulty = 2): Tally => ({
  difficulty,
  source: 'practice',
  answered,
  earned,
})

const leaf = (id: string, weight: number, tallies: Tally[], difficulty = 2, lately: Tally[] = []): Topic => ({
  id,
  weight,
  questions: [{ difficulty, count: 20 }],
  tallies,
  lately,
  children: [],
})

const branch = (id: string, children: Topic[]): Topic => ({
  id,
  weight: children.reduce((sum, { weight }) => sum + weight, 0),
  questions: [],
  tallies: [],
  lately: [],
  children,
})

const find = (topics: Topic[], id: string) => rankTopics(topics).find((topic) => topic.id === id)!

const tallies = fc.array(
  fc
    .record({
      difficulty: fc.constantFrom<Difficulty>(1, 2, 3),
      source: fc.constantFrom<Tally['source']>('practice', 'exam'),
      answered: fc.integer({ min: 1, max: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...rest }) => ({ ...rest, earned: rest.answered * share })),
  { maxLength: 6 },
)

const courses = fc
  .array(
    fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 40 }),
        tallies,
        difficulty: fc.constantFrom(1, 1.5, 2, 3),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((domains) =>
    domains.map((leaves, nth) =>
      branch(
        `d${nth}`,
        leaves.map(({ weight, tallies, difficulty }, place) =>
          leaf(`d${nth}c${place}`, weight, tallies, difficulty),
        ),
      ),
    ),
  )

test('an estimate lies within its interval, and that within 0 to 1', () => {
  fc.assert(
    fc.property(courses, (course) => {
      const all = rankTopics(course).flatMap((topic) => [topic, ...topic.children])
      for (const { mastery, expectedLoss, weight } of all) {
        expect(mastery.low).toBeGreaterThanOrEqual(0)
        expect(mastery.low).toBeLessThanOrEqual(mastery.value)
        expect(mastery.high).toBeGreaterThanOrEqual(mastery.value)
        expect(mastery.high).toBeLessThanOrEqual(1)
        expect(expectedLoss).toBeCloseTo(weight * (1 - mastery.value))
      }
    }),
  )
})

test('every topic is ranked once, the costliest first', () => {
  fc.assert(
    fc.property(courses, (course) => {
      const ranked = rankTopics(course)
      const leaves = ranked.flatMap(({ children }) => children)
      for (const level of [ranked, ...ranked.map(({ children }) => children)]) {
        expect(level.map(({ rank }) => rank)).toEqual(level.map((_, place) => place + 1))
        for (const [place, { expectedLoss }] of level.entries())
          if (place > 0) expect(expectedLoss).toBeLessThanOrEqual(level[place - 1]!.expectedLoss)
      }
      expect(leaves.map(({ rankOfLevel }) => rankOfLevel).sort((a, b) => a - b)).toEqual(
        leaves.map((_, place) => place + 1),
      )
    }),
  )
})

// An easy one may: it says less than the hard ones before it, among which it is counted.
test('a right answer more to a hard question never lowers the estimate of its topic', () => {
  fc.assert(
    fc.property(courses, (course) => {
      const [first, ...rest] = course
      const [child, ...brothers] = first!.children
      const better = { ...child!, tallies: [...child!.tallies, tally(1, 1, 3)] }
      const before = rankTopics(course).flatMap(({ children }) => children)
      const after = rankTopics([branch('d0', [better, ...brothers]), ...rest]).flatMap(
        ({ children }) => children,
      )
      const valueIn = (all: typeof before) => all.find(({ id }) => id === child!.id)!.mastery.value
      expect(valueIn(after)).toBeGreaterThanOrEqual(valueIn(before) - 1e-6)
    }),
  )
})

describe('with few answers', () => {
  test('one miss out of one does not outrank ten misses out of twelve', () => {
    const [worst] = rankTopics([leaf('one', 50, [tally(1, 0)]), leaf('twelve', 50, [tally(12, 2)])])
    expect(worst!.id).toBe('twelve')
  })

  test('a topic without answers is ranked by what the rest says of the learner', () => {
    const silent = (others: Tally) => find([leaf('silent', 50, []), leaf('other', 50, [others])], 'silent')
    expect(silent(tally(40, 38)).mastery.value).toBeGreaterThan(0.75)
    expect(silent(tally(40, 12)).mastery.value).toBeLessThan(0.6)
    expect(silent(tally(40, 12))).toMatchObject({ answered: 0, tooEarly: true })
  })

  test('"too early" ends with the fifth answer, and the interval narrows', () => {
    const of = (answered: number) => find([leaf('a', 100, [tally(answered, answered * 0.6)])], 'a')
    expect([4, 5].map((answered) => of(answered).tooEarly)).toEqual([true, false])
    const width = ({ mastery: { low, high } }: ReturnType<typeof of>) => high - low
    expect(width(of(5))).toBeGreaterThan(width(of(50)))
    expect(width(of(0))).toBeGreaterThan(0.4)
  })

  test('no answers at all: ranked by weight, nothing divides by zero', () => {
    const ranked = rankTopics([leaf('light', 10, []), leaf('heavy', 90, [])])
    expect(ranked.map(({ id }) => id)).toEqual(['heavy', 'light'])
    expect(totalLoss(ranked)).toBeCloseTo(30)
  })
})

describe('what counts against a topic', () => {
  test('its weight: half the misses in twice the weight cost as much', () => {
    const ranked = rankTopics([leaf('heavy', 80, [tally(30, 18)]), leaf('light', 20, [tally(30, 12)])])
    expect(ranked[0]!.id).toBe('heavy')
  })

  test('not that its questions were hard ones', () => {
    const same = (difficulty: Difficulty) => find([leaf('a', 100, [tally(20, 12, difficulty)])], 'a')
    expect(same(3).mastery.value).toBeGreaterThan(same(2).mastery.value + 0.05)
    expect(same(1).mastery.value).toBeLessThan(same(2).mastery.value - 0.05)
  })

  test('a chapter learns from its neighbours, and a neighbour in the same domain tells more', () => {
    const weak = leaf('weak', 25, [tally(30, 9)])
    const ranked = rankTopics([
      branch('d1', [weak, leaf('beside', 25, [])]),
      branch('d2', [leaf('far', 25, []), leaf('strong', 25, [tally(30, 27)])]),
    ])
    const value = (id: string) =>
      ranked.flatMap(({ children }) => children).find((topic) => topic.id === id)!.mastery.value
    expect(value('beside')).toBeLessThan(value('far') - 0.1)
  })

  test('its own answers once: alone, eight misses weigh as much as the prior', () => {
    const { value } = find([leaf('a', 100, [tally(8, 0)])], 'a').mastery
    expect(value).toBeCloseTo(0.7 / 2)
  })

  test('all right and all wrong stay short of certainty', () => {
    const of = (earned: number) => find([leaf('a', 100, [tally(500, earned)])], 'a').mastery.value
    expect(of(500)).toBeLessThanOrEqual(0.99)
    expect(of(0)).toBeGreaterThanOrEqual(0.01)
  })
})

describe('a topic above others', () => {
  const domainOf = (weakAnswers: number) => {
    const weak = leaf('weak', 10, [tally(weakAnswers, weakAnswers * 0.2)])
    const strong = leaf('strong', 10, [tally(40, 36)])
    return find([branch('d', [weak, strong]), leaf('rest', 80, [tally(40, 32)])], 'd')
  }

  test('loses what its parts lose, by their weight and not by how often they were practised', () => {
    fc.assert(
      fc.property(courses, (course) => {
        for (const { expectedLoss, children } of rankTopics(course))
          expect(expectedLoss).toBeCloseTo(children.reduce((sum, child) => sum + child.expectedLoss, 0))
      }),
    )
    expect(domainOf(400).mastery.value).toBeGreaterThan(domainOf(40).mastery.value - 0.06)
  })

  test('is known no better for a part that was practised much', () => {
    const { low, high } = domainOf(400).mastery
    const even = domainOf(40).mastery
    // The other half of it is known as before: √½.
    expect(high - low).toBeGreaterThan(0.7 * (even.high - even.low))
    expect(domainOf(0).evidence).toBeLessThan(15)
  })

  test('has no trend because another part is practised now', () => {
    const lately = [tally(60, 12)]
    const weak = leaf('weak', 10, [tally(70, 14)], 2, lately)
    const strong = leaf('strong', 10, [tally(40, 36)])
    expect(find([branch('d', [weak, strong])], 'd').trend).toBe('steady')
  })
})

describe('the trend', () => {
  const trend = (before: Tally, lately: Tally) =>
    find([leaf('a', 100, [before, lately], 2, [lately])], 'a').trend

  test('compares the new answers with those before', () => {
    expect(trend(tally(20, 8), tally(20, 18))).toBe('up')
    expect(trend(tally(20, 18), tally(20, 8))).toBe('down')
    expect(trend(tally(20, 14), tally(20, 15))).toBe('steady')
  })

  test('is unknown with fewer than five on either side', () => {
    expect(trend(tally(20, 8), tally(4, 4))).toBe('unknown')
    expect(trend(tally(4, 0), tally(20, 18))).toBe('unknown')
  })
})
