import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from '../../../../electron/domain/exam/apportion.ts'

const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 })
const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)

test('50 questions by the middle of the MS-900 weights', () => {
  expect(apportion(50, [7.5, 47.5, 27.5, 12.5])).toEqual([4, 25, 14, 7])
})

test('without limits all is shared out, and nobody is further than one from its quota', () => {
  fc.assert(
    fc.property(fc.nat(300), weights, (total, all) => {
      const counts = apportion(total, all)
      expect(sum(counts)).toBe(total)
      if (sum(all) > 0)
        for (const [place, count] of counts.entries())
          expect(Math.abs(count - (total * all[place]!) / sum(all))).toBeLessThan(1)
    }),
  )
})

test('limits hold, and as much is shared out as they allow', () => {
  const limited = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.nat(20)), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(fc.nat(100), limited, (total, pairs) => {
      const limits = pairs.map(([, limit]) => limit)
      const counts = apportion(
        total,
        pairs.map(([weight]) => weight),
        limits,
      )
      for (const [place, count] of counts.entries()) {
        expect(count).toBeGreaterThanOrEqual(0)
        expect(count).toBeLessThanOrEqual(limits[place]!)
      }
      expect(sum(counts)).toBe(Math.min(total, sum(limits)))
    }),
  )
})

test('a weight of nothing gets nothing while others have room', () => {
  expect(apportion(10, [0, 1, 1])).toEqual([0, 5, 5])
  expect(apportion(10, [0, 1, 1], [9, 3, 3])).toEqual([4, 3, 3])
})
