import { expect, test } from 'vitest'
import {
  linesOf,
  nextDue,
  outcomeOf,
  sizesOf,
  stateOf,
  tallyOf,
  usualSize,
} from '../../../../renderer/features/review/rules.ts'
import { viewQuestion } from '../../../../electron/domain/question/view.ts'
import { aQuestion, words } from '../../../support/questions.ts'
import type { ReviewCard, ReviewedCard } from '../../../../electron/contract/review.ts'

const term = (id: string): ReviewCard => ({ kind: 'term', id, term: `Term ${id}`, chapter: null })
const question = (id: string): ReviewCard => ({
  ...{ kind: 'question', id },
  view: viewQuestion(
    { ...aQuestion('single'), id, stem: [{ t: 'paragraph', key: 's', c: words(`Stem ${id}`) }] },
    null,
    1,
  ),
})
const graded = (id: string, grade: 'missed' | 'unsure' | 'known', again: string | null): ReviewedCard => ({
  ...{ kind: 'term', id, grade, definition: [], again },
})
const answered = (id: string, points: number, guessed: boolean, again: string): ReviewedCard => ({
  ...{ kind: 'question', id, response: { type: 'single', choice: null }, guessed, again },
  feedback: {
    ...{ question: aQuestion('single'), case: null, sources: [], chapter: null, teaching: null },
    grade: { points, of: 2, components: {} },
  },
})

test('a question is missed unless it earns all points, and unsure when it was guessed', () => {
  expect(outcomeOf(answered('q', 2, false, ''))).toBe('known')
  expect(outcomeOf(answered('q', 2, true, ''))).toBe('unsure')
  expect(outcomeOf(answered('q', 1, false, ''))).toBe('missed')
  expect(outcomeOf(answered('q', 0, true, ''))).toBe('missed')
  expect(outcomeOf(graded('t', 'unsure', null))).toBe('unsure')
  expect(stateOf(undefined)).toBe('open')
  expect(stateOf(answered('q', 1, false, ''))).toBe('partly')
  expect(stateOf(graded('t', 'missed', null))).toBe('wrong')
})

test('sizes end with all that are due, and never more than one session asks', () => {
  expect(sizesOf(7)).toEqual([7])
  expect(sizesOf(20)).toEqual([10, 20])
  expect(sizesOf(60)).toEqual([10, 20, 50, 60])
  expect(sizesOf(900)).toEqual([10, 20, 50, 200])
  expect([usualSize(7), usualSize(900)]).toEqual([7, 20])
})

test('the next day with cards is never today', () => {
  const forecast = [5, 0, 3].map((cards, place) => ({ date: `2026-11-2${4 + place}`, cards }))
  expect(nextDue(forecast)).toEqual({ date: '2026-11-26', cards: 3 })
  expect(nextDue(forecast.slice(0, 2))).toBeNull()
})

test('the summary counts what was done, and lists what comes soonest first', () => {
  const session = {
    cards: [question('same'), term('same'), term('left'), question('q')],
    done: [
      answered('q', 2, false, '2026-12-01'),
      answered('same', 0, false, '2026-11-25'),
      graded('same', 'known', '2026-12-01'),
    ],
  }
  expect(tallyOf(session)).toEqual({ known: 2, unsure: 0, missed: 1, done: 3, left: 1 })
  expect(linesOf(session).map(({ place, label, outcome }) => [place, label, outcome])).toEqual([
    [0, 'Stem same', 'missed'],
    [1, 'Term same', 'known'],
    [3, 'Stem q', 'known'],
  ])
})
