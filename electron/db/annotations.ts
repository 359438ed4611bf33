import { prepared, writeReturning } from './open.ts'
import { forgetRemoval, noteRemoval } from './removals.ts'
import type { Annotation } from '../contract/notes.ts'
import type { Readable, Writable } from './open.ts'

const columns = `id, kind, course_id as courseId, chapter_id as chapterId, block, quote, text,
  created_at as createdAt, updated_at as updatedAt`

export function listAnnotations(progress: Readable, courseId: string | null): Annotation[] {
  return prepared<[string | null], Annotation>(
    progress,
    `select ${columns} from annotation where course_id = coalesce(?, course_id) order by updated_at desc, id`,
  ).all(courseId)
}

export function listChapterAnnotations(
  progress: Readable,
  courseId: string,
  chapterId: string,
): Annotation[] {
  return prepared<[string, string], Annotation>(
    progress,
    `select ${columns} from annotation where course_id = ? and chapter_id = ? order by created_at, id`,
  ).all(courseId, chapterId)
}

/**
 * Adds an annotation or replaces the one of its kind on the same paragraph, and returns what is stored: later than what
 * it replaces or what was removed there (domain/times-to-come.ts).
 */
export function putAnnotation(progress: Writable, annotation: Annotation): Annotation {
  const removedAt = forgetRemoval(progress, 'annotation', keyOf(annotation)) ?? -Infinity
  return writeReturning<Annotation>(
    progress,
    `insert into annotation (id, kind, course_id, chapter_id, block, quote, text, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (course_id, chapter_id, block, kind) do update set
       quote = excluded.quote, text = excluded.text,
       updated_at = max(excluded.updated_at, annotation.updated_at + 1)
     returning ${columns}`,
    [
      annotation.id,
      annotation.kind,
      annotation.courseId,
      annotation.chapterId,
      annotation.block,
      annotation.quote,
      annotation.text,
      annotation.createdAt,
      Math.max(annotation.updatedAt, removedAt + 1),
    ],
  )
}

/** Whether there was such an annotation. */
export function removeAnnotation(progress: Writable, id: string, now: number): boolean {
  const sql = `delete from annotation where id = ? returning ${columns}`
  const removed = writeReturning<Annotation | undefined>(progress, sql, [id])
  if (removed) noteRemoval(progress, 'annotation', keyOf(removed), Math.max(now, removed.updatedAt + 1))
  return removed !== undefined
}

/** An annotation is the one of its kind on a paragraph, whichever laptop it was made on. */
function keyOf({ courseId, chapterId, block, kind }: Annotation): string[] {
  return [courseId, chapterId, block, kind]
}
