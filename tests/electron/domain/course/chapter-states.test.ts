import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chapterStates } from '../../../../electron/domain/course/chapter-states.ts'
import type { ChapterFacts } from '../../../../electron/domain/course/chapter-states.ts'

const untouched: ChapterFacts = {
  isBank: false,
  checkQuestions: 5,
  bestShare: null,
  opened: false,
  openedAnyway: false,
  done: false,
}
const passed = { ...untouched, opened: true, bestShare: 0.6 }
const failed = { ...untouched, opened: true, bestShare: 0.59 }

test('a new course has its first chapter open', () => {
  expect(chapterStates([untouched, untouched, untouched], 0.6, false)).toEqual(['open', 'locked', 'locked'])
})

test('the course’s share, not a hair less, opens the next chapter', () => {
  expect(chapterStates([passed, untouched, untouched], 0.6, false)).toEqual(['passed', 'open', 'locked'])
  expect(chapterStates([failed, untouched, untouched], 0.6, false)).toEqual(['reading', 'locked', 'locked'])
})

test('a chapter that was opened anyway opens alone', () => {
  const states = chapterStates([untouched, { ...untouched, openedAnyway: true }, untouched], 0.6, false)
  expect(states).toEqual(['open', 'open', 'locked'])
})

test('a chapter without a self-check opens the next one when it is done', () => {
  const without = { ...untouched, checkQuestions: 0, opened: true }
  expect(chapterStates([without, untouched], 0.6, false)).toEqual(['reading', 'locked'])
  expect(chapterStates([{ ...without, done: true }, untouched], 0.6, false)).toEqual(['passed', 'open'])
})

test('a share of nothing, or the setting, opens all', () => {
  expect(chapterStates([untouched, untouched], 0, false)).toEqual(['open', 'open'])
  expect(chapterStates([untouched, untouched], 0.6, true)).toEqual(['open', 'open'])
})

test('a chapter put in front by an update locks nothing that was open', () => {
  expect(chapterStates([passed, untouched, passed, untouched], 0.6, false)).toEqual([
    'passed',
    'open',
    'passed',
    'open',
  ])
})

test('a bank is never locked or passed, and the chapter after it opens as if it weren’t there', () => {
  const bank = { ...untouched, isBank: true }
  expect(chapterStates([bank, untouched, bank, untouched], 0.6, false)).toEqual([
    'bank',
    'open',
    'bank',
    'locked',
  ])
  expect(chapterStates([passed, { ...bank, done: true }, untouched], 0.6, false)).toEqual([
    'passed',
    'bank',
    'open',
  ])
})

test('doing more never locks a chapter', () => {
  const facts = fc.record({
    isBank: fc.boolean(),
    checkQuestions: fc.nat(3),
    bestShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    opened: fc.boolean(),
    openedAnyway: fc.boolean(),
    done: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), fc.nat(7), (chapters, place) => {
      const more = chapters.map((chapter, at) =>
        at === place ? { ...chapter, opened: true, done: true, bestShare: 1 } : chapter,
      )
      const before = chapterStates(chapters, 0.6, false)
      const after = chapterStates(more, 0.6, false)
      for (const [at, state] of before.entries()) if (state !== 'locked') expect(after[at]).not.toBe('locked')
    }),
  )
})
