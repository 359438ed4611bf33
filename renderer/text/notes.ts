import { wholeNumber } from './whole-number.ts'
import type { Annotation, ListedAnnotation } from '../../electron/contract/notes.ts'

type Kind = Annotation['kind']
type Lost = NonNullable<ListedAnnotation['lost']>

export const notes = {
  title: 'Notes',
  what: 'Your bookmarks, highlights and notes, newest first.',
  searchLabel: 'Search your notes',
  searchHint: 'Words in the note, the paragraph or the chapter title',
  courseLabel: 'Course',
  allCourses: 'All courses',
  kindLabel: 'Kind',
  kinds: {
    all: 'Everything',
    bookmark: 'Bookmarks',
    highlight: 'Highlights',
    note: 'Notes',
  } satisfies Record<Kind | 'all', string>,
  kind: { bookmark: 'Bookmark', highlight: 'Highlight', note: 'Note' } satisfies Record<Kind, string>,
  shown: (count: number) => (count === 1 ? '1 entry' : `${wholeNumber(count)} entries`),
  exportAll: 'Export as Markdown',
  empty: 'No notes yet',
  emptyHow:
    'In a chapter, point at a paragraph, or move to it with J and K. Then bookmark it with B, highlight it with H or write a note with N. They gather here.',
  emptyGo: 'To the library',
  none: 'Nothing matches. Clear the search and the filters to see everything.',
  clear: 'Clear search and filters',
  where: (number: number | null, title: string) => (number === null ? title : `${number} · ${title}`),
  open: 'Open in the chapter',
  lost: {
    paragraph: 'This paragraph is no longer in the course. What you wrote is kept here.',
    course: 'This course is not installed. Add it again, and its notes are back in their places.',
  } satisfies Record<Lost, string>,
  remove: 'Remove',
  removed: {
    bookmark: 'The bookmark was removed.',
    highlight: 'The highlight was removed.',
    note: 'The note was removed.',
  } satisfies Record<Kind, string>,
  draft: 'Unsaved draft',
  discardDraft: 'Discard draft',
  how: 'Ctrl Enter stores it. Escape closes it and keeps a draft until this window is closed.',
  keys: { scope: 'On the notes page', search: 'Search the notes' },
}
