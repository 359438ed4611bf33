import * as z from 'zod/mini'
import { base, compiled, courseId, intBetween, textUpTo } from './base.ts'

export type Hit = {
  kind: 'chapter' | 'heading' | 'text' | 'term' | 'question'
  courseId: string
  courseTitle: string
  chapterId: string
  chapterNumber: number
  chapterTitle: string
  /** Where in the chapter, null for the chapter itself and for questions. */
  block: string | null
  /** The excerpt in pieces; the matching ones are marked. */
  excerpt: { text: string; match: boolean }[]
}

export const search = {
  /** Every word must occur, the last one as a beginning. Query text is never query syntax. */
  query: base
    .input(
      z.object({
        text: textUpTo(200),
        courseId: z.optional(courseId),
        limit: intBetween(1, 50),
      }),
    )
    .output(compiled<Hit[]>()),
}
