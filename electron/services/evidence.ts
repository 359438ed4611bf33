import { countQuestions } from '../db/course-questions.ts'
import { listChapters } from '../db/library.ts'
import { listChapterRollups, listLateTallies } from '../db/rollups.ts'
import { addDays, addTallies, countAnswers, shareWeights } from '../domain/learner-model.ts'
import { wholeShare } from '../domain/question-rollup.ts'
import { needCourse } from './practice-begin.ts'
import type { QuestionCount } from '../db/course-questions.ts'
import type { ChapterRow, CourseRow } from '../db/library.ts'
import type { ChapterEntry } from '../db/rollups.ts'
import type { ReadinessDomain, Tally, Topic } from '../domain/learner-model.ts'
import type { ChapterSums } from '../domain/question-rollup.ts'
import type { Context } from './context.ts'
import type { Stores } from './storage.ts'

/** A course's chapters with what their questions are, and what each part weighs. */
type Outline = {
  chapters: ChapterRow[]
  questions: Map<string, QuestionCount[]>
  weights: ReturnType<typeof shareWeights>
}

/** What a learner's first answers say of a course, by chapter. Chapters stand where the course has them now. */
export type Evidence = Outline & {
  course: CourseRow
  sums: Map<string, ChapterEntry>
  tallies: Map<string, Tally[]>
  /** First answers in chapters that the course has no more. */
  gone: number
}

/** New answers are those of so many days, today among them. */
export const lateDays = 14

const outlines = new WeakMap<Stores['library'], Map<string, Outline & { key: string }>>()

/** Read once for each state of a course: a chapter moves only when the course is installed again. */
function outlineOf(library: Stores['library'], course: CourseRow): Outline {
  const known = outlines.get(library) ?? new Map<string, Outline & { key: string }>()
  outlines.set(library, known)
  const key = `${course.fingerprint} ${course.manifest.version} ${course.addedAt}`
  const own = known.get(course.id)
  if (own?.key === key) return own
  const chapters = listChapters(library, course.id)
  const outline = {
    key,
    chapters,
    questions: Map.groupBy(countQuestions(library, course.id), ({ chapterId }) => chapterId),
    weights: shareWeights(course.manifest.domains, chapters),
  }
  known.set(course.id, outline)
  return outline
}

/** @throws NOT_HERE */
export function gatherEvidence(context: Context, courseId: string): Evidence {
  const { library, progress } = context.storage.current()
  const course = needCourse(context, courseId)
  const outline = outlineOf(library, course)
  const sums = new Map(listChapterRollups(progress, courseId).map((entry) => [entry.chapterId, entry]))
  const tallies = new Map([...sums].map(([chapterId, entry]) => [chapterId, talliesOf(entry)]))
  const present = new Set(outline.chapters.map(({ id }) => id))
  const gone = [...tallies].reduce((sum, [id, own]) => (present.has(id) ? sum : sum + countAnswers(own)), 0)
  return { ...outline, course, sums, tallies, gone }
}

function talliesOf({ practice, practiceEarned, exam, examEarned }: ChapterSums): Tally[] {
  const bySource = [
    ['practice', practice, practiceEarned],
    ['exam', exam, examEarned],
  ] as const
  return bySource.flatMap(([source, counts, earned]) =>
    ([1, 2, 3] as const).flatMap((difficulty) => {
      const answered = counts[difficulty - 1]!
      return answered === 0
        ? []
        : [{ difficulty, source, answered, earned: earned[difficulty - 1]! / wholeShare }]
    }),
  )
}

/** Domains, objectives and chapters as the model ranks them. */
export function topicsOf(context: Context, evidence: Evidence): Topic[] {
  const { course, chapters, questions, tallies, weights } = evidence
  const { progress } = context.storage.current()
  const since = addDays(context.dayOf(context.now()), 1 - lateDays)
  const late = Map.groupBy(listLateTallies(progress, course.id, since), ({ chapterId }) => chapterId)
  const byObjective = Map.groupBy(chapters, ({ objectiveId }) => objectiveId)
  const inner = { questions: [], tallies: [], lately: [] }
  return course.manifest.domains.map(({ id, objectives }) => ({
    ...{ id, weight: weights.domains.get(id)!, ...inner },
    children: objectives.map((objective) => ({
      ...{ id: objective.id, weight: weights.objectives.get(objective.id)!, ...inner },
      children: (byObjective.get(objective.id) ?? []).map((chapter) => ({
        id: chapter.id,
        weight: weights.chapters.get(chapter.id)!,
        questions: (questions.get(chapter.id) ?? []).filter(({ selfMarked }) => !selfMarked),
        tallies: tallies.get(chapter.id) ?? [],
        lately: (late.get(chapter.id) ?? []).map(({ difficulty, source, answered, earned }) => ({
          ...{ source, answered, earned: earned / wholeShare },
          difficulty: difficulty as Tally['difficulty'],
        })),
        children: [],
      })),
    })),
  }))
}

/** Domains as the forecast takes them. */
export function readinessDomains({ course, chapters, questions, tallies }: Evidence): ReadinessDomain[] {
  return course.manifest.domains.map(({ id, weight, objectives }) => {
    const own = chapters.filter(({ objectiveId }) =>
      objectives.some((objective) => objective.id === objectiveId),
    )
    const counts = own
      .flatMap((chapter) => questions.get(chapter.id) ?? [])
      .filter(({ selfMarked }) => !selfMarked)
    const all = counts.reduce((sum, { count }) => sum + count, 0)
    const hardness = counts.reduce((sum, { count, difficulty }) => sum + count * difficulty, 0)
    return {
      id,
      weight,
      tallies: addTallies(...own.map((chapter) => tallies.get(chapter.id) ?? [])),
      // Nothing known of its questions: middling.
      difficulty: all > 0 ? hardness / all : 2,
    }
  })
}

/** First answers that count, in the chapters that the course has. */
export function countEvidence({ chapters, tallies }: Evidence): { practice: number; exam: number } {
  const present = chapters.flatMap(({ id }) => tallies.get(id) ?? [])
  const of = (source: Tally['source']) => countAnswers(present.filter((tally) => tally.source === source))
  return { practice: of('practice'), exam: of('exam') }
}
