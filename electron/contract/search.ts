import { z } from 'zod'
import { base, compiled, courseId } from './base.ts'

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
        text: z.string().max(200),
        courseId: courseId.optional(),
        limit: z.number().int().min(1).max(50),
      }),
    )
    .output(compiled<Hit[]>()),
}
