import { prepared } from './open.ts'
import type { Readable } from './open.ts'

export type SearchRow = {
  kind: 'chapter' | 'heading' | 'text' | 'term' | 'question'
  courseId: string
  chapterId: string
  chapterNumber: number
  chapterTitle: string
  block: string | null
  /** The matching excerpt; matches stand between the two characters. */
  excerpt: string
}

/** Private-use characters that mark a match: they are no legal content of a course. */
export const matchStart = '\u{e000}'
export const matchEnd = '\u{e001}'

/**
 * A title is worth more than a heading, a heading or term more than running text.
 * bm25 is negative, the better the lower, so a weight multiplies.
 */
export const searchSql = `
  select kind, course_id as courseId, chapter_id as chapterId, block,
    snippet(search_index, 0, '${matchStart}', '${matchEnd}', '…', 24) as excerpt,
    bm25(search_index) * case kind
      when 'chapter' then 6.0 when 'heading' then 3.0 when 'term' then 2.5 when 'question' then 0.8 else 1.0
    end as worth
  from search_index join search_text on search_text.id = search_index.rowid
  where search_index match ? and (? is null or course_id = ?)
  order by worth
  limit ?`

const namedSql = `
  select kind, courseId, chapterId, number as chapterNumber, title as chapterTitle, block, excerpt
  from (${searchSql}) as found join chapter on course_id = courseId and chapter.id = chapterId
  order by worth`

/** @param match an FTS5 query made by `domain/search-query`, never the learner's own text */
export function findText(
  library: Readable,
  match: string,
  courseId: string | null,
  limit: number,
): SearchRow[] {
  return prepared<[string, string | null, string | null, number], SearchRow>(library, namedSql).all(
    match,
    courseId,
    courseId,
    limit,
  )
}
