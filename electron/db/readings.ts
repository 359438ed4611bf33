import { prepared } from './open.ts'
import type { Writable } from './open.ts'

export type ReadingRow = {
  id: string
  courseId: string
  chapterId: string
  milliseconds: number
  readAt: number
  day: string
}

export function addReading(progress: Writable, row: ReadingRow): void {
  prepared(
    progress,
    `insert into reading (id, course_id, chapter_id, milliseconds, read_at, day) values (?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.courseId, row.chapterId, row.milliseconds, row.readAt, row.day)
}
