import { chaptersOf, findCourse } from '../../db/library.ts'
import { bestShareOf, listProgress } from '../../db/progress.ts'
import { readSettings } from '../../db/settings.ts'
import { chapterStates } from '../../domain/course/chapter-states.ts'
import { oldestFirst } from '../../domain/time/times-to-come.ts'
import { itemAt } from '../../domain/need.ts'
import type { ChapterState, ChapterSummary } from '../../contract/library.ts'
import type { ChapterRow, CourseRow } from '../../db/library.ts'
import type { ChapterProgress } from '../../db/progress.ts'
import type { Stores } from '../../data/stores.ts'

export type ChapterStanding = {
  row: ChapterRow
  progress: ChapterProgress | undefined
  summary: ChapterSummary
}

/** The chapters of a course in order, each with what the learner did in it. */
export function standings(stores: Stores, course: CourseRow): ChapterStanding[] {
  const known = progressOf(stores, course)
  const states = statesOf(stores, course, known)
  return chaptersOf(stores.library, course).map((row, place) => {
    const entry = known.get(row.id)
    const { id, number, title, objectiveId, level, minutes, checkQuestions } = row
    return {
      row,
      progress: entry,
      summary: {
        id,
        number,
        title,
        objectiveId,
        level,
        minutes,
        checkQuestions,
        state: itemAt(states, place),
        bestShare: bestShareOf(entry),
        readShare: entry?.readShare ?? 0,
        doneAt: entry?.doneAt ?? null,
      },
    }
  })
}

export type FoundChapter = {
  course: CourseRow
  chapters: ChapterStanding[]
  place: number
  chapter: ChapterStanding
}

/** Null when the course or the chapter is not in the library. */
export function findChapter(stores: Stores, courseId: string, chapterId: string): FoundChapter | null {
  const course = findCourse(stores.library, courseId)
  if (!course) return null
  const chapters = standings(stores, course)
  const place = chapters.findIndex(({ summary }) => summary.id === chapterId)
  const chapter = chapters[place]
  return chapter ? { course, chapters, place, chapter } : null
}

/** What the learner may do with each chapter of a course, in order. */
export function statesOf(
  { library, progress }: Stores,
  course: CourseRow,
  known = progressOf({ library, progress }, course),
): ChapterState[] {
  return chapterStates(
    chaptersOf(library, course).map(({ id, checkQuestions, isBank }) => {
      const entry = known.get(id)
      return {
        isBank,
        checkQuestions,
        bestShare: bestShareOf(entry),
        opened: entry?.openedAt != null,
        openedAnyway: entry?.openedAnywayAt != null,
        done: entry?.doneAt != null,
      }
    }),
    course.manifest.unlockShare,
    readSettings(progress).openAllChapters === true,
  )
}

function progressOf({ progress }: Stores, { id }: CourseRow): Map<string, ChapterProgress> {
  return new Map(listProgress(progress, id).map((entry) => [entry.chapterId, entry]))
}

/** The chapters that have a text to read. */
export function withoutBanks(chapters: readonly ChapterStanding[]): ChapterStanding[] {
  return chapters.filter(({ row }) => !row.isBank)
}

/** Where to go on: the chapter read last unless it is passed, else the first one after it that is not. */
export function continueAt(
  chapters: ChapterStanding[],
  now: number,
): {
  chapterId: string | null
  lastReadAt: number | null
} {
  const readable = withoutBanks(chapters)
  const read = readable.flatMap((chapter) => {
    const at = chapter.progress?.readAt ?? null
    return at === null ? [] : [{ chapter, at }]
  })
  // Of two at the same time, the first one.
  const newest = oldestFirst(read.toReversed(), ({ at }) => at, now).at(-1)
  const last = newest?.chapter ?? null
  const lastReadAt = newest?.at ?? null
  if (last && last.summary.state !== 'passed') return { chapterId: last.summary.id, lastReadAt }
  const from = last ? readable.indexOf(last) + 1 : 0
  const openChapter = [...readable.slice(from), ...readable.slice(0, from)].find(
    ({ summary }) => summary.state === 'open' || summary.state === 'reading',
  )
  return {
    chapterId: openChapter?.summary.id ?? last?.summary.id ?? readable[0]?.summary.id ?? null,
    lastReadAt,
  }
}
