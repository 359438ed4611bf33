import { insertExamItems } from '../../db/exam-items.ts'
import { holdSitting, insertSitting } from '../../db/exam-sittings.ts'
import { readQuestions } from '../../db/question-pool.ts'
import { keepQuestionVersions } from '../../db/question-versions.ts'
import { possiblePoints } from '../../questions/index.ts'
import { seededRandom } from '../../domain/random/random.ts'
import { drawExam } from './draft.ts'
import { domainsByObjective } from '../library/course.ts'
import { readClocks, storeReading } from '../../data/session-time.ts'
import { newId } from '../../data/new-id.ts'
import type { ClockRule, ExamChoice } from '../../contract/exam.ts'
import type { Writable } from '../../db/open.ts'
import type { Context } from '../context.ts'
import type { DraftedExam } from './draft.ts'

export type Beginning = {
  courseId: string
  choice: ExamChoice
  clock: ClockRule
  windowId: string
  /** 32 bits: draws the questions, their order and the order of their components. */
  seed: number
}

/** Draws an exam, keeps its questions as they are now, starts its clock. */
export function beginExam(
  progress: Writable,
  context: Context,
  drafted: DraftedExam,
  beginning: Beginning,
): string {
  const { library } = context.storage.current()
  const { courseId, choice, clock, windowId, seed } = beginning
  const { manifest, draft } = drafted
  const versions = readQuestions(library, courseId, drawExam(drafted, seed))
  const layout = seededRandom(seed ^ 0x5eed)
  const domainOf = domainsByObjective(manifest)
  const sessionId = newId(context.now())
  keepQuestionVersions(progress, versions)
  insertSitting(progress, {
    sessionId,
    courseId,
    courseTitle: manifest.title,
    choice,
    domains: draft.domains.map(({ id, title, weight }) => ({ id, title, weight })),
    scale: manifest.exam?.scale ?? null,
    seed,
    length: draft.minutes * 60_000,
    clock,
    startedAt: context.now(),
    items: versions.map(({ question: { id, hash } }) => ({
      id,
      hash,
      seed: Math.floor(layout() * 2 ** 32),
    })),
  })
  insertExamItems(
    progress,
    sessionId,
    versions.map(({ question }) => ({
      questionId: question.id,
      hash: question.hash,
      chapterId: question.chapterId,
      domainId: domainOf.get(question.objectiveId)!,
      possible: possiblePoints(question),
    })),
  )
  holdSitting(progress, sessionId, windowId, context.run)
  storeReading(progress, sessionId, readClocks(context))
  return sessionId
}
