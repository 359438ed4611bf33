import { prepared } from './open.ts'
import type { Readable, Writable } from './open.ts'

export type ChapterProgress = {
  chapterId: string
  openedAt: number | null
  openedAnywayAt: number | null
  doneAt: number | null
  readAt: number | null
  positionBlock: string | null
  positionShare: number | null
  readShare: number
  bestPoints: number | null
  bestPossible: number | null
}

const columns = `chapter_id as chapterId, opened_at as openedAt, opened_anyway_at as openedAnywayAt,
  done_at as doneAt, read_at as readAt, position_block as positionBlock, position_share as positionShare,
  read_share as readShare, best_points as bestPoints, best_possible as bestPossible`

export function listProgress(progress: Readable, courseId: string): ChapterProgress[] {
  return prepared<[string], ChapterProgress>(
    progress,
    `select ${columns} from chapter_progress where course_id = ?`,
  ).all(courseId)
}

export function findProgress(
  progress: Readable,
  courseId: string,
  chapterId: string,
): ChapterProgress | null {
  return (
    prepared<[string, string], ChapterProgress>(
      progress,
      `select ${columns} from chapter_progress where course_id = ? and chapter_id = ?`,
    ).get(courseId, chapterId) ?? null
  )
}

/** The share (0 to 1) of the best whole self-check, null before the first. */
export function bestShareOf(entry: ChapterProgress | null | undefined): number | null {
  return entry?.bestPossible ? entry.bestPoints! / entry.bestPossible : null
}

export function markOpened(progress: Writable, courseId: string, chapterId: string, now: number): void {
  prepared(
    progress,
    `insert into chapter_progress (course_id, chapter_id, opened_at, read_at) values (?, ?, ?, ?)
     on conflict (course_id, chapter_id) do update set
       opened_at = coalesce(opened_at, excluded.opened_at), read_at = excluded.read_at`,
  ).run(courseId, chapterId, now, now)
}

export function markOpenedAnyway(progress: Writable, courseId: string, chapterId: string, now: number): void {
  prepared(
    progress,
    `insert into chapter_progress (course_id, chapter_id, opened_anyway_at) values (?, ?, ?)
     on conflict (course_id, chapter_id) do update set
       opened_anyway_at = coalesce(opened_anyway_at, excluded.opened_anyway_at)`,
  ).run(courseId, chapterId, now)
}

export function markDone(
  progress: Writable,
  courseId: string,
  chapterId: string,
  doneAt: number | null,
  now: number,
): void {
  prepared(
    progress,
    `insert into chapter_progress (course_id, chapter_id, done_at, done_changed_at, read_share)
     values (?, ?, ?, ?, ?)
     on conflict (course_id, chapter_id) do update set
       done_at = excluded.done_at,
       done_changed_at = max(excluded.done_changed_at, coalesce(done_changed_at, 0) + 1),
       read_share = max(read_share, excluded.read_share)`,
  ).run(courseId, chapterId, doneAt, now, doneAt === null ? 0 : 1)
}

/** @param share how far down the chapter, 0 to 1 */
export function savePosition(
  progress: Writable,
  courseId: string,
  chapterId: string,
  position: { block: string; share: number },
  now: number,
): void {
  prepared(
    progress,
    `insert into chapter_progress (course_id, chapter_id, read_at, position_block, position_share, read_share)
     values (?, ?, ?, ?, ?, ?)
     on conflict (course_id, chapter_id) do update set
       read_at = excluded.read_at, position_block = excluded.position_block,
       position_share = excluded.position_share, read_share = max(read_share, excluded.read_share)`,
  ).run(courseId, chapterId, now, position.block, position.share, position.share)
}

/** Keeps the better of two whole self-checks, compared as shares; of equal shares the longer one. */
export function keepBestCheck(
  progress: Writable,
  courseId: string,
  chapterId: string,
  points: number,
  possible: number,
): void {
  prepared(
    progress,
    `insert into chapter_progress (course_id, chapter_id, best_points, best_possible) values (?, ?, ?, ?)
     on conflict (course_id, chapter_id) do update set
       best_points = excluded.best_points, best_possible = excluded.best_possible
     where best_points is null
       or excluded.best_points * best_possible > best_points * excluded.best_possible
       or (excluded.best_points * best_possible = best_points * excluded.best_possible
         and excluded.best_possible > best_possible)`,
  ).run(courseId, chapterId, points, possible)
}

export type BestCheck = { courseId: string; chapterId: string; points: number; possible: number }

/** The best whole self-check of every chapter that has one. */
export function listBestChecks(progress: Readable): BestCheck[] {
  return prepared<[], BestCheck>(
    progress,
    `select course_id as courseId, chapter_id as chapterId, best_points as points, best_possible as possible
     from chapter_progress where best_points is not null order by course_id, chapter_id`,
  ).all()
}

export function clearBestChecks(progress: Writable): void {
  prepared(progress, 'update chapter_progress set best_points = null, best_possible = null').run()
}
