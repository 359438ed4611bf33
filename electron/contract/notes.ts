import { z } from 'zod'
import { base, blockKey, chapterId, courseId, timestamp, uuid } from './base.ts'

export const annotationKind = z.enum(['bookmark', 'highlight', 'note'])

export const annotation = z.object({
  id: uuid,
  kind: annotationKind,
  courseId,
  chapterId,
  block: blockKey,
  /** The paragraph's text when it was marked, cut at 300 characters: kept when the paragraph is gone. */
  quote: z.string(),
  /** Empty but for notes. */
  text: z.string(),
  createdAt: timestamp,
  updatedAt: timestamp,
})
export type Annotation = z.infer<typeof annotation>

export const listedAnnotation = annotation.extend({
  courseTitle: z.string(),
  chapterTitle: z.string(),
  chapterNumber: z.number().nullable(),
  /** The paragraph is no longer in the course. */
  lost: z.boolean(),
})
export type ListedAnnotation = z.infer<typeof listedAnnotation>

export const notes = {
  /** Newest first. `query` is plain text looked for in quote, note and chapter title. */
  list: base
    .input(z.object({ courseId: courseId.optional(), query: z.string().max(200).optional() }))
    .output(z.array(listedAnnotation)),
  /** One bookmark, one highlight and one note at most for each paragraph: a second put replaces the text. */
  put: base
    .input(
      z.object({
        courseId,
        chapterId,
        block: blockKey,
        kind: annotationKind,
        quote: z.string().max(300),
        text: z.string().max(20_000),
      }),
    )
    .output(annotation),
  remove: base.input(z.object({ id: uuid })).output(z.object({})),
}
