import { prepared } from './open.ts'
import { findVersionFacts, listVersionFacts } from './question-versions.ts'
import type { AnswerFact, TermFact } from '../domain/knowledge/rollup.ts'
import type { Readable } from './open.ts'
import type { VersionFacts } from './question-versions.ts'

/** What facts need of a session. */
export type SessionFacts = { source: 'practice' | 'exam'; hidden: boolean }

type StoredFact = [
  id: string,
  sessionId: string,
  courseId: string,
  chapterId: string,
  questionId: string,
  hash: string,
  answeredAt: number,
  day: string,
  points: number,
  possible: number,
  milliseconds: number,
  guessed: number,
  reviewOf: string | null,
]

const columns = `answer.id, session_id, answer.course_id, answer.chapter_id, question_id, question_hash,
  answered_at, day, points, possible, milliseconds, guessed, review_of`

function factOf(row: StoredFact, session: SessionFacts, version: VersionFacts): AnswerFact {
  const [
    id,
    ,
    courseId,
    chapterId,
    questionId,
    ,
    answeredAt,
    day,
    points,
    possible,
    milliseconds,
    guessed,
    reviewOf,
  ] = row
  return {
    ...{ id, courseId, chapterId, questionId, answeredAt, day, points, possible, milliseconds },
    guessed: guessed === 1,
    reviewOf,
    ...session,
    ...version,
  }
}

/** All answers that count for one question, those of its stand-ins among them, by time, then id. */
export function listQuestionFacts(progress: Readable, courseId: string, questionId: string): AnswerFact[] {
  return prepared<[string, string, string, string], StoredFact>(
    progress,
    `select ${columns} from answer where course_id = ? and question_id = ?
     union all select ${columns} from answer where course_id = ? and review_of = ?
     order by answered_at, id`,
  )
    .raw()
    .all(courseId, questionId, courseId, questionId)
    .flatMap((row) => {
      const session = findSessionFacts(progress, row[1])
      return session.hidden ? [] : [factOf(row, session, findVersionFacts(progress, row[5]))]
    })
}

/** Whether a question was ever reviewed by another in its place. */
export function hasStandIns(progress: Readable, courseId: string, questionId: string): boolean {
  const found = prepared<[string, string], { id: string }>(
    progress,
    'select id from answer where course_id = ? and review_of = ? limit 1',
  ).get(courseId, questionId)
  return found !== undefined
}

function findSessionFacts(progress: Readable, sessionId: string): SessionFacts {
  const { kind, hidden } = prepared<[string], { kind: string; hidden: number }>(
    progress,
    `select kind, coalesce(hidden, 0) as hidden
     from session left join exam_sitting on session_id = id where id = ?`,
  ).get(sessionId)!
  return { source: kind === 'exam' ? 'exam' : 'practice', hidden: hidden === 1 }
}

/**
 * Every answer in the order of sessions, which is nearly that of time for each question. Sessions and versions are
 * looked up in memory, so that the log is read once and in its own order.
 */
export function* allAnswerFacts(progress: Readable): Generator<AnswerFact> {
  const practice: SessionFacts = { source: 'practice', hidden: false }
  const exams = new Map<string, SessionFacts>()
  const sittings = prepared<[], { id: string; hidden: number }>(
    progress,
    'select session_id as id, hidden from exam_sitting',
  )
  for (const { id, hidden } of sittings.all()) exams.set(id, { source: 'exam', hidden: hidden === 1 })
  const versions = listVersionFacts(progress)
  const log = prepared<[], StoredFact>(
    progress,
    `select ${columns} from answer order by session_id, question_id`,
  ).raw()
  for (const row of log.iterate()) yield factOf(row, exams.get(row[1]) ?? practice, versions.get(row[5])!)
}

type WholeCheck = { courseId: string; chapterId: string; points: number; possible: number }

/** The points of every self-check that was answered as a whole. */
export function listWholeChecks(progress: Readable): WholeCheck[] {
  return prepared<[], WholeCheck>(
    progress,
    `select session.course_id as courseId, session.chapter_id as chapterId, sum(points) as points,
       sum(possible) as possible
     from session join answer on session_id = session.id where kind = 'check'
     group by session.id having count(*) = json_array_length(items)`,
  ).all()
}

const termColumns = `id, course_id as courseId, term_id as termId, grade, milliseconds,
  reviewed_at as reviewedAt, day`

export function listTermFacts(progress: Readable, courseId: string, termId: string): TermFact[] {
  return prepared<[string, string], TermFact>(
    progress,
    `select ${termColumns} from term_review where course_id = ? and term_id = ? order by reviewed_at, id`,
  ).all(courseId, termId)
}

/** By term, then time, then id. */
export function listAllTermFacts(progress: Readable): TermFact[] {
  return prepared<[], TermFact>(
    progress,
    `select ${termColumns} from term_review order by course_id, term_id, reviewed_at, id`,
  ).all()
}

/** Milliseconds read by course and day. */
export function listReadingDays(
  progress: Readable,
): { courseId: string; day: string; milliseconds: number }[] {
  return prepared<[], { courseId: string; day: string; milliseconds: number }>(
    progress,
    `select course_id as courseId, day, sum(milliseconds) as milliseconds from reading group by course_id, day`,
  ).all()
}

export type LoggedAnswer = {
  questionId: string
  chapterId: string
  hash: string
  difficulty: number
  points: number
  possible: number
}

/**
 * The answers of a course that count, by time, then id; without those that the learner marked himself and without
 * questions that he left blank in an exam, for want of time as likely as of knowledge.
 */
export function listCourseLog(progress: Readable, courseId: string): LoggedAnswer[] {
  const versions = listVersionFacts(progress)
  return prepared<[string], Omit<LoggedAnswer, 'difficulty'>>(
    progress,
    `select answer.question_id as questionId, answer.chapter_id as chapterId, answer.question_hash as hash,
       points, answer.possible
     from answer left join exam_sitting using (session_id) left join exam_item using (session_id, question_id)
     where course_id = ? and coalesce(hidden, 0) = 0 and coalesce(answered, '') <> 'no'
     order by answer.answered_at, answer.id`,
  )
    .all(courseId)
    .flatMap((row) => {
      const { difficulty, selfMarked } = versions.get(row.hash)!
      return selfMarked ? [] : [{ ...row, difficulty }]
    })
}
