import type { ListedAnnotation } from '../../contract/notes.ts'

const lostInWords = {
  paragraph: 'the paragraph is no longer in the course',
  course: 'the course is not installed',
}

/** Bookmarks, highlights and notes as Markdown: a heading for each course and chapter, oldest first. */
export function notesMarkdown(annotations: readonly ListedAnnotation[]): string {
  const lines = ['# Notes from Lectern', '']
  let course = ''
  let chapter = ''
  for (const annotation of [...annotations].sort(byPlace)) {
    if (annotation.courseTitle !== course) {
      course = annotation.courseTitle
      chapter = ''
      lines.push(`## ${onOneLine(course)}`, '')
    }
    if (annotation.chapterTitle !== chapter) {
      chapter = annotation.chapterTitle
      const number = annotation.chapterNumber === null ? '' : `${annotation.chapterNumber} `
      lines.push(`### ${number}${onOneLine(chapter)}`, '')
    }
    const date = new Date(annotation.updatedAt).toISOString().slice(0, 10)
    const name = { bookmark: 'Bookmark', highlight: 'Highlight', note: 'Note' }[annotation.kind]
    const lost = annotation.lost ? `, ${lostInWords[annotation.lost]}` : ''
    lines.push(`**${name}**, ${date}${lost}`, '')
    lines.push(...plainLines(annotation.quote).map((line) => `> ${line}`), '')
    if (annotation.text) lines.push(...plainLines(annotation.text), '')
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

/**
 * Text of a course or a learner as lines of Markdown that show it as it was written: what would be
 * Markdown in it, and so could swallow or rename what follows, is escaped; lines and indents stay.
 */
function plainLines(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line, index, all) => {
    if (line.trim() === '') return ''
    const indented = line.trimEnd().replace(/^\s+/, (blanks) => '\u00a0'.repeat(blanks.length))
    const plain = escape(indented)
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
    // Two blanks keep the line's end, which Markdown would make a blank.
    return all[index + 1]?.trim() ? `${plain}  ` : plain
  })
}

function onOneLine(text: string): string {
  return escape(text.replace(/\s+/g, ' ').trim())
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#&|~]/g, '\\$&')
}
