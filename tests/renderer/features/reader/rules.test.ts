import { expect, test } from 'vitest'
import { beginningOf, isSame, placeOfCard } from '../../../../renderer/features/reader/rules.ts'
import type { OpenChapter } from '../../../../renderer/app/chapter-ahead.ts'
import type { Block, Section } from '../../../../electron/contract/content.ts'

const paragraph = (key: string, length: number): Block => ({
  t: 'paragraph',
  key,
  c: [{ t: 'text', v: 'x'.repeat(length) }],
})
const part = (key: string, ...blocks: Block[]) => ({
  key,
  title: [{ t: 'text' as const, v: 'title' }],
  blocks,
})
const section = (kind: Section['kind'], blocks: Block[], parts: Section['parts'] = []): Section => ({
  kind,
  key: kind,
  title: [],
  blocks,
  parts,
})
const lead = [paragraph('lead', 100)]
const how = section(
  'how',
  [paragraph('a', 100), paragraph('b', 100)],
  [part('p', paragraph('c', 100)), part('q')],
)
const shape = (sections: Section[]) =>
  sections.map(({ kind, blocks, parts }) => [kind, ...[...blocks, ...parts].map(({ key }) => key)].join(' '))

test.each([
  [50, []],
  [100, []],
  [101, ['how a']],
  [201, ['how a b']],
  [301, ['how a b p']],
  [406, ['how a b p q']],
  [999, ['how a b p q', 'takeaways t']],
])('%i letters of room are filled from the top, and no more than one block over', (room, expected) => {
  const sections = [how, section('takeaways', [paragraph('t', 10)])]
  expect(shape(beginningOf({ lead, sections }, room))).toEqual(expected)
})

test('what takes no room of its length is not counted: folded answers, and code, which scrolls', () => {
  const faq = section('faq', [], [part('one', paragraph('x', 900)), part('two')])
  const code = section('how', [{ t: 'code', key: 'code', v: 'x'.repeat(900) }, paragraph('after', 10)])
  expect(shape(beginningOf({ lead: [], sections: [code, faq] }, 20))).toEqual([
    'how code after',
    'faq one two',
  ])
})

test('the beginning keeps the keys, so that the rest is added to it', () => {
  const [first] = beginningOf({ lead, sections: [how] }, 150)
  expect(first!.key).toBe(how.key)
  expect(first!.blocks[0]).toBe(how.blocks[0])
})

test.each([
  ['below what it explains', { left: 300, top: 400, bottom: 420 }, { left: 300, top: 426 }],
  ['above where there is no room below', { left: 300, top: 700, bottom: 720 }, { left: 300, top: 594 }],
  ['within the width of the window', { left: 1100, top: 400, bottom: 420 }, { left: 944, top: 426 }],
  ['not beyond the left edge', { left: 2, top: 400, bottom: 420 }, { left: 16, top: 426 }],
])('a card is shown %s', (_where, anchor, expected) => {
  const room = { top: 68, bottom: 800, width: 1280 }
  expect(placeOfCard(anchor, { width: 320, height: 100 }, room)).toEqual(expected)
})

test('a card for which there is no room above either is shown below, where one can scroll', () => {
  const anchor = { left: 300, top: 150, bottom: 170 }
  const place = placeOfCard(anchor, { width: 320, height: 100 }, { top: 68, bottom: 240, width: 1280 })
  expect(place.top).toBe(176)
})

test('a chapter is the same by its version and by everything that the learner did', () => {
  const chapter = { textVersion: '1', position: null, annotations: [], body: {} } as unknown as OpenChapter
  expect(isSame(chapter, { ...chapter, body: { ...chapter.body } })).toBe(true)
  expect(isSame(chapter, { ...chapter, textVersion: '2' })).toBe(false)
  expect(isSame(chapter, { ...chapter, position: { block: 'a', share: 0.5 } })).toBe(false)
  expect(isSame(chapter, null)).toBe(false)
})
