import { describe, expect, test } from 'vitest'
import { forecastExam, inSteps } from '../../../../electron/domain/report/readiness.ts'
import { seededRandom } from '../../../../electron/domain/random/random.ts'
import type { ReadinessDomain } from '../../../../electron/domain/report/readiness.ts'
import type { Tally } from '../../../../electron/domain/knowledge/tally.ts'

const scale = { min: 1, max: 1000, pass: 700 }
const weights = { a: [5, 10], b: [45, 50], c: [25, 30], d: [10, 15] } as const

const tallied = (
  answered: number,
  share: number,
  source: Tally['source'] = 'practice',
  difficulty: Tally['difficulty'] = 2,
): Tally[] => (answered > 0 ? [{ difficulty, source, answered, earned: answered * share }] : [])

const domain = (
  id: keyof typeof weights,
  answered: number,
  share: number,
  source: Tally['source'] = 'practice',
) => ({
  id,
  weight: weights[id],
  difficulty: 2,
  parts: [{ weight: 1, tallies: tallied(answered, share, source) }],
})

const all = (answered: number, share: number, source?: Tally['source']) =>
  (['a', 'b', 'c', 'd'] as const).map((id) => domain(id, answered, share, source))

const forecast = (domains: ReadinessDomain[], seed = 1) =>
  forecastExam(domains, 50, scale, seededRandom(seed))

function said(domains: ReadinessDomain[]) {
  const result = forecast(domains)
  if (!result.enough) throw new Error('too few answers for a forecast')
  return result
}

describe('before there is enough', () => {
  test('nothing is said but what is missing', () => {
    expect(
      forecast([domain('a', 20, 0.9), domain('b', 20, 0.9), domain('c', 0, 0), domain('d', 1, 1)]),
    ).toEqual({
      enough: false,
      missing: { answered: 41, wanted: 30, domains: ['c'] },
    })
    expect(forecast(all(7, 0.9))).toEqual({
      enough: false,
      missing: { answered: 28, wanted: 30, domains: [] },
    })
    expect(forecast([])).toMatchObject({ enough: false })
    expect(forecast(all(8, 0.9)).enough).toBe(true)
  })
})

describe('the forecast', () => {
  test('is the same for the same answers and seed', () => {
    expect(forecast(all(20, 0.7), 3)).toEqual(forecast(all(20, 0.7), 3))
  })

  test('rises with what was right, in steps of 5 %, within 5 to 95 %', () => {
    const chances = [0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1].map((share) => said(all(40, share)).pass)
    expect(chances).toEqual([...chances].sort((x, y) => x - y))
    expect(chances[0]).toBe(0.05)
    expect(chances.at(-1)).toBe(0.95)
    for (const chance of chances) expect((chance * 20) % 1).toBeCloseTo(0)
    expect([0, 0.024, 0.026, 0.52, 0.999].map(inSteps)).toEqual([0.05, 0.05, 0.05, 0.5, 0.95])
  })

  test('has an interval that narrows with answers, but stays wide: the learner drifts', () => {
    const width = (answered: number) => {
      const { score } = said(all(answered, 0.7))
      expect(score.low).toBeLessThan(score.value)
      expect(score.high).toBeGreaterThan(score.value)
      return score.high - score.low
    }
    expect(width(8)).toBeGreaterThan(width(100))
    const textbook = 2 * 1.96 * Math.sqrt((0.7 * 0.3) / 400) * 1000
    expect(width(100)).toBeGreaterThan(3 * textbook)
  })

  test('believes a mock exam more than practice', () => {
    expect(said(all(8, 1, 'exam')).score.value).toBeGreaterThan(said(all(8, 1)).score.value)
    expect(said(all(8, 0.2, 'exam')).score.value).toBeLessThan(said(all(8, 0.2)).score.value)
  })

  test('counts a domain by its weight in the exam', () => {
    const weakIn = (weak: keyof typeof weights) =>
      said((['a', 'b', 'c', 'd'] as const).map((id) => domain(id, 30, id === weak ? 0.3 : 0.85))).score.value
    expect(weakIn('b')).toBeLessThan(weakIn('a') - 80)
  })

  test('counts a part by its weight, not by how often it was practised', () => {
    const weakAndStrong = (weak: number) =>
      said(
        all(0, 0).map((each) => ({
          ...each,
          parts: [
            { weight: 1, tallies: tallied(weak, 0.2) },
            { weight: 1, tallies: tallied(30, 0.9) },
          ],
        })),
      ).score
    const [even, uneven] = [weakAndStrong(30), weakAndStrong(300)]
    expect(Math.abs(uneven.value - even.value)).toBeLessThan(30)
    expect(uneven.high - uneven.low).toBeLessThanOrEqual(even.high - even.low + 20)
  })

  test('is not held up by a domain that has no questions', () => {
    const [first, ...rest] = all(12, 0.7)
    expect(forecast([{ ...first!, parts: [] }, ...rest]).enough).toBe(true)
  })

  test('takes the difficulty of the questions into account', () => {
    const of = (difficulty: 1 | 3) =>
      said(
        all(0, 0).map((each) => ({
          ...each,
          parts: [{ weight: 1, tallies: tallied(30, 0.7, 'practice', difficulty) }],
        })),
      ).score.value
    expect(of(3)).toBeGreaterThan(of(1) + 50)
  })

  test('names first what would move it most: what is heavy and weak', () => {
    const { effects } = said([
      domain('a', 30, 0.5),
      domain('b', 30, 0.9),
      domain('c', 30, 0.4),
      domain('d', 30, 0.9),
    ])
    expect(effects.map(({ domainId }) => domainId)[0]).toBe('c')
    expect(effects).toHaveLength(4)
    for (const { pass, score } of effects) {
      expect(pass).toBeGreaterThanOrEqual(0)
      expect(score).toBeGreaterThan(0)
    }
  })

  test('never promises more than may be told: near certainty no domain adds much', () => {
    const { pass, effects } = said(all(200, 0.97))
    expect(pass).toBe(0.95)
    for (const effect of effects) expect(effect.pass).toBe(0)
  })

  test('all right and all wrong are forecast too', () => {
    expect(said(all(200, 1)).pass).toBe(0.95)
    expect(said(all(200, 0)).pass).toBe(0.05)
  })
})
