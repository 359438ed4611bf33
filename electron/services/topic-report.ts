import { rankTopics, totalLoss } from '../domain/learner-model.ts'
import { standings } from './chapters.ts'
import { countEvidence, gatherEvidence, topicsOf } from './evidence.ts'
import type { ReportTopic, TopicReport } from '../contract/report.ts'
import type { RankedTopic } from '../domain/learner-model.ts'
import type { ChapterStanding } from './chapters.ts'
import type { Context } from './context.ts'
import type { Evidence } from './evidence.ts'

/** What is weak, and what it will probably cost. */
export function reportTopics(context: Context, courseId: string): TopicReport {
  const evidence = gatherEvidence(context, courseId)
  const { course, gone } = evidence
  const { domains, title } = course.manifest
  const ranked = rankTopics(topicsOf(context, evidence))
  const names = new Map(
    domains.flatMap((domain) => [
      [`domain ${domain.id}`, domain.title] as const,
      ...domain.objectives.map((objective) => [`objective ${objective.id}`, objective.title] as const),
    ]),
  )
  const chapters = new Map(
    standings(context.storage.current(), course).map((standing) => [standing.row.id, standing]),
  )
  const examQuestions = course.manifest.exam?.questions ?? null
  const present = createPresenter(evidence, names, chapters, examQuestions)
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

const below = { domain: 'objective', objective: 'chapter', chapter: 'chapter' } as const

function createPresenter(
  { questions, sums }: Evidence,
  names: ReadonlyMap<string, string>,
  chapters: ReadonlyMap<string, ChapterStanding>,
  examQuestions: number | null,
) {
  return function present(topic: RankedTopic, level: ReportTopic['level']): ReportTopic {
    const { id, weight, answered, mastery, trend, expectedLoss, rank, rankOfLevel, tooEarly } = topic
    const children = topic.children.map((child) => present(child, below[level]))
    const summary = level === 'chapter' ? chapters.get(id)?.summary : undefined
    const total = (of: 'questions' | 'missed') => children.reduce((sum, child) => sum + child[of], 0)
    const own = (questions.get(id) ?? []).reduce(
      (sum, { selfMarked, count }) => sum + (selfMarked ? 0 : count),
      0,
    )
    return {
      ...{ level, id, weight, answered, mastery, trend, expectedLoss, rank, rankOfLevel, tooEarly },
      title: summary?.title ?? names.get(`${level} ${id}`) ?? id,
      number: summary?.number ?? null,
      state: summary?.state ?? null,
      questions: level === 'chapter' ? own : total('questions'),
      missed: level === 'chapter' ? (sums.get(id)?.lastMissed ?? 0) : total('missed'),
      questionsLost: examQuestions === null ? null : (expectedLoss / 100) * examQuestions,
      children,
    }
  }
}
