import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  matchesReview,
  numbersOf,
  presetOf,
  remainingAt,
  runsOf,
  warningBetween,
} from '../../../../renderer/features/exam/rules.ts'
import {
  isMostlyBlank,
  labelledPlaces,
  matchesResult,
  paceTop,
  resultFilters,
} from '../../../../renderer/features/exam/result-rules.ts'
import type { ExamItem } from '../../../../electron/contract/exam.ts'

const anItem = (item: Partial<ExamItem>): ExamItem => ({
  questionId: 'q',
  response: null,
  answered: 'no',
  marked: false,
  struck: [],
  comment: '',
  visited: true,
  ...item,
})

describe('the time on screen', () => {
  test('counts down from the last answer by the page’s own clock, to zero and never up', () => {
    const answer = { remaining: 10_000, at: 500 }
    expect([400, 500, 1_500, 10_500, 99_999].map((now) => remainingAt(answer, now))).toEqual([
      10_000, 10_000, 9_000, 0, 0,
    ])
  })

  test('warns once at five minutes and once at one, the later one when both have passed asleep', () => {
    expect(warningBetween(300_001, 300_000)).toBe(5)
    expect(warningBetween(300_000, 299_999)).toBeNull()
    expect(warningBetween(60_001, 59_000)).toBe(1)
    expect(warningBetween(Infinity, 30_000)).toBe(1)
    expect(warningBetween(301_000, 300_500)).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400_000 })), (readings) => {
        const falling = [Infinity, ...readings.toSorted((a, b) => b - a)]
        const said = falling.slice(1).map((now, place) => warningBetween(falling[place]!, now))
        expect(said.filter((warning) => warning === 5).length).toBeLessThanOrEqual(1)
        expect(said.filter((warning) => warning === 1).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('an address asks for an exam of a length that there is, and for nothing else', () => {
  const asked = ['full', 'half', 'sprint', 'domain', 'custom', 'toString', '', ['half'], null, undefined]
  expect(asked.map(presetOf)).toEqual(['full', 'half', 'sprint', ...Array(7).fill(null)])
})

describe('the review screen', () => {
  test('counts a question that is partly answered as unanswered', () => {
    const items = [
      anItem({ answered: 'yes' }),
      anItem({ answered: 'partly', marked: true }),
      anItem({ answered: 'no' }),
    ]
    const shown = (filter: Parameters<typeof matchesReview>[1]) =>
      numbersOf(items, (item) => matchesReview(item, filter))
    expect([shown('all'), shown('unanswered'), shown('marked'), shown('answered')]).toEqual([
      [1, 2, 3],
      [2, 3],
      [2],
      [1],
    ])
  })

  test('names runs of numbers, and no number twice or never', () => {
    expect(runsOf([3, 5, 6, 7, 9])).toEqual([
      [3, 3],
      [5, 7],
      [9, 9],
    ])
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const rising = numbers.toSorted((a, b) => a - b)
        const again = runsOf(rising).flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, step) => from + step),
        )
        expect(again).toEqual(rising)
      }),
    )
  })
})

describe('the result', () => {
  test('finds a question under its outcome, and under marked and slow beside it', () => {
    const question = { outcome: 'wrong', marked: true, slow: false } as const
    expect(resultFilters.filter((filter) => matchesResult(question, filter))).toEqual([
      'all',
      'wrong',
      'marked',
    ])
    expect(matchesResult({ ...question, slow: true }, 'slow')).toBe(true)
  })

  test('is mostly blank when fewer than half of the questions were answered', () => {
    expect(isMostlyBlank({ right: 1, partly: 1, wrong: 1, unanswered: 4 })).toBe(true)
    expect(isMostlyBlank({ right: 1, partly: 1, wrong: 2, unanswered: 4 })).toBe(false)
  })

  test('draws bars up to the longest time, and keeps the budget in sight', () => {
    expect(paceTop([{ active: 30 }, { active: 120 }], 60)).toBe(120)
    expect(paceTop([{ active: 1 }], 60)).toBeGreaterThan(60)
    expect(paceTop([], 0)).toBeGreaterThan(0)
  })

  test('writes the first number below the bars and at most ten more', () => {
    expect(labelledPlaces(11)).toEqual([1, 5, 10])
    expect(labelledPlaces(50)).toEqual([1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50])
    expect(labelledPlaces(0)).toEqual([])
    expect(labelledPlaces(500).length).toBeLessThanOrEqual(11)
  })
})
