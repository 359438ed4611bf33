import { expect, test } from 'vitest'
import { oddQuestions } from '../../../../electron/domain/knowledge/odd-questions.ts'

const attempt = (share: number, expected: number, strength = expected, questionId = 'q') => ({
  questionId,
  share,
  expected,
  strength,
})

test('a question missed when strong and got when weak is listed with both strengths', () => {
  const [odd] = oddQuestions([
    attempt(0, 0.6, 0.9),
    attempt(1, 0.6, 0.5),
    attempt(0, 0.6, 0.92),
    attempt(1, 0.6, 0.55),
  ])
  expect(odd).toMatchObject({ questionId: 'q', kind: 'reversed', attempts: 4, earned: 0.5 })
  expect(odd!.strengthMissed).toBeCloseTo(0.91)
  expect(odd!.strengthGot).toBeCloseTo(0.525)
})

test('learning a question is not odd: missed when weak, got when strong', () => {
  const learned = [attempt(0, 0.5), attempt(0, 0.6), attempt(1, 0.8), attempt(1, 0.85), attempt(1, 0.9)]
  expect(oddQuestions(learned)).toEqual([])
})

test('one that is missed again and again against expectation is harder than its label', () => {
  const missed = Array.from({ length: 4 }, () => attempt(0, 0.85))
  expect(oddQuestions(missed)).toMatchObject([{ kind: 'harder', earned: 0, expected: 0.85 }])
  const got = Array.from({ length: 6 }, () => attempt(1, 0.3))
  expect(oddQuestions(got)).toMatchObject([{ kind: 'easier' }])
})

test('few attempts and what chance does say nothing; the oddest comes first', () => {
  expect(oddQuestions([attempt(0, 0.95), attempt(0, 0.95)])).toEqual([])
  expect(oddQuestions([attempt(0, 0.6), attempt(0, 0.6), attempt(1, 0.6)])).toEqual([])
  const both = [
    ...Array.from({ length: 3 }, () => attempt(0, 0.8, 0.8, 'odd')),
    ...Array.from({ length: 5 }, () => attempt(0, 0.9, 0.9, 'odder')),
  ]
  expect(oddQuestions(both).map(({ questionId }) => questionId)).toEqual(['odder', 'odd'])
})
