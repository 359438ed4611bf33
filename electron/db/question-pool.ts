import { prepared } from './open.ts'
import type { Case, Pool, Question, QuestionType, Source, TeachingPlace } from '../contract/content.ts'
import type { QuestionVersion } from './question-versions.ts'
import type { Readable } from './open.ts'

/** What choosing questions has to know of one; its text stays where it is. */
export type PoolQuestion = {
  id: string
  chapterId: string
  objectiveId: string
  type: QuestionType
  caseId: string | null
  difficulty: number
}

/** The questions of a course's pool that are not expired, in the course's order. */
export function listPool(library: Readable, courseId: string, pool: Pool): PoolQuestion[] {
  return prepared<[string, string], PoolQuestion>(
    library,
    `select question.id, chapter_id as chapterId, question.objective_id as objectiveId, type,
       case_id as caseId, difficulty
     from question indexed by question_by_pool
       join chapter on chapter.course_id = question.course_id and chapter.id = question.chapter_id
     where question.course_id = ? and pool = ? and expired = 0 order by number, place`,
  ).all(courseId, pool)
}

/** Whole questions with their cases, in the order asked for; one that is not here is left out. */
export function readQuestions(
  library: Readable,
  courseId: string,
  ids: readonly string[],
): QuestionVersion[] {
  const find = prepared<[string, string], { body: string; caseBody: string | null }>(
    library,
    `select question.body as body, case_text.body as caseBody
     from question left join case_text
       on case_text.course_id = question.course_id and case_text.id = question.case_id
     where question.course_id = ? and question.id = ?`,
  )
  return ids.flatMap((id) => {
    const row = find.get(courseId, id)
    if (!row) return []
    return [
      {
        question: JSON.parse(row.body) as Question,
        case: row.caseBody === null ? null : (JSON.parse(row.caseBody) as Case),
      },
    ]
  })
}

export type TeachingChapter = { id: string; number: number; title: string; sources: Source[] }

/** A chapter's name and what it names as its sources, without its text. */
export function findTeachingChapter(
  library: Readable,
  courseId: string,
  chapterId: string,
): TeachingChapter | null {
  const row = prepared<[string, string], Omit<TeachingChapter, 'sources'> & { sources: string }>(
    library,
    `select id, number, title, json_extract(body, '$.sources') as sources
     from chapter where course_id = ? and id = ?`,
  ).get(courseId, chapterId)
  return row ? { ...row, sources: JSON.parse(row.sources) as Source[] } : null
}

/** Where the installed course teaches a question, null when it does not say. */
export function findTeachingPlace(
  library: Readable,
  courseId: string,
  questionId: string,
): TeachingPlace | null {
  return (
    prepared<[string, string], TeachingPlace>(
      library,
      'select section, title, block from teaching_place where course_id = ? and question_id = ?',
    ).get(courseId, questionId) ?? null
  )
}
