import { describe, expect, test } from 'vitest'
import { emptyResponse, grade } from '../../../../electron/questions/index.ts'
import {
  answeredState,
  outcomeOf,
  picksTooMany,
} from '../../../../electron/domain/question/response-state.ts'
import { aQuestion, keyOf, questionTypes } from '../../../support/questions.ts'
import type { Response } from '../../../../electron/contract/content.ts'

const empty: Record<string, Response> = {
  single: { type: 'single', choice: null },
  multiple: { type: 'multiple', choices: [] },
  grid: { type: 'grid', answers: {} },
  order: { type: 'order', steps: [] },
  match: { type: 'match', pairs: {} },
  cloze: { type: 'cloze', blanks: { '1': '', '2': ' ' } },
  number: { type: 'number', text: '  ' },
}

const begun: Record<string, Response> = {
  multiple: { type: 'multiple', choices: ['choice0', 'choice0'] },
  grid: { type: 'grid', answers: { statement0: 0 } },
  order: { type: 'order', steps: ['step0'] },
  match: { type: 'match', pairs: { left0: 'right1' } },
  cloze: { type: 'cloze', blanks: { '1': 'pick0', '2': '' } },
}

describe.each(questionTypes)('a %s question', (type) => {
  test('is unanswered, answered in part, answered', () => {
    const question = aQuestion(type)
    expect(answeredState(question, null)).toBe('no')
    if (empty[type]) expect(answeredState(question, empty[type])).toBe('no')
    if (begun[type]) expect(answeredState(question, begun[type])).toBe('partly')
    expect(answeredState(question, keyOf(question))).toBe('yes')
  })

  test('earns nothing when it is left blank', () => {
    const question = aQuestion(type)
    expect(grade(question, emptyResponse({ type })).points).toBe(0)
    if (type !== 'recall') expect(answeredState(question, emptyResponse({ type }))).toBe('no')
  })
})

test('what is no number is no answer to a question for one', () => {
  expect(answeredState(aQuestion('number'), { type: 'number', text: 'many' })).toBe('no')
  expect(answeredState(aQuestion('number'), { type: 'number', text: '15 devices' })).toBe('yes')
})

test('only a "choose N" can have too many picked', () => {
  const question = aQuestion('multiple', 5, 2)
  const picks = (choices: string[]) => picksTooMany(question, { type: 'multiple', choices })
  expect(picks(['choice0', 'choice1'])).toBe(false)
  expect(picks(['choice0', 'choice0', 'choice1'])).toBe(false)
  expect(picks(['choice0', 'choice1', 'choice4'])).toBe(true)
  expect(picksTooMany(aQuestion('order'), keyOf(aQuestion('order')))).toBe(false)
})

test('an answer that says nothing is unanswered, not wrong', () => {
  const none = { points: 0, of: 2, components: {} }
  expect(outcomeOf('no', none)).toBe('unanswered')
  expect(outcomeOf('partly', none)).toBe('wrong')
  expect(outcomeOf('partly', { ...none, points: 1 })).toBe('partly')
  expect(outcomeOf('yes', { ...none, points: 2 })).toBe('right')
})
