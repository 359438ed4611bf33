import { expect, test } from 'vitest'
import { setExcerpt } from '../../../../renderer/features/search/rules.ts'

test('an excerpt has the quotes of its chapter, also where a match cuts the text', () => {
  const excerpt = [
    { text: '"We have ', match: false },
    { text: 'Access', match: true },
    { text: '", they said; "', match: false },
    { text: "it's", match: true },
    { text: ' enough"', match: false },
  ]
  expect(setExcerpt(excerpt).map(({ text }) => text)).toEqual([
    '“We have ',
    'Access',
    '”, they said; “',
    'it’s',
    ' enough”',
  ])
})
