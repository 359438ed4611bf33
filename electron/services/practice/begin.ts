import { insertPractice, listUnfinishedPractice } from '../../db/practice-sessions.ts'
import { readQuestions } from '../../db/question-pool.ts'
import { keepQuestionVersions } from '../../db/question-versions.ts'
import { defaultPracticeChoice } from '../../contract/practice.ts'
import { matchesFilter, selectPractice } from '../../domain/practice/selection.ts'
import { seededRandom } from '../../domain/random/random.ts'
import { needCourse } from '../library/course.ts'
import { listCandidates } from './candidates.ts'
import { finish, touchPractice } from './time.ts'
import { notHere } from '../refusals.ts'
import { newId } from '../../data/new-id.ts'
import type { PracticeChoice, PracticeFilter } from '../../contract/practice.ts'
import type { CourseRow } from '../../db/library.ts'
import type { PracticeRow } from '../../db/practice-sessions.ts'
import type { Context } from '../context.ts'

const quickCount = 10
const missedCount = 20
/** The most that a session asks. */
const mostQuestions = 200

export type QuickStart = { kind: 'quick' } | { kind: 'missed' } | { kind: 'chapter'; chapterId: string }

export function matchingCandidates(context: Context, course: CourseRow, filter: PracticeFilter) {
  return listCandidates(context, course.id, course.manifest).filter((candidate) =>
    matchesFilter(candidate, filter),
  )
}

/** @throws NOT_HERE when nothing matches */
export function beginChosen(
  context: Context,
  courseId: string,
  choice: PracticeChoice,
  remembered: boolean,
): PracticeRow {
  const course = needCourse(context, courseId)
  const seed = Math.floor(context.random() * 2 ** 32)
  const ids = selectPractice(matchingCandidates(context, course, choice), choice.count, seededRandom(seed))
  return beginPractice(context, courseId, ids, choice, remembered)
}

/** The choice that a one-key start stands for. */
export function quickChoice(context: Context, courseId: string, start: QuickStart): PracticeChoice {
  switch (start.kind) {
    case 'chapter':
      return {
        ...defaultPracticeChoice,
        scope: { kind: 'chapters', ids: [start.chapterId] },
        count: mostQuestions,
      }
    case 'missed':
      return { ...defaultPracticeChoice, which: { kind: 'missed' }, count: missedCount }
    case 'quick': {
      const opened: PracticeChoice = {
        ...defaultPracticeChoice,
        scope: { kind: 'opened' },
        count: quickCount,
      }
      const isAny = matchingCandidates(context, needCourse(context, courseId), opened).length > 0
      return isAny ? opened : { ...opened, scope: { kind: 'all' } }
    }
  }
}

/**
 * Lays out a session of these questions and finishes those of the course that were left unfinished.
 * @throws NOT_HERE when the course has none of the questions any more
 */
export function beginPractice(
  context: Context,
  courseId: string,
  ids: readonly string[],
  choice: PracticeChoice,
  remembered: boolean,
): PracticeRow {
  const { library } = context.storage.current()
  const versions = readQuestions(library, courseId, ids)
  if (versions.length === 0) throw notHere('practice-questions')
  const practice: PracticeRow = {
    sessionId: newId(context.now()),
    courseId,
    choice,
    startedAt: context.now(),
    items: versions.map(({ question: { id, hash } }) => ({
      id,
      hash,
      seed: Math.floor(context.random() * 2 ** 32),
    })),
    length: choice.minutes === null ? null : choice.minutes * 60_000,
    remembered,
    finishedAt: null,
    currentQuestionId: null,
  }
  context.write((progress) => {
    for (const earlier of listUnfinishedPractice(progress, courseId)) finish(progress, context, earlier)
    keepQuestionVersions(progress, versions)
    insertPractice(progress, practice)
    touchPractice(progress, context, practice)
  })
  return practice
}
