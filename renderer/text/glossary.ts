import { wholeNumber } from './whole-number.ts'

export const glossary = {
  title: 'Glossary',
  back: 'Back to the course',
  what: (count: number) => `${wholeNumber(count)} terms, from A to Z, with the chapters that use them.`,
  filterLabel: 'Filter terms',
  filterHint: 'A term, or words of its definition',
  shown: (shown: number, all: number) =>
    shown === all ? `${wholeNumber(all)} terms` : `${wholeNumber(shown)} of ${wholeNumber(all)} terms`,
  letters: 'Letters',
  usedIn: 'Used in',
  empty: 'This course defines no terms.',
  none: (words: string) => `No term has “${words}”. Try fewer letters.`,
  clear: 'Clear filter',
  keys: { scope: 'In the glossary', filter: 'Filter the terms' },
}

export const lookAlikes = {
  title: 'Look-alikes',
  what: (count: number) =>
    `${count === 1 ? 'One table' : `${wholeNumber(count)} tables`} of things that are easy to mix up, gathered from the chapters.`,
  filterLabel: 'Filter tables',
  filterHint: 'A word in a table or a chapter title',
  shown: (shown: number, all: number) => (shown === all ? `${all} tables` : `${shown} of ${all} tables`),
  from: (number: number, title: string) => `Chapter ${number}: ${title}`,
  empty: 'No chapter of this course has an “Easy to mix up” table.',
  none: (words: string) => `No table has “${words}”. Try fewer letters.`,
  keys: { scope: 'On the look-alikes page', filter: 'Filter the tables' },
}
