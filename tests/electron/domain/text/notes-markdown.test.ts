import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { toString } from 'mdast-util-to-string'
import { gfmTable } from 'micromark-extension-gfm-table'
import { expect, test } from 'vitest'
import { notesMarkdown } from '../../../../electron/domain/text/notes-markdown.ts'
import type { Nodes } from 'mdast'
import type { ListedAnnotation } from '../../../../electron/contract/notes.ts'

function anAnnotation(over: Partial<ListedAnnotation>): ListedAnnotation {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    kind: 'highlight',
    courseId: 'course',
    chapterId: 'chapter',
    block: 'key',
    quote: 'A paragraph.',
    text: '',
    createdAt: 0,
    updatedAt: Date.UTC(2026, 10, 24),
    courseTitle: 'Course',
    chapterTitle: 'Chapter',
    chapterNumber: 1,
    lost: null,
    ...over,
  }
}

const plainKinds = new Set(['root', 'heading', 'paragraph', 'blockquote', 'strong', 'break', 'text'])
const joined = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The headings of a Markdown text with their levels, and every kind of node that it has. */
function outlineOf(markdown: string): { kinds: Set<string>; headings: [number, string][] } {
  const kinds = new Set<string>()
  const headings: [number, string][] = []
  function visit(node: Nodes): void {
    kinds.add(node.type)
    if (node.type === 'heading') headings.push([node.depth, joined(toString(node))])
    if ('children' in node) node.children.forEach(visit)
  }
  visit(fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }))
  return { kinds, headings }
}

test('notes are written by course and chapter, with what is lost said so', () => {
  const markdown = notesMarkdown([
    anAnnotation({
      kind: 'note',
      text: 'My *own* words',
      chapterNumber: 2,
      chapterTitle: 'Second',
      lost: 'paragraph',
    }),
    anAnnotation({ quote: 'Not <b>markup</b> or *emphasis*' }),
  ])
  expect(markdown).toBe(
    [
      '# Notes from Lectern',
      '',
      '## Course',
      '',
      '### 1 Chapter',
      '',
      '**Highlight**, 2026-11-24',
      '',
      '> Not \\<b\\>markup\\</b\\> or \\*emphasis\\*',
      '',
      '### 2 Second',
      '',
      '**Note**, 2026-11-24, the paragraph is no longer in the course',
      '',
      '> A paragraph.',
      '',
      'My \\*own\\* words',
      '',
    ].join('\n'),
  )
})

test('a note of a course that is not installed is told as that, and not as lost', () => {
  expect(notesMarkdown([anAnnotation({ lost: 'course' })])).toContain(
    '**Highlight**, 2026-11-24, the course is not installed\n',
  )
})

test('a note of several lines keeps them and its indents', () => {
  const markdown = notesMarkdown([
    anAnnotation({ kind: 'note', text: 'First:\r\n- one\n  1. two\n\n3. three' }),
  ])
  expect(markdown.split('\n').slice(-6)).toEqual([
    'First:  ',
    '\\- one  ',
    '\u00a0\u00a01. two',
    '',
    '3\\. three',
    '',
  ])
})

test('no text of a note, a quote or a title is taken for Markdown', () => {
  const pieces = [
    '#',
    ' ',
    '    ',
    '\n',
    '\r',
    '\t',
    '```',
    '~~~',
    '<script>',
    '<!--',
    '-',
    '--',
    '=',
    '+',
    '1.',
    '2)',
  ]
  const more = ['>', '|', '|-|', '[a]: b', '![a](b)', '&#35;', '\\', '*', '_', 'word', '\u00a0', '\f']
  const text = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, text, text, (note, quote, courseTitle, chapterTitle) => {
      const one = anAnnotation({ kind: 'note', text: note, quote, courseTitle, chapterTitle })
      const written = anAnnotation({ ...one, text: 'After it.', createdAt: 1 })
      const { kinds, headings } = outlineOf(notesMarkdown([one, written]))
      const own = [
        [1, 'Notes from Lectern'],
        ...(courseTitle === '' ? [] : [[2, joined(courseTitle)]]),
        ...(chapterTitle === '' ? [] : [[3, joined(`1 ${chapterTitle}`)]]),
      ]
      expect(headings).toEqual(own)
      expect([...kinds].filter((kind) => !plainKinds.has(kind))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('without notes there is a heading only', () => {
  expect(notesMarkdown([])).toBe('# Notes from Lectern\n')
})
