import { implement } from '@orpc/server'
import { search as contract } from '../../contract/search.ts'
import { findCourse } from '../../db/library.ts'
import { findText, matchEnd, matchStart } from '../../db/search.ts'
import { searchQuery } from '../../domain/text/search-query.ts'
import { refusing } from '../context.ts'
import { need } from '../../domain/need.ts'
import type { Hit } from '../../contract/search.ts'
import type { Context } from '../context.ts'

/** Splits an excerpt at the marks that the index set around matches. */
function piecesOf(excerpt: string): Hit['excerpt'] {
  const pieces: Hit['excerpt'] = []
  const add = (text: string, match: boolean) => {
    if (text !== '') pieces.push({ text, match })
  }
  let end = 0
  for (let start; (start = excerpt.indexOf(matchStart, end)) >= 0;) {
    add(excerpt.slice(end, start), false)
    end = excerpt.indexOf(matchEnd, start) + 1 || excerpt.length + 1
    add(excerpt.slice(start + 1, end - 1), true)
  }
  add(excerpt.slice(end), false)
  return pieces
}

const os = implement(contract).$context<Context>().use(refusing)

export const search = os.router({
  query: os.query.handler(({ input, context }) => {
    const { library } = context.storage.current()
    const match = searchQuery(input.text)
    if (!match) return []
    const titles = new Map<string, string>()
    return findText(library, match, input.courseId ?? null, input.limit).map(({ excerpt, ...found }) => {
      const { courseId } = found
      if (!titles.has(courseId))
        titles.set(courseId, need(findCourse(library, courseId), 'the course').manifest.title)
      return {
        ...found,
        courseTitle: need(titles.get(courseId), 'the title of a course'),
        excerpt: piecesOf(excerpt),
      }
    })
  }),
})
