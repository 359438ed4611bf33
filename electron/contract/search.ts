import { z } from 'zod'
import { base, blockKey, chapterId, courseId } from './base.ts'

export const hit = z.object({
  kind: z.enum(['chapter', 'heading', 'text', 'term', 'question']),
  courseId,
  courseTitle: z.string(),
  chapterId,
  chapterNumber: z.number().int(),
  chapterTitle: z.string(),
  /** Where in the chapter, null for the chapter itself and for questions. */
  block: blockKey.nullable(),
  /** The excerpt in pieces; the matching ones are marked. */
  excerpt: z.array(z.object({ text: z.string(), match: z.boolean() })),
})
export type Hit = z.infer<typeof hit>

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
    .output(z.array(hit)),
}
