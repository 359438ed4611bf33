import { expect, test } from 'vitest'
import { sittingTrend } from '../../../../electron/domain/exam/trend.ts'

test.each([
  [[], null],
  [[0.5], null],
  [[0.5, 0.75], 0.25],
  [[0.9, 0.5, 0.75], 0.25],
  [[0.5, 0.5, 0.5, 0.75, 0.75, 0.75], 0.25],
  [[1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25], -0.25],
])('sittings of %j differ by %j', (shares, change) => {
  expect(sittingTrend(shares)).toBe(change)
})
