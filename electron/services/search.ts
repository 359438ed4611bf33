import { findCourse } from '../db/library.ts'
import { findText, matchEnd, matchStart } from '../db/search.ts'
import { searchQuery } from '../domain/search-query.ts'
import { os } from './context.ts'
import type { Hit } from '../contract/search.ts'

/** Splits an excerpt at the marks that the index set around matches. */
function piecesOf(excerpt: string): Hit['excerpt'] {
  return excerpt
    .split(matchStart)
    .flatMap((piece, place) => {
      if (place === 0) return [{ text: piece, match: false }]
      const [match = '', rest = ''] = piece.split(matchEnd)
      return [
        { text: match, match: true },
        { text: rest, match: false },
      ]
    })
    .filter(({ text }) => text !== '')
}

export const search = os.search.router({
  query: os.search.query.handler(({ input, context }) => {
    const { library } = context.storage.current()
    const match = searchQuery(input.text)
    if (!match) return []
    const titles = new Map<string, string>()
    return findText(library, match, input.courseId ?? null, input.limit).map(({ excerpt, ...found }) => {
      const { courseId } = found
      if (!titles.has(courseId)) titles.set(courseId, findCourse(library, courseId)!.manifest.title)
      return { ...found, courseTitle: titles.get(courseId)!, excerpt: piecesOf(excerpt) }
    })
  }),
})
