import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSlow, median, splitTime } from '../../../../electron/domain/exam/pace.ts'

test.each([
  [10_000, 0, { active: 10_000, idle: 0 }],
  [10_000, 60_000, { active: 10_000, idle: 0 }],
  [10_000, 65_000, { active: 5_000, idle: 5_000 }],
  [10_000, 3_600_000, { active: 0, idle: 10_000 }],
  [90_000, 90_000, { active: 60_000, idle: 30_000 }],
])('%i ms of which the last %i were still', (passed, still, split) => {
  expect(splitTime(passed, still)).toEqual(split)
})

test('nothing of the time that passed is lost, and reports of any length add up to a minute of work', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1 }), (reports) => {
      let still = 0
      let active = 0
      let idle = 0
      for (const passed of reports) {
        still += passed
        const split = splitTime(passed, still)
        active += split.active
        idle += split.idle
      }
      expect(active + idle).toBe(still)
      expect(active).toBe(Math.min(still, 60_000))
    }),
  )
})

test('slow is more than one and a half times the budget', () => {
  expect([isSlow(81_000, 54_000), isSlow(81_001, 54_000)]).toEqual([false, true])
})

test('the median', () => {
  expect([median([]), median([3]), median([9, 1, 5]), median([4, 1, 2, 9])]).toEqual([null, 3, 5, 3])
})
