import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grade } from '../../../electron/questions/index.ts'
import { viewQuestion } from '../../../electron/domain/question/view.ts'
import { holdPunctuation } from '../../../renderer/ui/question/cloze/hold-punctuation.ts'
import { letterOf } from '../../../renderer/ui/question/letters.ts'
import { toggleChoice } from '../../../renderer/ui/question/multiple/toggle-choice.ts'
import { moveTo } from '../../../renderer/ui/question/order/moves.ts'
import { emptyResponse, givenParts, isComplete, isEmpty } from '../../../renderer/ui/question/response.ts'
import { reviewRows } from '../../../renderer/ui/question/review.ts'
import { aQuestion, keyOf, questionTypes } from '../../support/questions.ts'
import type { Question } from '../../../electron/contract/content.ts'

const examples = questionTypes.map((type) => [type, aQuestion(type)] as const)
const names = { place: (at: number) => `Place ${at}`, blank: (n: string) => `Gap ${n}`, number: 'Number' }

describe('what is given', () => {
  test.each(examples)('%s begins empty and is complete with its key', (_type, question) => {
    const view = viewQuestion(question, null, 7)
    const empty = emptyResponse(view)
    expect(empty.type).toBe(question.type)
    if (question.type === 'recall') return
    expect(isEmpty(empty)).toBe(true)
    expect(isComplete(view, empty)).toBe(false)
    expect(isComplete(view, keyOf(question))).toBe(true)
    expect(givenParts(view, keyOf(question)).of).toBe(view.of)
  })

  test('of “choose N” no more than N are ever picked, whatever is pressed', () => {
    const view = viewQuestion(aQuestion('multiple'), null, 7)
    if (view.type !== 'multiple') throw new Error('not the question this is about')
    const ids = view.choices.map(({ id }) => id)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids)), (pressed) => {
        const response = pressed.reduce((given, id) => toggleChoice(view, given, id), emptyResponse(view))
        expect(response.choices.length).toBeLessThanOrEqual(view.choose)
        expect(new Set(response.choices).size).toBe(response.choices.length)
      }),
    )
  })

  test('what is no number gives nothing, yet is not nothing', () => {
    const view = viewQuestion(aQuestion('number'), null, 7)
    const typed = { type: 'number' as const, text: 'many' }
    expect(givenParts(view, typed)).toEqual({ given: 0, of: 1 })
    expect(isEmpty(typed)).toBe(false)
    expect(isComplete(view, { ...typed, text: '15 devices' })).toBe(true)
  })

  test('moving keeps every item and moves one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(20), fc.nat(20), (items, from, to) => {
        const moved = moveTo(items, from, to)
        expect([...moved].sort()).toEqual([...items].sort())
        if (from < items.length && to < items.length) expect(moved[to]).toBe(items[from])
      }),
    )
  })

  test('choices are named A, B, C', () => {
    expect([0, 1, 25].map(letterOf)).toEqual(['A', 'B', 'Z'])
  })
})

describe('what is shown after the answer', () => {
  test.each(examples)('%s: the key alone is nowhere wrong or missed', (_type, question) => {
    const response = keyOf(question)
    const rows = reviewRows(question, response, grade(question, response), names)
    expect(rows.filter(({ state }) => state === 'wrong' || state === 'missed')).toEqual([])
    expect(rows.filter(({ correct }) => correct !== null)).toEqual([])
  })

  test.each(examples)('%s: nothing given is missed and says what is right', (_type, question) => {
    if (question.type === 'recall') return
    const response = emptyResponse(viewQuestion(question, null, 7))
    const rows = reviewRows(question, response, grade(question, response), names)
    const missed = rows.filter(({ state }) => state === 'missed')
    expect(missed.length).toBeGreaterThan(0)
    expect(rows.some(({ state }) => state === 'right' || state === 'wrong')).toBe(false)
    if (question.type !== 'single' && question.type !== 'multiple')
      for (const { correct } of missed) expect(correct).not.toBeNull()
  })
})

test.each([
  ['15', '15 minutes'],
  ['15 minutes', '15 minutes'],
  ['many', 'many'],
])('the number %j is said back as %j', (typed, said) => {
  const question = { ...aQuestion('number'), unit: 'minutes' } as Question
  const response = { type: 'number' as const, text: typed }
  const [row] = reviewRows(question, response, grade(question, response), names)
  expect(row!.yours).toEqual([{ t: 'text', v: said }])
})

test('a gap holds the punctuation after it, and no other character of the text is lost or moved', () => {
  const text = (v: string) => ({ t: 'text' as const, v })
  const blank = (n: string) => ({ t: 'blank' as const, n })
  const strong = { t: 'strong' as const, c: [blank('3'), text(', or')] }
  const { inlines, held } = holdPunctuation([
    ...[
      text('One, '),
      blank('1'),
      text('. Two ('),
      blank('2'),
      text('), '),
      strong,
      text('. Three "'),
      blank('4'),
    ],
    ...[text('" and '), blank('5'), text(' six')],
  ])
  expect([...held]).toEqual([
    ['1', '.'],
    ['2', '),'],
    ['3', ','],
  ])
  expect(inlines).toEqual([
    ...[text('One, '), blank('1'), text(' Two ('), blank('2'), text(' ')],
    ...[{ t: 'strong', c: [blank('3'), text(' or')] }, text('. Three "'), blank('4'), text('" and ')],
    ...[blank('5'), text(' six')],
  ])
})
