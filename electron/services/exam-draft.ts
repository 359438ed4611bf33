import { findCourse } from '../db/library.ts'
import { countSeenInExams } from '../db/exam-items.ts'
import { listPool } from '../db/question-pool.ts'
import { assembleExam } from '../domain/exam-assembly.ts'
import { draftExam } from '../domain/exam-blueprint.ts'
import { seededRandom } from '../domain/random.ts'
import { domainsByObjective } from './outline.ts'
import { notHere, notNow } from './refusals.ts'
import type { ExamChoice, ExamPlan } from '../contract/exam.ts'
import type { CourseRow, Manifest } from '../db/library.ts'
import type { PoolQuestion } from '../db/question-pool.ts'
import type { Candidate } from '../domain/exam-assembly.ts'
import type { ExamDraft } from '../domain/exam-blueprint.ts'
import type { Stores } from './storage.ts'

/** What an exam of a course would be: enough to say so before the start, and to draw it. */
export type DraftedExam = { manifest: Manifest; pool: Candidate[]; draft: ExamDraft }

/** @throws NOT_HERE or NOT_NOW when the course gives no such exam */
export function draftExamOf(
  { library, progress }: Stores,
  courseId: string,
  choice: ExamChoice,
): DraftedExam {
  const course = findCourse(library, courseId)
  if (!course) throw notHere('course')
  const { manifest } = course
  const seen = countSeenInExams(progress, courseId)
  const pool = listExamPool(library, course).map((question) => ({
    ...question,
    timesSeen: seen.get(question.id) ?? 0,
  }))
  const domains = manifest.domains.map(({ id, title, weight }) => ({
    ...{ id, title, weight },
    pool: pool.filter(({ domainId }) => domainId === id).length,
  }))
  const draft = draftExam(manifest.exam, domains, choice)
  if (!draft) throw notNow('no-blueprint')
  if (draft.questions === 0) throw notHere('exam-questions')
  return { manifest, pool, draft }
}

/** Whether the course has a blueprint, and questions for a mock exam after it. */
export function hasMockExam(library: Stores['library'], course: CourseRow): boolean {
  return course.manifest.exam !== null && listExamPool(library, course).length > 0
}

type DomainQuestion = PoolQuestion & { domainId: string }

/** Exam questions whose objective is in a domain. */
function listExamPool(library: Stores['library'], { id, manifest }: CourseRow): DomainQuestion[] {
  const domainOf = domainsByObjective(manifest)
  return listPool(library, id, 'exam').flatMap((question) => {
    const domainId = domainOf.get(question.objectiveId)
    return domainId === undefined ? [] : [{ ...question, domainId }]
  })
}

/** The ids of the questions that a seed draws, in the order of the exam. */
export function drawExam({ pool, draft }: DraftedExam, seed: number): string[] {
  const take = new Map(draft.domains.map(({ id, questions }) => [id, questions]))
  return assembleExam(pool, take, seededRandom(seed))
}

export function planOf(drafted: DraftedExam, choice: ExamChoice): ExamPlan {
  const { manifest, pool, draft } = drafted
  const seen = new Set(pool.filter(({ timesSeen }) => timesSeen > 0).map(({ id }) => id))
  return {
    courseTitle: manifest.title,
    code: manifest.exam?.code ?? null,
    choice,
    ...draft,
    scale: manifest.exam?.scale ?? null,
    seenBefore: drawExam(drafted, 0).filter((id) => seen.has(id)).length,
  }
}
