import { expect, test } from 'vitest'
import { notesMarkdown } from '../../../electron/domain/notes-markdown.ts'
import type { ListedAnnotation } from '../../../electron/contract/notes.ts'

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
    lost: false,
    ...over,
  }
}

test('notes are written by course and chapter, with what is lost said so', () => {
  const markdown = notesMarkdown([
    anAnnotation({
      kind: 'note',
      text: 'My *own* words',
      chapterNumber: 2,
      chapterTitle: 'Second',
      lost: true,
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
      'My *own* words',
      '',
    ].join('\n'),
  )
})

test('without notes there is a heading only', () => {
  expect(notesMarkdown([])).toBe('# Notes from Lectern\n')
})
