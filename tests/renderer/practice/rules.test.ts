import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedChoice,
  fitChoice,
  listQuestions,
  markedLines,
  resumePlace,
  stateOf,
} from '../../../renderer/features/practice/rules.ts'
import { toggled, wholeNumber } from '../../../renderer/ui/fields.ts'
import { addTime } from '../../../renderer/ui/question/active-time.ts'
import { nextOpen } from '../../../renderer/ui/question/state.ts'
import { aQuestion } from '../../support/questions.ts'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import type { PracticeAnswer, PracticeBuilder, PracticeSession } from '../../../electron/contract/practice.ts'
import type { QuestionView } from '../../../electron/contract/content.ts'

function answerOf(questionId: string, points: number | null, guessed = false): PracticeAnswer {
  const key = { question: aQuestion('single'), case: null, sources: [], chapter: null, teaching: null }
  return {
    questionId,
    response: { type: 'single', choice: null },
    guessed,
    milliseconds: 0,
    feedback: points === null ? null : { ...key, grade: { points, of: 2, components: {} } },
  }
}

describe('how a question stands', () => {
  test('without feedback an answer tells nothing of right or wrong', () => {
    expect(stateOf(undefined)).toBe('open')
    expect(stateOf(answerOf('a', null))).toBe('answered')
    expect([0, 1, 2].map((points) => stateOf(answerOf('a', points)))).toEqual(['wrong', 'partly', 'right'])
  })

  const states = fc.array(fc.constantFrom('open' as const, 'answered' as const, 'right' as const), {
    minLength: 1,
    maxLength: 30,
  })
  test('the next open question is open, and none is nearer going round', () => {
    fc.assert(
      fc.property(states, fc.nat(), (all, from) => {
        const after = from % all.length
        const next = nextOpen(all, after)
        if (next === null) {
          expect(all).not.toContain('open')
          return
        }
        expect(all[next]).toBe('open')
        const steps = (next - after + all.length) % all.length || all.length
        for (let step = 1; step < steps; step += 1) expect(all[(after + step) % all.length]).not.toBe('open')
      }),
    )
  })

  test('a session goes on after the question answered last, and round to those left out', () => {
    const place = (
      ids: string,
      answered: string,
      current: string | null = null,
      asked: string | null = null,
    ) =>
      resumePlace(
        {
          questions: [...ids].map((id) => ({ id })),
          answers: [...answered].map((questionId) => ({ questionId })),
          current,
        },
        asked,
      )
    expect(place('abcd', '')).toBe(0)
    expect(place('abcd', 'ac')).toBe(3)
    expect(place('abcd', 'ad')).toBe(1)
    expect(place('ab', 'ab')).toBe(0)
    expect(place('abcd', 'a', 'c')).toBe(2)
    expect(place('abcd', 'a', 'c', 'd')).toBe(3)
    expect(place('abcd', 'a', 'gone', 'gone too')).toBe(1)
  })
})

test('time without a sign of life counts for a minute at most, and never backwards', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { maxLength: 40 }), (moments) => {
      const all = [...moments].sort((a, b) => a - b)
      const end = all.reduce(addTime, { milliseconds: 0, last: 0 })
      expect(end.milliseconds).toBeLessThanOrEqual(Math.max(0, ...all))
      expect(end.milliseconds).toBeLessThanOrEqual(all.length * 60_000)
    }),
  )
  expect(addTime({ milliseconds: 500, last: 1000 }, 31_000)).toEqual({ milliseconds: 30_500, last: 31_000 })
  expect(addTime({ milliseconds: 500, last: 1000 }, 301_000).milliseconds).toBe(60_500)
  expect(addTime({ milliseconds: 500, last: 1000 }, 900).milliseconds).toBe(500)
})

test('a value is in a list after one press and out of it after two', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(toggled(['a'], 'b'), 'b')).toEqual(['a'])
})

test('a number field takes whole numbers within its bounds', () => {
  expect(wholeNumber(' 12 ', 1, 200)).toBe(12)
  expect(wholeNumber('900', 1, 200)).toBe(200)
  expect(wholeNumber('0', 1, 200)).toBe(1)
  for (const none of ['', '1.5', '-3', 'ten', '1e3']) expect(wholeNumber(none, 1, 200)).toBeNull()
})

describe('a remembered choice', () => {
  const builder: PracticeBuilder = {
    courseTitle: 'A course',
    choice: defaultPracticeChoice,
    domains: [
      { id: '1', title: 'One', questions: 1, objectives: [{ id: '1.1', title: 'First', questions: 1 }] },
    ],
    chapters: [{ id: 'kept', number: 1, title: 'Kept', questions: 1, opened: false, domainId: null }],
    counts: { all: 1, unseen: 1, missed: 0, flagged: 0 },
    types: ['single'],
    unfinished: null,
  }

  test('loses what the installed course no longer has', () => {
    const chapters = { kind: 'chapters' as const, ids: ['gone', 'kept'] }
    const fitted = fitChoice(
      { ...defaultPracticeChoice, scope: chapters, types: ['single', 'match'] },
      builder,
    )
    expect(fitted.scope).toEqual({ kind: 'chapters', ids: ['kept'] })
    expect(fitted.types).toEqual(['single'])
    const objectives = { kind: 'objectives' as const, ids: ['1.1', '9.9'] }
    expect(fitChoice({ ...defaultPracticeChoice, scope: objectives }, builder).scope).toEqual({
      kind: 'objectives',
      ids: ['1.1'],
    })
  })

  test('stays as it is otherwise', () => {
    const choice = { ...defaultPracticeChoice, scope: { kind: 'opened' as const }, count: 33, minutes: 12 }
    expect(fitChoice(choice, builder)).toEqual(choice)
  })
})

test('a finished session is listed in its order, each line under the filters that it belongs to', () => {
  const view = (id: string) => ({ id, type: 'recall' }) as QuestionView
  const session = {
    questions: ['a', 'b', 'c'].map(view),
    answers: [answerOf('c', 2, true), answerOf('a', 0)],
    marks: [{ questionId: 'b', flagged: false, note: 'Why?' }],
  } as unknown as PracticeSession
  const lines = listQuestions(session)
  expect(lines.map(({ place, state, kinds }) => ({ place, state, kinds }))).toEqual([
    { place: 1, state: 'wrong', kinds: ['all', 'missed'] },
    { place: 2, state: 'open', kinds: ['all', 'open', 'marked'] },
    { place: 3, state: 'right', kinds: ['all', 'guessed'] },
  ])
})

test('flags, notes and reports stand in one list, newest first', () => {
  const mark = { courseId: 'c', courseTitle: 'C', stem: 'A stem', chapter: null, answered: true }
  const report = { courseId: 'c', courseTitle: 'C', questionHash: 'h', reason: 'typo' as const }
  const lines = markedLines(
    [
      { ...mark, questionId: 'both', flagged: true, note: 'Mine', updatedAt: 30 },
      { ...mark, questionId: 'flag', flagged: true, note: '', updatedAt: 10 },
    ],
    [{ ...report, id: 'r', questionId: 'both', stem: 'A stem', text: 'A slip', createdAt: 20 }],
  )
  expect(lines.map(({ id, kinds, words }) => ({ id, kinds, words }))).toEqual([
    { id: 'both', kinds: ['flagged', 'noted'], words: 'Mine' },
    { id: 'r', kinds: ['reported'], words: 'A slip' },
    { id: 'flag', kinds: ['flagged'], words: '' },
  ])
})

describe('what another page has asked for', () => {
  const remembered = { ...defaultPracticeChoice, count: 35, types: ['grid' as const] }
  test('takes the place of the part and the questions remembered, and keeps the rest', () => {
    expect(askedChoice(remembered, 'objectives:2.1', 'missed')).toEqual({
      ...remembered,
      scope: { kind: 'objectives', ids: ['2.1'] },
      which: { kind: 'missed' },
      types: [],
    })
    expect(askedChoice(remembered, null, 'any')).toMatchObject({ scope: { kind: 'all' }, count: 35 })
  })
  test('is left alone when nothing, or nothing known, is asked for', () => {
    expect(askedChoice(remembered, null, null)).toBe(remembered)
    expect(askedChoice(remembered, 'objectives:2.1', 'else')).toBe(remembered)
    expect(askedChoice(remembered, 'pages:2', 'any').scope).toEqual({ kind: 'all' })
  })
})
