import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeNumber } from '../../../renderer/text/whole-number.ts'

test('a whole number is written as English writes it', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (value) => {
      expect(wholeNumber(value)).toBe(value.toLocaleString('en'))
    }),
  )
  expect([0, 999, 1000, 20_000, 1_234_567].map(wholeNumber)).toEqual([
    '0',
    '999',
    '1,000',
    '20,000',
    '1,234,567',
  ])
})
