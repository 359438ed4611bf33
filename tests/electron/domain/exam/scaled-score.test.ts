import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assumedCut, estimateScore, scaledScore } from '../../../../electron/domain/exam/scaled-score.ts'

const scales = fc
  .tuple(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 10, max: 900 }),
    fc.integer({ min: 10, max: 900 }),
  )
  .map(([min, toPass, toMax]) => ({ min, pass: min + toPass, max: min + toPass + toMax }))

const results = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.nat(200))
  .map(([of, points]) => ({ of, points: Math.min(points, of) }))

test('no points are min, the cut is pass, all points are max', () => {
  fc.assert(
    fc.property(scales, fc.integer({ min: 1, max: 20 }), (scale, tens) => {
      const of = tens * 10
      expect(scaledScore(0, of, scale)).toBe(scale.min)
      expect(scaledScore(of * assumedCut.share, of, scale)).toBe(scale.pass)
      expect(scaledScore(of, of, scale)).toBe(scale.max)
    }),
  )
})

test('a point more never lowers the score', () => {
  fc.assert(
    fc.property(scales, results, (scale, { points, of }) => {
      expect(scaledScore(Math.min(of, points + 1), of, scale)).toBeGreaterThanOrEqual(
        scaledScore(points, of, scale),
      )
    }),
  )
})

test('a score passes exactly from the cut on: rounding makes no pass', () => {
  fc.assert(
    fc.property(scales, results, (scale, { points, of }) => {
      const { passed, value } = estimateScore(points, of, of, scale)
      expect(passed).toBe(points / of >= assumedCut.share)
      expect(passed).toBe(value >= scale.pass)
    }),
  )
})

test('each half is a straight line', () => {
  const scale = { min: 1, max: 1000, pass: 700 }
  expect(scaledScore(35, 100, scale)).toBe(350)
  expect(scaledScore(85, 100, scale)).toBe(850)
})

describe('the interval', () => {
  const scale = { min: 1, max: 1000, pass: 700 }

  test('holds the score and stays on the scale', () => {
    fc.assert(
      fc.property(scales, results, (any, { points, of }) => {
        const { low, high, value } = estimateScore(points, of, of, any)
        expect(low).toBeGreaterThanOrEqual(any.min)
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        expect(high).toBeLessThanOrEqual(any.max)
      }),
    )
  })

  test('is narrower with more questions, but never as narrow as chance alone would have it', () => {
    const width = (questions: number) => {
      const { low, high } = estimateScore(questions * 0.7, questions, questions, scale)
      return high - low
    }
    expect(width(20)).toBeGreaterThan(width(50))
    expect(width(50)).toBeGreaterThan(width(200))
    const chanceAlone = 2 * 1.96 * Math.sqrt((0.7 * 0.3) / 50) * 1000
    expect(width(50)).toBeGreaterThan(1.5 * chanceAlone)
  })

  /**
   * Learners of a generator of its own: a true share, and from one sitting to the next a common shift on
   * the logit of 0.44 to 0.74, as the logs of real learners show (learner-model.md).
   */
  test('holds the next sitting of the same length for at least 90 of 100 learners', () => {
    let state = 42
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    const logistic = (logit: number) => 1 / (1 + Math.exp(-logit))
    const sit = (share: number, questions: number) =>
      Array.from({ length: questions }, random).filter((draw) => draw < share).length
    for (const questions of [20, 50, 100]) {
      let held = 0
      for (let learner = 0; learner < 2000; learner++) {
        const level = 0.8 + 0.8 * normal()
        const shift = (0.44 + 0.3 * random()) * normal()
        const { low, high } = estimateScore(sit(logistic(level), questions), questions, questions, scale)
        const next = scaledScore(sit(logistic(level + shift), questions), questions, scale)
        if (next >= low && next <= high) held++
      }
      expect(held / 2000).toBeGreaterThan(0.9)
      expect(held / 2000).toBeLessThan(0.995)
    }
  })
})
