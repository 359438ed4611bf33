import type { ListedAnnotation } from '../contract/notes.ts'

/** Bookmarks, highlights and notes as Markdown: a heading for each course and chapter, oldest first. */
export function notesMarkdown(annotations: readonly ListedAnnotation[]): string {
  const lines = ['# Notes from Lectern', '']
  let course = ''
  let chapter = ''
  for (const annotation of [...annotations].sort(byPlace)) {
    if (annotation.courseTitle !== course) {
      course = annotation.courseTitle
      chapter = ''
      lines.push(`## ${escape(course)}`, '')
    }
    if (annotation.chapterTitle !== chapter) {
      chapter = annotation.chapterTitle
      const number = annotation.chapterNumber === null ? '' : `${annotation.chapterNumber} `
      lines.push(`### ${number}${escape(chapter)}`, '')
    }
    const date = new Date(annotation.updatedAt).toISOString().slice(0, 10)
    const name = { bookmark: 'Bookmark', highlight: 'Highlight', note: 'Note' }[annotation.kind]
    lines.push(
      `**${name}**, ${date}${annotation.lost ? ', the paragraph is no longer in the course' : ''}`,
      '',
    )
    lines.push(...annotation.quote.split('\n').map((line) => `> ${escape(line)}`), '')
    if (annotation.text) lines.push(annotation.text, '')
  }
  return lines.join('\n')
}

function byPlace(a: ListedAnnotation, b: ListedAnnotation): number {
  return (
    a.courseTitle.localeCompare(b.courseTitle) ||
    (a.chapterNumber ?? Infinity) - (b.chapterNumber ?? Infinity) ||
    a.chapterTitle.localeCompare(b.chapterTitle) ||
    a.createdAt - b.createdAt
  )
}

/** Course text is plain here: what would be Markdown in it is shown as it is. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, '\\$&')
}
