import { expect, test } from 'vitest'
import { itemAt, need } from '../../../electron/domain/need.ts'

test('what is there is returned, even if it is empty', () => {
  for (const value of [0, '', false]) expect(need(value, 'a value')).toBe(value)
})

test.each([null, undefined])('an error names what is missing: %s', (value) => {
  expect(() => need(value, 'the course')).toThrow('Missing: the course.')
})

test('an error names the place that a list lacks', () => {
  expect(itemAt(['a', 'b'], 1)).toBe('b')
  for (const place of [-1, 2, 0.5])
    expect(() => itemAt(['a', 'b'], place)).toThrow(`Missing: item ${place} in a list of 2.`)
})
