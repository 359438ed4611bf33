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

type StoredQuestion = { body: string; caseBody: string | null }

function questionOf({ body, caseBody }: StoredQuestion): QuestionVersion {
  return {
    question: JSON.parse(body) as Question,
    case: caseBody === null ? null : (JSON.parse(caseBody) as Case),
  }
}

const withCases = `question left join case_text
  on case_text.course_id = question.course_id and case_text.id = question.case_id`

/** The questions of a chapter's pool that are not expired, with their cases, in the author's order. */
export function readChapterQuestions(
  library: Readable,
  courseId: string,
  chapterId: string,
  pool: Pool,
): QuestionVersion[] {
  return prepared<[string, string, string], StoredQuestion>(
    library,
    `select question.body as body, case_text.body as caseBody from ${withCases}
     where question.course_id = ? and chapter_id = ? and pool = ? and expired = 0 order by place`,
  )
    .all(courseId, chapterId, pool)
    .map(questionOf)
}

/** Whole questions with their cases, in the order asked for; one that is not here is left out. */
export function readQuestions(
  library: Readable,
  courseId: string,
  ids: readonly string[],
): QuestionVersion[] {
  const find = prepared<[string, string], StoredQuestion>(
    library,
    `select question.body as body, case_text.body as caseBody from ${withCases}
     where question.course_id = ? and question.id = ?`,
  )
  return ids.flatMap((id) => {
    const row = find.get(courseId, id)
    return row ? [questionOf(row)] : []
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
