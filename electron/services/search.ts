import { findChapterName, findCourse } from '../db/library.ts'
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

/** Looks each thing up once: the hits of a search share a few chapters. */
function once<Ids extends string[], Found>(find: (...ids: Ids) => Found): (...ids: Ids) => Found {
  const known = new Map<string, Found>()
  return (...ids) => {
    const name = ids.join(' ')
    if (!known.has(name)) known.set(name, find(...ids))
    return known.get(name)!
  }
}

export const search = os.search.router({
  query: os.search.query.handler(({ input, context }) => {
    const { library } = context.storage.current()
    const match = searchQuery(input.text)
    if (!match) return []
    const titleOf = once((courseId: string) => findCourse(library, courseId)!.manifest.title)
    const nameOf = once((courseId: string, chapterId: string) =>
      findChapterName(library, courseId, chapterId)!,
    )
    return findText(library, match, input.courseId ?? null, input.limit).map((row) => {
      const { courseId, chapterId, kind, block } = row
      const { number: chapterNumber, title: chapterTitle } = nameOf(courseId, chapterId)
      return {
        kind,
        courseId,
        courseTitle: titleOf(courseId),
        chapterId,
        chapterNumber,
        chapterTitle,
        block,
        excerpt: piecesOf(row.excerpt),
      }
    })
  }),
})
