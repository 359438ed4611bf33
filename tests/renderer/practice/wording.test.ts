import { expect, test } from 'vitest'
import {
  describeKind,
  describeScope,
  describeSession,
  describeWhich,
  summarySentence,
} from '../../../renderer/features/practice/wording.ts'
import { text } from '../../../renderer/text/en.ts'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import type { PracticeBuilder, PracticeSummary } from '../../../electron/contract/practice.ts'

const builder: PracticeBuilder = {
  courseTitle: 'A course',
  choice: defaultPracticeChoice,
  domains: [
    { id: '1', title: 'Clouds', questions: 1, objectives: [{ id: '1.1', title: 'Kinds', questions: 1 }] },
  ],
  chapters: [{ id: 'first', number: 7, title: 'First', questions: 1, opened: false, domainId: null }],
  counts: { all: 1, unseen: 1, missed: 0, flagged: 0 },
  types: ['single'],
  unfinished: null,
}

test('one part of the course is named, several are counted', () => {
  expect(describeScope({ kind: 'all' }, builder)).toBe('Everything')
  expect(describeScope({ kind: 'chapters', ids: ['first'] }, builder)).toBe('7 · First')
  expect(describeScope({ kind: 'objectives', ids: ['1.1'] }, builder)).toBe('1.1 Kinds')
  expect(describeScope({ kind: 'domains', ids: ['1', '2'] }, builder)).toBe('2 domains')
  expect(describeScope({ kind: 'chapters', ids: [] }, builder)).toBe('No chapter yet')
})

test('a choice reads as a line', () => {
  expect(describeWhich({ kind: 'rested', sessions: 1 })).toBe('Not in the last session')
  expect(describeKind({ ...defaultPracticeChoice, types: ['single', 'match'], difficulties: [1, 3] })).toBe(
    'Choose one · Match, easy or hard',
  )
  expect(describeSession(defaultPracticeChoice)).toBe(
    'Up to 10 questions, no time limit, reasons after each answer',
  )
  expect(describeSession({ ...defaultPracticeChoice, count: 1, minutes: 75, feedback: 'end' })).toBe(
    '1 question, 1 h 15 min, reasons at the end',
  )
})

function summaryOf(changes: Partial<Pick<PracticeSummary, 'missed' | 'guessed'>>, unanswered = 0) {
  const total = { questions: 3, right: 1, partly: 0, wrong: 0, unanswered, points: 4, of: 6 }
  return summarySentence({
    total,
    missed: [],
    guessed: 0,
    milliseconds: 75_000,
    ...changes,
  } as PracticeSummary)
}

test('a summary says points and time, then what is worth knowing', () => {
  expect(summaryOf({})).toBe('4 of 6 points in 1 min. Nothing was missed.')
  expect(summaryOf({ missed: ['a', 'b'], guessed: 1 })).toBe(
    '4 of 6 points in 1 min. 2 are worth another look. One was a guess.',
  )
  expect(summaryOf({}, 1)).toBe('4 of 6 points in 1 min.')
  expect(text.practice.summary.number(1, 2, 1)).toBe('1 of 2 right, 1 not answered')
  expect(summaryOf({}, 3)).toBe('No question was answered.')
})
