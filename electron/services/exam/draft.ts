import { countSeenInExams } from '../../db/exam-items.ts'
import { assembleExam } from '../../domain/exam/assembly.ts'
import { draftExam } from '../../domain/exam/blueprint.ts'
import { seededRandom } from '../../domain/random/random.ts'
import { listExamPool, needCourse } from '../library/course.ts'
import { notHere, notNow } from '../refusals.ts'
import type { ExamChoice, ExamPlan } from '../../contract/exam.ts'
import type { Manifest } from '../../db/library.ts'
import type { Candidate } from '../../domain/exam/assembly.ts'
import type { ExamDraft } from '../../domain/exam/blueprint.ts'
import type { Context } from '../context.ts'

/** What an exam of a course would be: enough to say so before the start, and to draw it. */
export type DraftedExam = { manifest: Manifest; pool: Candidate[]; draft: ExamDraft }

/** @throws NOT_HERE or NOT_NOW when the course gives no such exam */
export function draftExamOf(context: Context, courseId: string, choice: ExamChoice): DraftedExam {
  const { library, progress } = context.storage.current()
  const course = needCourse(context, courseId)
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
