import { prepared } from './open.ts'
import type { Case, Question } from '../contract/content.ts'
import type { Readable, Writable } from './open.ts'

/** A question as it was asked, with the scenario that stood beside it. */
export type QuestionVersion = { question: Question; case: Case | null }

type StoredVersion = { body: string; caseBody: string | null }

function versionOf({ body, caseBody }: StoredVersion): QuestionVersion {
  return {
    question: JSON.parse(body) as Question,
    case: caseBody === null ? null : (JSON.parse(caseBody) as Case),
  }
}

/** Keeps what is asked for as long as the progress itself; what is kept already stays as it is. */
export function keepQuestionVersions(progress: Writable, versions: readonly QuestionVersion[]): void {
  const keep = prepared(
    progress,
    `insert into question_version (hash, question_id, body, case_body) values (?, ?, ?, ?)
     on conflict (hash) do update set case_body = excluded.case_body where case_body is null`,
  )
  for (const { question, case: theCase } of versions)
    keep.run(
      question.hash,
      question.id,
      JSON.stringify(question),
      theCase === null ? null : JSON.stringify(theCase),
    )
}

/** More than any session asks: each answer of one then parses nothing that an earlier one has parsed. */
const mostInHand = 500

/** Versions read lately on each connection, by hash: what is kept under a hash never changes. */
const inHand = new WeakMap<Readable, Map<string, QuestionVersion>>()

/** @throws RangeError when this version was never kept */
export function readQuestionVersion(progress: Readable, hash: string): QuestionVersion {
  const known = inHand.get(progress) ?? new Map<string, QuestionVersion>()
  inHand.set(progress, known)
  let version = known.get(hash)
  if (!version) {
    if (known.size >= mostInHand) known.clear()
    known.set(hash, (version = findQuestionVersion(progress, hash)))
  }
  return version
}

function findQuestionVersion(progress: Readable, hash: string): QuestionVersion {
  const row = prepared<[string], StoredVersion>(
    progress,
    'select body, case_body as caseBody from question_version where hash = ?',
  ).get(hash)
  if (!row) throw new RangeError(`No question is kept under ${hash}.`)
  return versionOf(row)
}

/**
 * The hash under which a question was last asked, in practice, a self-check or an exam; null for never.
 * @param lastTime what was asked after it is older than anything else: domain/times-to-come.ts
 */
export function lastAskedHash(
  progress: Readable,
  courseId: string,
  questionId: string,
  lastTime: number,
): string | null {
  const row = prepared<[string, string, string, string, number], { hash: string }>(
    progress,
    `select question_hash as hash from (
       select question_hash, answered_at as asked_at from answer where course_id = ? and question_id = ?
       union all
       select question_hash, ended_at from exam_item
         join exam_sitting using (session_id) join session on session.id = session_id
         where course_id = ? and question_id = ? and ended_at is not null)
     order by asked_at > ?, asked_at desc limit 1`,
  ).get(courseId, questionId, courseId, questionId, lastTime)
  return row?.hash ?? null
}
