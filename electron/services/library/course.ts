import { chaptersOf, findCourse } from '../../db/library.ts'
import { listPool } from '../../db/question-pool.ts'
import { notHere } from '../refusals.ts'
import type { ChapterRow, CourseRow, Manifest } from '../../db/library.ts'
import type { PoolQuestion } from '../../db/question-pool.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../../data/stores.ts'

/** @throws NOT_HERE when the course is not in the library */
export function needCourse({ storage }: Pick<Context, 'storage'>, courseId: string): CourseRow {
  const course = findCourse(storage.current().library, courseId)
  if (!course) throw notHere('course')
  return course
}

/** The domain of each objective of a course. */
export function domainsByObjective({ domains }: Manifest): Map<string, string> {
  return new Map(domains.flatMap(({ id, objectives }) => objectives.map((objective) => [objective.id, id])))
}

export type DomainQuestion = PoolQuestion & { domainId: string }

/** Exam questions whose objective is in a domain. */
export function listExamPool(library: Stores['library'], { id, manifest }: CourseRow): DomainQuestion[] {
  const domainOf = domainsByObjective(manifest)
  return listPool(library, id, 'exam').flatMap((question) => {
    const domainId = domainOf.get(question.objectiveId)
    return domainId === undefined ? [] : [{ ...question, domainId }]
  })
}

/** Whether the course has a blueprint, and questions for a mock exam after it. */
export function hasMockExam(library: Stores['library'], course: CourseRow): boolean {
  if (course.manifest.exam === null) return false
  const chapters = chaptersOf(library, course)
  let has = withExam.get(chapters)
  if (has === undefined) withExam.set(chapters, (has = listExamPool(library, course).length > 0))
  return has
}

/** Looked up once for each state of a course: its questions change only when it is installed again. */
const withExam = new WeakMap<readonly ChapterRow[], boolean>()
