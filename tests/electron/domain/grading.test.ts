import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grade, parseNumber, possiblePoints } from '../../../electron/domain/grading.ts'
import { aQuestion, keyOf, questionTypes } from '../../support/questions.ts'
import type { Response } from '../../../electron/contract/response.ts'

const componentIds = fc.constantFrom(
  'choice0',
  'choice1',
  'choice2',
  'choice3',
  'left0',
  'right0',
  'step1',
  'nobody',
)

/** Any response of a type, sensible or not. */
function anyResponse(type: Response['type']): fc.Arbitrary<Response> {
  switch (type) {
    case 'recall':
      return fc.record({ type: fc.constant(type), right: fc.boolean() })
    case 'single':
      return fc.record({ type: fc.constant(type), choice: fc.option(componentIds) })
    case 'multiple':
      return fc.record({ type: fc.constant(type), choices: fc.array(componentIds) })
    case 'grid':
      return fc.record({
        type: fc.constant(type),
        answers: fc.dictionary(fc.constantFrom('statement0', 'statement1', 'x'), fc.nat(3)),
      })
    case 'order':
      return fc.record({
        type: fc.constant(type),
        steps: fc.array(fc.constantFrom('step0', 'step1', 'step2', 'step3', 'extra0')),
      })
    case 'match':
      return fc.record({
        type: fc.constant(type),
        pairs: fc.dictionary(fc.constantFrom('left0', 'left1'), fc.constantFrom('right0', 'right1')),
      })
    case 'cloze':
      return fc.record({
        type: fc.constant(type),
        blanks: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.string()),
      })
    case 'number':
      return fc.record({ type: fc.constant(type), text: fc.string() })
  }
}

describe.each(questionTypes)('a %s question', (type) => {
  test('graded against its own key earns every point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), (size, correct) => {
        const question = aQuestion(type, size, Math.min(size, correct))
        const { points, of, components } = grade(question, keyOf(question))
        expect(points).toBe(of)
        expect(of).toBe(possiblePoints(question))
        expect(Object.values(components).every(Boolean)).toBe(true)
      }),
    )
  })

  test('never earns less than nothing or more than it is worth', () => {
    fc.assert(
      fc.property(anyResponse(type), (response) => {
        const { points, of } = grade(aQuestion(type), response)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(of)
      }),
    )
  })
})

test('a response of another type is refused', () => {
  expect(() => grade(aQuestion('single'), { type: 'recall', right: true })).toThrow(RangeError)
})

test('picking everything in a multiple response earns nothing', () => {
  const question = aQuestion('multiple', 5, 3)
  const everything = ['choice0', 'choice1', 'choice2', 'choice3', 'choice4']
  expect(grade(question, { type: 'multiple', choices: everything }).points).toBe(0)
  expect(grade(question, { type: 'multiple', choices: ['choice0', 'choice1', 'choice4'] }).points).toBe(2)
  expect(grade(question, { type: 'multiple', choices: ['choice0', 'choice0', 'choice1'] }).points).toBe(2)
})

test('every response to a small question but its key earns less', () => {
  const question = aQuestion('order', 3)
  const steps = ['step0', 'step1', 'step2', 'extra0']
  const orders = steps.flatMap((a) => steps.flatMap((b) => steps.map((c) => [a, b, c])))
  const full = orders.filter((order) => grade(question, { type: 'order', steps: order }).points === 3)
  expect(full).toEqual([['step0', 'step1', 'step2']])
})

test('a step earns its point in its own place only', () => {
  const { points, components } = grade(aQuestion('order', 3), {
    type: 'order',
    steps: ['step0', 'step2', 'step1'],
  })
  expect(points).toBe(1)
  expect(components).toEqual({ step0: true, step1: false, step2: false })
})

test.each([
  ['Entra ID', true],
  ['  microsoft  entra id ', true],
  ['MICROSOFT ENTRA ID', true],
  ['Entra', false],
  ['', false],
])('a typed blank accepts %j: %s', (typed, right) => {
  const question = aQuestion('cloze', 2)
  expect(grade(question, { type: 'cloze', blanks: { '1': 'pick0', '2': typed } }).components['2']).toBe(right)
})

test.each([
  ['43.2', true],
  ['43,2', true],
  ['43.3', true],
  ['43.31', false],
  ['43.2 minutes', true],
  ['about', false],
  ['', false],
])('the number 43.2 ± 0.1 accepts %j: %s', (text, right) => {
  expect(grade(aQuestion('number'), { type: 'number', text }).components).toEqual({ value: right })
})

test.each([
  ['1,000', 1000],
  ['1 000.5', 1000.5],
  ['1.000.000,5', 1_000_000.5],
  ['-3', -3],
  ['\u22123', -3],
  ['99.9 %', 99.9],
  ['.5', 0.5],
  ['4 to 5 days', null],
  ['1.2.3', null],
  ['twelve', null],
])('%j is read as %s', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})
