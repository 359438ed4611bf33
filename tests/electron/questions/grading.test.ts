import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNumber } from '../../../electron/questions/number/typed-number.ts'
import { grade, possiblePoints } from '../../../electron/questions/index.ts'
import { aQuestion, keyOf, questionTypes } from '../../support/questions.ts'
import { seededRandom, shuffle } from '../../../electron/domain/random/random.ts'
import type { Question, QuestionType, Response } from '../../../electron/contract/content.ts'

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
      return fc.record({ type: fc.constant(type), choice: fc.option(componentIds, { nil: null }) })
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

/** Every way to give each of `names` one of `values` or nothing. */
function everyRecord<Value>(names: string[], values: Value[]): Record<string, Value>[] {
  return names.reduce<Record<string, Value>[]>(
    (all, name) => all.flatMap((one) => [one, ...values.map((value) => ({ ...one, [name]: value }))]),
    [{}],
  )
}

function everyList(values: string[], length: number): string[][] {
  return Array.from({ length }).reduce<string[][]>(
    (all) => all.concat(all.flatMap((one) => values.map((value) => [...one, value]))),
    [[]],
  )
}

/** Every response to a small question that differs in what it says. */
const everyResponse: Record<QuestionType, { question: Question; responses: Response[] }> = {
  recall: {
    question: aQuestion('recall'),
    responses: [true, false].map((right) => ({ type: 'recall', right })),
  },
  single: {
    question: aQuestion('single'),
    responses: [null, 'choice0', 'choice1', 'choice2', 'choice3'].map((choice) => ({
      type: 'single',
      choice,
    })),
  },
  multiple: {
    question: aQuestion('multiple', 4, 2),
    responses: everyRecord(['choice0', 'choice1', 'choice2', 'choice3'], [true]).map((picked) => ({
      type: 'multiple',
      choices: Object.keys(picked),
    })),
  },
  grid: {
    question: aQuestion('grid', 3),
    responses: everyRecord(['statement0', 'statement1', 'statement2'], [0, 1]).map((answers) => ({
      type: 'grid',
      answers,
    })),
  },
  order: {
    question: aQuestion('order', 3),
    responses: everyList(['step0', 'step1', 'step2', 'extra0'], 3).map((steps) => ({ type: 'order', steps })),
  },
  match: {
    question: aQuestion('match', 3),
    responses: everyRecord(['left0', 'left1', 'left2'], ['right0', 'right1', 'right2', 'right3']).map(
      (pairs) => ({ type: 'match', pairs }),
    ),
  },
  cloze: {
    question: aQuestion('cloze', 2),
    responses: everyRecord(['1', '2'], ['pick0', 'pick1', 'pick2', 'Microsoft Entra ID', 'Entra']).map(
      (blanks) => ({ type: 'cloze', blanks }),
    ),
  },
  number: {
    question: aQuestion('number'),
    responses: ['', '0', '43', '43.2', '43.31', 'x'].map((text) => ({ type: 'number', text })),
  },
}

describe.each(questionTypes)('of every response to a small %s question', (type) => {
  test('one alone earns all points, and it is the key', () => {
    const { question, responses } = everyResponse[type]
    const full = responses.filter((response) => grade(question, response).points === possiblePoints(question))
    expect(full).toHaveLength(1)
    expect(grade(question, full[0]!)).toEqual(grade(question, keyOf(question)))
  })

  test('none earns more or less for the order in which anything is shown or picked', () => {
    const { question, responses } = everyResponse[type]
    fc.assert(
      fc.property(fc.constantFrom(...responses), fc.nat(), (response, seed) => {
        const random = seededRandom(seed)
        expect(grade(mixQuestion(question, random), mixResponse(response, random))).toEqual(
          grade(question, response),
        )
      }),
    )
  })
})

/** The same question with everything that may stand in any order in another one. */
function mixQuestion(question: Question, random: () => number): Question {
  const mixed = <Item>(items: Item[]) => shuffle(items, random)
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ...question, choices: mixed(question.choices) }
    case 'grid':
      return { ...question, statements: mixed(question.statements) }
    case 'order':
      return { ...question, extras: mixed(question.extras) }
    case 'match':
      return { ...question, lefts: mixed(question.lefts), rights: mixed(question.rights) }
    case 'cloze':
      return { ...question, blanks: mixed(question.blanks) }
    default:
      return question
  }
}

function mixResponse(response: Response, random: () => number): Response {
  const mixed = <Value>(record: Record<string, Value>) =>
    Object.fromEntries(shuffle(Object.entries(record), random))
  switch (response.type) {
    case 'multiple':
      return { ...response, choices: shuffle(response.choices, random) }
    case 'grid':
      return { ...response, answers: mixed(response.answers) }
    case 'match':
      return { ...response, pairs: mixed(response.pairs) }
    case 'cloze':
      return { ...response, blanks: mixed(response.blanks) }
    default:
      return response
  }
}

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
