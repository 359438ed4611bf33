import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainBlocks, plainText } from '../../../renderer/ui/prose/prose.ts'
import { setQuotes } from '../../../renderer/ui/prose/typography.ts'

test.each([
  ['He said "yes" and left.', 'He said “yes” and left.'],
  ["It's the clerk's card.", 'It’s the clerk’s card.'],
  ['("if" half)', '(“if” half)'],
  ["'single' and \"double 'inside'\"", '‘single’ and “double ‘inside’”'],
  ["the '90s", 'the ’90s'],
  ['no quotes', 'no quotes'],
])('%s', (straight, set) => {
  expect(setQuotes(straight)).toBe(set)
})

test('a piece of a sentence looks at the character before it', () => {
  expect(setQuotes('"', ' ')).toBe('“')
  expect(setQuotes('" is the model', 'h')).toBe('” is the model')
})

test('nothing but quotes changes, and none stays straight', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ maxLength: 1 }), (text, before) => {
      const set = setQuotes(text, before)
      expect(set).not.toMatch(/["']/)
      expect(set.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")).toBe(
        text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
      )
    }),
  )
})

test('words in a list, a label or a line are set like those in a paragraph', () => {
  const words = [
    { t: 'text' as const, v: "the team's " },
    { t: 'strong' as const, c: [{ t: 'text' as const, v: '"Drawings"' }] },
    { t: 'text' as const, v: "'s site" },
  ]
  expect(plainText(words)).toBe('the team’s “Drawings”’s site')
  expect(plainBlocks([{ t: 'paragraph', key: 'p', c: words }])).toBe('the team’s “Drawings”’s site')
})
