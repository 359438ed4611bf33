import { nextStep } from '../../domain/learner-model.ts'
import { continueAt, standings, withoutBanks } from '../library/chapters.ts'
import { countEvidence, gatherEvidence, rankedTopics } from '../../data/evidence.ts'
import { forecastOf } from '../../data/forecasts.ts'
import { hasMockExam, needCourse } from '../library/course.ts'
import { listDueCards } from '../../data/cards.ts'
import { need } from '../../domain/need.ts'
import type { NextStep } from '../../contract/report.ts'
import type { Context } from '../context.ts'

export function nextStepOf(context: Context, courseId: string): NextStep {
  const stores = context.storage.current()
  const course = needCourse(context, courseId)
  const evidence = gatherEvidence(context, course)
  const { weights, byObjective, questions } = evidence
  const chapters = standings(stores, course)
  const nextId = continueAt(chapters, context.now()).chapterId
  const next = chapters.find(({ row, summary }) => row.id === nextId && summary.state !== 'passed')?.row
  const { practice, exam } = countEvidence(evidence)
  const step = nextStep({
    answered: practice + exam,
    due: listDueCards(context, course).filter(({ memory }) => memory !== null).length,
    nextChapterId: next?.id ?? null,
    unreadWeight: withoutBanks(chapters).reduce(
      (sum, { row, summary }) =>
        sum +
        (summary.state === 'passed' ? 0 : need(weights.chapters.get(row.id), 'the weight of a chapter')),
      0,
    ),
    readiness: forecastOf(evidence),
    hasExam: hasMockExam(stores.library, course),
    objectives: rankedTopics(evidence)
      .flatMap(({ children }) => children)
      .filter(({ id }) => byObjective.get(id)?.some((chapter) => questions.has(chapter.id))),
  })
  const { domains } = course.manifest
  const chapter = next ? { id: next.id, number: next.number, title: next.title } : null
  switch (step.kind) {
    case 'begin':
      return { kind: 'begin', chapter }
    case 'read':
      return { kind: 'read', chapter: need(chapter, 'the chapter to read'), unreadWeight: step.unreadWeight }
    case 'answer': {
      const domain = domains.find(({ id }) => id === step.domainId)
      return {
        kind: 'answer',
        missing: step.missing,
        domain: domain ? { id: domain.id, title: domain.title } : null,
      }
    }
    case 'practise': {
      const domain = domains.find(({ objectives }) => objectives.some(({ id }) => id === step.objectiveId))!
      const objective = domain.objectives.find(({ id }) => id === step.objectiveId)!
      const { expectedLoss, totalLoss, tooEarly } = step
      return {
        ...{ kind: 'practise', expectedLoss, totalLoss, tooEarly },
        objective: { id: objective.id, title: objective.title },
        domain: { id: domain.id, title: domain.title },
      }
    }
    default:
      return step
  }
}
