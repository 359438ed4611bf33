import { expect, test } from 'vitest'
import { createReadingTime } from '../../../../renderer/features/reader/reading-time.ts'

const second = 1_000
const minute = 60 * second

test('time with signs of life counts whole', () => {
  const time = createReadingTime(100)
  for (let at = 100; at <= 100 + 5 * minute; at += 20 * second) time.note(at)
  expect(time.take(100 + 5 * minute, 1)).toBe(5 * minute)
  expect(time.take(100 + 5 * minute, 1)).toBe(0)
})

test('without a sign of life a minute counts, and no more however often one looks', () => {
  const time = createReadingTime(0)
  expect(time.take(minute, 1)).toBe(minute)
  expect(time.take(2 * minute, 1)).toBe(0)
  expect(time.take(60 * minute, 1)).toBe(0)
  time.note(60 * minute)
  expect(time.take(60 * minute + 30 * second, 1)).toBe(30 * second)
  expect(time.take(60 * minute + 90 * second, 1)).toBe(30 * second)
})

test('while it is hidden nothing counts, and coming back is a sign of life', () => {
  const time = createReadingTime(0)
  time.hide(10 * second)
  time.note(20 * second)
  time.show(40 * minute)
  expect(time.take(40 * minute + 5 * second, 1)).toBe(15 * second)
  time.hide(40 * minute + 5 * second)
  expect(time.take(41 * minute, 1)).toBe(0)
})

test('a glimpse waits for more, and what was not stored goes with what comes next', () => {
  const time = createReadingTime(0)
  expect(time.take(900, second)).toBe(0)
  expect(time.take(1_500.4, second)).toBe(1_500)
  time.putBack(1_500)
  time.note(2_000)
  expect(time.take(2_000, second)).toBe(2_000)
})

test('a clock that seems to go back takes nothing away', () => {
  const time = createReadingTime(10_000)
  time.note(9_000)
  expect(time.take(11_000, 1)).toBe(1_000)
})
