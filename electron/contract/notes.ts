import * as z from 'zod/mini'
import { base, blockKey, chapterId, courseId, textUpTo, timestamp, uuid } from './base.ts'

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

export const listedAnnotation = z.extend(annotation, {
  courseTitle: z.string(),
  chapterTitle: z.string(),
  chapterNumber: z.nullable(z.number()),
  /** Why the paragraph cannot be opened: it is no longer in the course, or the course is not installed. */
  lost: z.nullable(z.enum(['paragraph', 'course'])),
})
export type ListedAnnotation = z.infer<typeof listedAnnotation>

export const notes = {
  /** Newest first. `query` is plain text looked for in quote, note and chapter title. */
  list: base
    .input(z.object({ courseId: z.optional(courseId), query: z.optional(textUpTo(200)) }))
    .output(z.array(listedAnnotation)),
  /** One bookmark, one highlight and one note at most for each paragraph: a second put replaces the text. */
  put: base
    .input(
      z.object({
        courseId,
        chapterId,
        block: blockKey,
        kind: annotationKind,
        quote: textUpTo(300),
        text: textUpTo(20_000),
      }),
    )
    .output(annotation),
  remove: base.input(z.object({ id: uuid })).output(z.object({})),
}
