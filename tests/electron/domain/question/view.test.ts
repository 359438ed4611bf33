import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewQuestion } from '../../../../electron/domain/question/view.ts'
import { aQuestion, questionTypes } from '../../../support/questions.ts'

describe.each(questionTypes)('a %s question before it is answered', (type) => {
  test('says nothing of its key', () => {
    const question = aQuestion(type, 6, 3)
    const shown = JSON.stringify(viewQuestion(question, null, 1))
    for (const secret of [
      '"why"',
      '"correct"',
      '"explanation"',
      '"accept"',
      '"tolerance"',
      '"right":',
      '"value"',
    ])
      expect(shown).not.toContain(secret)
  })

  test('looks the same each time it is shown in an attempt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        expect(viewQuestion(aQuestion(type), null, seed)).toEqual(viewQuestion(aQuestion(type), null, seed))
      }),
    )
  })
})

test('every order of the choices turns up about equally often', () => {
  const firsts = new Map<string, number>()
  for (let seed = 0; seed < 4000; seed++) {
    const view = viewQuestion(aQuestion('single'), null, seed)
    if (view.type !== 'single') throw new Error('not a single')
    const first = view.choices[0]!.id
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  expect(firsts.size).toBe(4)
  for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

test('a fixed order stays the author’s', () => {
  const question = { ...aQuestion('single'), fixed: true }
  const orders = new Set(
    Array.from({ length: 20 }, (_, seed) => JSON.stringify(viewQuestion(question, null, seed))),
  )
  expect(orders.size).toBe(1)
})
