import { expect, test } from 'vitest'
import { nextStep } from '../../../../electron/domain/report/next-step.ts'
import { rankTopics } from '../../../../electron/domain/report/weak-topics.ts'
import type { NextStepFacts } from '../../../../electron/domain/report/next-step.ts'
import type { Readiness } from '../../../../electron/domain/report/readiness.ts'
import type { Topic } from '../../../../electron/domain/report/weak-topics.ts'

const objective = (id: string, weight: number, earned: number): Topic => ({
  id,
  weight,
  questions: [],
  tallies: [{ difficulty: 2, source: 'practice', answered: 20, earned }],
  lately: [],
  children: [],
})

const ready = (pass: number): Readiness => ({
  enough: true,
  pass,
  passDrawn: pass,
  score: { value: 700, low: 500, high: 900 },
  effects: [],
})

const facts: NextStepFacts = {
  answered: 60,
  due: 0,
  nextChapterId: null,
  unreadWeight: 0,
  readiness: ready(0.5),
  hasExam: true,
  objectives: rankTopics([
    { ...objective('1', 40, 0), tallies: [], children: [objective('1.1', 20, 18), objective('1.2', 20, 15)] },
    { ...objective('2', 60, 0), tallies: [], children: [objective('2.1', 30, 8), objective('2.2', 30, 17)] },
  ]).flatMap(({ children }) => children),
}

test('before any answer: begin, with the next chapter', () => {
  expect(nextStep({ ...facts, answered: 0, due: 50, nextChapterId: 'c1' })).toEqual({
    kind: 'begin',
    chapterId: 'c1',
  })
})

test('what is due comes before all else, once it is worth a session', () => {
  expect(nextStep({ ...facts, due: 12, nextChapterId: 'c1', unreadWeight: 90 })).toEqual({
    kind: 'review',
    due: 12,
  })
  expect(nextStep({ ...facts, due: 3 }).kind).not.toBe('review')
})

test('reading goes on while much of the exam is unread', () => {
  const reading = { ...facts, nextChapterId: 'c9' }
  expect(nextStep({ ...reading, unreadWeight: 60 })).toEqual({
    kind: 'read',
    chapterId: 'c9',
    unreadWeight: 60,
  })
  expect(nextStep({ ...reading, unreadWeight: 20 }).kind).toBe('practise')
})

test('without a forecast: what it lacks', () => {
  const lacking = (answered: number, domains: string[]) =>
    nextStep({ ...facts, readiness: { enough: false, missing: { answered, wanted: 30, domains } } })
  expect(lacking(22, [])).toEqual({ kind: 'answer', missing: 8, domainId: null })
  expect(lacking(40, ['2'])).toEqual({ kind: 'answer', missing: 1, domainId: '2' })
})

test('without a blueprint no answers can be lacking: the objective that costs most', () => {
  expect(nextStep({ ...facts, readiness: null, hasExam: false })).toMatchObject({
    kind: 'practise',
    objectiveId: '2.1',
  })
  expect(nextStep({ ...facts, readiness: null, hasExam: false, objectives: [] })).toEqual({
    kind: 'begin',
    chapterId: null,
  })
})

test('ready, but without exam questions: practise on', () => {
  expect(nextStep({ ...facts, readiness: ready(0.95), hasExam: false }).kind).toBe('practise')
})

test('with one: the objective that costs most, or a mock exam when ready', () => {
  expect(nextStep(facts)).toMatchObject({ kind: 'practise', objectiveId: '2.1', tooEarly: false })
  expect(nextStep({ ...facts, readiness: ready(0.85) })).toEqual({ kind: 'exam', pass: 0.85 })
})
