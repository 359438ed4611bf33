import { countQuestions } from '../db/course-questions.ts'
import { chaptersOf } from '../db/library.ts'
import { stateOf } from '../db/open.ts'
import { listPool } from '../db/question-pool.ts'
import { listChapterRollups, listLateAnswers } from '../db/rollups.ts'
import { addDays, countAnswers, rankTopics, shareWeights } from '../domain/learner-model.ts'
import { wholeShare } from '../domain/knowledge/rollup.ts'
import { lastDay } from '../domain/time/times-to-come.ts'
import { oncePer } from './once.ts'
import type { QuestionCount } from '../db/course-questions.ts'
import type { ChapterRow, CourseRow } from '../db/library.ts'
import type { Readable } from '../db/open.ts'
import type { LateAnswer } from '../db/rollups.ts'
import type { RankedTopic, ReadinessDomain, Tally, Topic } from '../domain/learner-model.ts'
import type { ChapterSums } from '../domain/knowledge/rollup.ts'
import type { Day } from '../domain/time/calendar-day.ts'
import type { DataContext } from './context.ts'
import type { Stores } from './stores.ts'

/** A course's chapters with what their questions are, and what each part weighs. */
type Outline = {
  chapters: readonly ChapterRow[]
  byObjective: Map<string, ChapterRow[]>
  questions: Map<string, QuestionCount[]>
  weights: ReturnType<typeof shareWeights>
  /** The chapter of each question that can be practised. */
  practicePool: Map<string, string>
}

/** What a learner's first answers say of a course, by chapter. Chapters stand where the course has them now. */
export type Evidence = Outline & {
  course: CourseRow
  tallies: Map<string, Tally[]>
  /** Each first answer of the last `lateDays` days. */
  lately: Map<string, Tally[]>
  /** First answers in chapters that the course has no more. */
  gone: number
}

/** New answers are those of so many days, today among them. */
export const lateDays = 14

const outlines = new WeakMap<readonly ChapterRow[], Outline>()

/** Made once for each state of a course: a chapter moves only when the course is installed again. */
export function outlineOf(library: Stores['library'], course: CourseRow): Outline {
  const chapters = chaptersOf(library, course)
  let outline = outlines.get(chapters)
  if (!outline)
    outlines.set(
      chapters,
      (outline = {
        chapters,
        byObjective: Map.groupBy(chapters, ({ objectiveId }) => objectiveId),
        questions: Map.groupBy(countQuestions(library, course.id), ({ chapterId }) => chapterId),
        weights: shareWeights(course.manifest.domains, chapters),
        practicePool: new Map(listPool(library, course.id, 'practice').map((row) => [row.id, row.chapterId])),
      }),
    )
  return outline
}

type Gathered = { state: string; today: Day; evidence: Evidence }

/** What was gathered last on each connection, by course. */
const gathered = new WeakMap<Readable, Map<string, Gathered>>()

/** The same object until the log, the course or the day changes, so that ranking and forecast are worked out once. */
export function gatherEvidence({ storage, now, dayOf }: DataContext, course: CourseRow): Evidence {
  const { library, progress } = storage.current()
  const outline = outlineOf(library, course)
  const today = dayOf(now())
  const state = stateOf(progress)
  if (state === null) return readEvidence(progress, course, outline, today)
  const known = gathered.get(progress) ?? new Map<string, Gathered>()
  gathered.set(progress, known)
  const last = known.get(course.id)
  if (last?.state === state && last.today === today && last.evidence.chapters === outline.chapters)
    return last.evidence
  const evidence = readEvidence(progress, course, outline, today)
  known.set(course.id, { state, today, evidence })
  return evidence
}

function readEvidence(progress: Readable, course: CourseRow, outline: Outline, today: Day): Evidence {
  const tallies = new Map<string, Tally[]>()
  let gone = 0
  for (const entry of listChapterRollups(progress, course.id)) {
    const { chapterId } = entry
    const own = talliesOf(entry)
    tallies.set(chapterId, own)
    if (!outline.weights.chapters.has(chapterId)) gone += countAnswers(own)
  }
  const answers = listLateAnswers(progress, course.id, addDays(today, 1 - lateDays), lastDay(today))
  const lately = new Map<string, Tally[]>()
  for (const [chapterId, late] of Map.groupBy(answers, (answer) => answer.chapterId))
    lately.set(chapterId, late.map(tallyOf))
  return { ...outline, course, tallies, lately, gone }
}

const difficulties = [1, 2, 3] as const

function talliesOf({ practice, practiceEarned, exam, examEarned }: ChapterSums): Tally[] {
  const tallies: Tally[] = []
  for (const [source, counts, earned] of [
    ['practice', practice, practiceEarned],
    ['exam', exam, examEarned],
  ] as const)
    for (const difficulty of difficulties) {
      const answered = counts[difficulty - 1]!
      if (answered > 0)
        tallies.push({ difficulty, source, answered, earned: earned[difficulty - 1]! / wholeShare })
    }
  return tallies
}

function tallyOf({ difficulty, source, earned }: LateAnswer): Tally {
  return { difficulty: difficulty as Tally['difficulty'], source, answered: 1, earned: earned / wholeShare }
}

/** Domains, objectives and chapters, the worst first. */
export const rankedTopics = oncePer((evidence: Evidence): readonly RankedTopic[] =>
  rankTopics(topicsOf(evidence)),
)

function topicsOf({ course, byObjective, questions, tallies, lately, weights }: Evidence): Topic[] {
  const inner = { questions: [], tallies: [], lately: [] }
  return course.manifest.domains.map(({ id, objectives }) => ({
    ...{ id, weight: weights.domains.get(id)!, ...inner },
    children: objectives.map((objective) => ({
      ...{ id: objective.id, weight: weights.objectives.get(objective.id)!, ...inner },
      children: (byObjective.get(objective.id) ?? []).map((chapter) => ({
        id: chapter.id,
        weight: weights.chapters.get(chapter.id)!,
        questions: questions.get(chapter.id) ?? [],
        tallies: tallies.get(chapter.id) ?? [],
        lately: lately.get(chapter.id) ?? [],
        children: [],
      })),
    })),
  }))
}

/** Domains as the forecast takes them, made of the chapters that have questions. */
export function readinessDomains({
  course,
  chapters,
  questions,
  tallies,
  weights,
}: Evidence): ReadinessDomain[] {
  return course.manifest.domains.map(({ id, weight, objectives }) => {
    const own = chapters.filter(
      (chapter) =>
        questions.has(chapter.id) && objectives.some((objective) => objective.id === chapter.objectiveId),
    )
    const counts = own.flatMap((chapter) => questions.get(chapter.id) ?? [])
    const all = counts.reduce((sum, { count }) => sum + count, 0)
    const hardness = counts.reduce((sum, { count, difficulty }) => sum + count * difficulty, 0)
    return {
      id,
      weight,
      parts: own.map((chapter) => ({
        weight: weights.chapters.get(chapter.id)!,
        tallies: tallies.get(chapter.id) ?? [],
      })),
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
