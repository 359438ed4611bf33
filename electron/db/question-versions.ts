import { prepared } from './open.ts'
import type { Case, Question, QuestionType } from '../contract/content.ts'
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

/** A question as a session names it: the same text may have been saved first under another id. */
export type AskedItem = { id: string; hash: string }

/** More than any session asks: each answer of one then parses nothing that an earlier one has parsed. */
const mostInHand = 500

/** Versions read lately on each connection, by hash: once its case is there, a version never changes. */
const inHand = new WeakMap<Readable, Map<string, QuestionVersion>>()

/**
 * A question as it was asked, under the id by which the session names it.
 * @throws RangeError when this version was never kept
 */
export function readQuestionVersion(progress: Readable, { id, hash }: AskedItem): QuestionVersion {
  const known = inHand.get(progress) ?? new Map<string, QuestionVersion>()
  inHand.set(progress, known)
  let version = known.get(hash)
  if (!version) {
    version = findQuestionVersion(progress, hash)
    if (known.size >= mostInHand) known.clear()
    if (hasItsCase(version)) known.set(hash, version)
  }
  return version.question.id === id ? version : { ...version, question: { ...version.question, id } }
}

/** Earlier versions of Lectern saved no case with the questions of a self-check. */
export function hasItsCase({ question, case: theCase }: QuestionVersion): boolean {
  return question.caseId === null || theCase !== null
}

function findQuestionVersion(progress: Readable, hash: string): QuestionVersion {
  const row = prepared<[string], StoredVersion>(
    progress,
    'select body, case_body as caseBody from question_version where hash = ?',
  ).get(hash)
  if (!row) throw new RangeError(`No question is kept under ${hash}.`)
  return versionOf(row)
}

/** What statistics need of a version. */
export type VersionFacts = { difficulty: number; selfMarked: boolean }

type StoredFacts = { type: QuestionType; difficulty: number }

const factColumns = `json_extract(body, '$.type') as type, json_extract(body, '$.difficulty') as difficulty`

function factsOf({ type, difficulty }: StoredFacts): VersionFacts {
  return { difficulty, selfMarked: type === 'recall' }
}

/** @throws RangeError when this version was never kept */
export function findVersionFacts(progress: Readable, hash: string): VersionFacts {
  const row = findStoredFacts(progress, hash)
  if (!row) throw new RangeError(`No question is kept under ${hash}.`)
  return factsOf(row)
}

/** The facts of all versions, by hash. */
export function listVersionFacts(progress: Readable): Map<string, VersionFacts> {
  const rows = prepared<[], StoredFacts & { hash: string }>(
    progress,
    `select hash, ${factColumns} from question_version`,
  )
  return new Map(rows.all().map(({ hash, ...row }) => [hash, factsOf(row)]))
}

/** The type of a question that is kept under a hash; null when none is. */
export function findVersionType(progress: Readable, hash: string): QuestionType | null {
  return findStoredFacts(progress, hash)?.type ?? null
}

function findStoredFacts(progress: Readable, hash: string): StoredFacts | undefined {
  return prepared<[string], StoredFacts>(
    progress,
    `select ${factColumns} from question_version where hash = ?`,
  ).get(hash)
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
