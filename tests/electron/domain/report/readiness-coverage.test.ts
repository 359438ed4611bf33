import { expect, test } from 'vitest'
import { measureCoverage } from '../../../bench/readiness-coverage.ts'

test('the 95 % interval holds what 90 to 99 of 100 simulated candidates reach, however many answers there are', () => {
  const measured = [20, 50, 100, 200].map((answers) => measureCoverage(answers, 120, answers))
  for (const { covered, brier, brierOfShare } of measured) {
    expect(covered).toBeGreaterThanOrEqual(0.9)
    expect(brier).toBeLessThan(brierOfShare)
  }
  const mean = measured.reduce((sum, { covered }) => sum + covered, 0) / measured.length
  expect(mean).toBeLessThanOrEqual(0.99)
  expect(measured[0]!.width).toBeGreaterThan(measured.at(-1)!.width + 50)
})
