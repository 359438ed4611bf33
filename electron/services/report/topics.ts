import { listMissedQuestions } from '../../db/rollups.ts'
import { totalLoss } from '../../domain/learner-model.ts'
import { statesOf } from '../library/chapters.ts'
import { countEvidence, gatherEvidence, rankedTopics } from '../../data/evidence.ts'
import { needCourse } from '../library/course.ts'
import { itemAt } from '../../domain/need.ts'
import type { ChapterState } from '../../contract/library.ts'
import type { ReportTopic, TopicReport } from '../../contract/report.ts'
import type { QuestionCount } from '../../db/course-questions.ts'
import type { RankedTopic } from '../../domain/learner-model.ts'
import type { Context } from '../context.ts'
import type { Evidence } from '../../data/evidence.ts'

/** What is weak, and what it will probably cost. */
export function reportTopics(context: Context, courseId: string): TopicReport {
  const evidence = gatherEvidence(context, needCourse(context, courseId))
  const { course, gone } = evidence
  const { domains, title } = course.manifest
  const ranked = rankedTopics(evidence)
  const names = new Map(
    domains.flatMap((domain) => [
      [`domain ${domain.id}`, domain.title] as const,
      ...domain.objectives.map((objective) => [`objective ${objective.id}`, objective.title] as const),
    ]),
  )
  const states = statesOf(context.storage.current(), course)
  const chapters = new Map(
    evidence.chapters.map(({ id, title, number }, place) => [
      id,
      { title, number, state: itemAt(states, place) },
    ]),
  )
  const examQuestions = course.manifest.exam?.questions ?? null
  const present = createPresenter(evidence, countMissed(context, evidence), names, chapters, examQuestions)
  const { practice, exam } = countEvidence(evidence)
  return {
    courseTitle: title,
    answered: practice + exam,
    gone,
    expectedLoss: totalLoss(ranked),
    examQuestions,
    domains: ranked.map((topic) => ({
      ...present(topic, 'domain'),
      place: domains.findIndex(({ id }) => id === topic.id),
    })),
  }
}

/** How many missed questions practice can ask, by chapter. */
function countMissed({ storage }: Context, { course, practicePool }: Evidence): Map<string, number> {
  const counts = new Map<string, number>()
  for (const questionId of listMissedQuestions(storage.current().progress, course.id)) {
    const chapterId = practicePool.get(questionId)
    if (chapterId !== undefined) counts.set(chapterId, (counts.get(chapterId) ?? 0) + 1)
  }
  return counts
}

const below = { domain: 'objective', objective: 'chapter', chapter: 'chapter' } as const

type Shown = { title: string; number: number; state: ChapterState }

function createPresenter(
  { questions }: Evidence,
  missed: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
  chapters: ReadonlyMap<string, Shown>,
  examQuestions: number | null,
) {
  return function present(topic: RankedTopic, level: ReportTopic['level']): ReportTopic {
    const { id, weight, answered, mastery, trend, expectedLoss, rank, rankOfLevel, tooEarly } = topic
    const children = topic.children.map((child) => present(child, below[level]))
    const chapter = level === 'chapter' ? chapters.get(id) : undefined
    const total = (of: 'questions' | 'missed') => children.reduce((sum, child) => sum + child[of], 0)
    return {
      level,
      id,
      title: chapter?.title ?? names.get(`${level} ${id}`) ?? id,
      number: chapter?.number ?? null,
      state: chapter?.state ?? null,
      weight: shortened(weight),
      questions: chapter ? countAll(questions.get(id)) : total('questions'),
      answered,
      missed: chapter ? (missed.get(id) ?? 0) : total('missed'),
      mastery: {
        value: shortened(mastery.value),
        low: shortened(mastery.low),
        high: shortened(mastery.high),
      },
      trend,
      expectedLoss: shortened(expectedLoss),
      questionsLost: examQuestions === null ? null : shortened((expectedLoss / 100) * examQuestions),
      rank,
      rankOfLevel,
      tooEarly,
      children,
    }
  }
}

/** To four decimals: finer than anything that is shown, and a fifth less to send. */
function shortened(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function countAll(questions: readonly QuestionCount[] = []): number {
  return questions.reduce((sum, { count }) => sum + count, 0)
}
