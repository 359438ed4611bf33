import { prepared } from './open.ts'
import { insertSession } from './sessions.ts'
import type { ClockRule, ExamChoice, ExamScale } from '../contract/exam.ts'
import type { Sitting } from '../contract/exam-result.ts'
import type { Domain } from '../contract/library.ts'
import type { SessionItem } from './sessions.ts'
import type { Readable, Writable } from './open.ts'

export type SittingDomain = Pick<Domain, 'id' | 'title' | 'weight'>

/** What does not change from the beginning of an exam on. */
export type ExamTerms = {
  sessionId: string
  courseId: string
  courseTitle: string
  choice: ExamChoice
  /** As the course had them when the exam began. */
  domains: SittingDomain[]
  scale: ExamScale | null
  seed: number
  /** Milliseconds. */
  length: number
  clock: ClockRule
  startedAt: number
  items: SessionItem[]
}

export type ExamSitting = ExamTerms & {
  windowId: string | null
  windowRun: string | null
  currentQuestionId: string | null
  endedAt: number | null
  endedBy: Sitting['endedBy'] | null
  /** Milliseconds, null while it runs. */
  used: number | null
  hidden: boolean
}

type StoredSitting = Omit<ExamSitting, 'choice' | 'domains' | 'scale' | 'items' | 'hidden'> & {
  choice: string
  domains: string
  scale: string | null
  items: string
  hidden: number
}

const columns = `session_id as sessionId, course_id as courseId, course_title as courseTitle, choice, domains,
  scale, seed, length, clock, started_at as startedAt, items, window_id as windowId,
  window_run as windowRun, current_question_id as currentQuestionId, ended_at as endedAt,
  ended_by as endedBy, used, hidden`

function sittingOf(row: StoredSitting): ExamSitting {
  return {
    ...row,
    choice: JSON.parse(row.choice) as ExamChoice,
    domains: JSON.parse(row.domains) as SittingDomain[],
    scale: row.scale === null ? null : (JSON.parse(row.scale) as ExamScale),
    items: JSON.parse(row.items) as SessionItem[],
    hidden: row.hidden === 1,
  }
}

/** Part of the transaction that begins an exam. */
export function insertSitting(progress: Writable, terms: ExamTerms): void {
  const { sessionId: id, courseId, startedAt, items } = terms
  insertSession(progress, { id, kind: 'exam', courseId, chapterId: null, startedAt, items })
  prepared(
    progress,
    `insert into exam_sitting (session_id, choice, course_title, domains, scale, seed, length, clock)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    JSON.stringify(terms.choice),
    terms.courseTitle,
    JSON.stringify(terms.domains),
    terms.scale === null ? null : JSON.stringify(terms.scale),
    terms.seed,
    terms.length,
    terms.clock,
  )
}

export function findSitting(progress: Readable, sessionId: string): ExamSitting | null {
  const row = prepared<[string], StoredSitting>(
    progress,
    `select ${columns} from exam_sitting join session on id = session_id where session_id = ?`,
  ).get(sessionId)
  return row ? sittingOf(row) : null
}

/** The one exam that has not ended. */
export function findRunningSitting(progress: Readable): ExamSitting | null {
  const row = prepared<[], StoredSitting>(
    progress,
    `select ${columns} from exam_sitting join session on id = session_id where ended_at is null`,
  ).get()
  return row ? sittingOf(row) : null
}

/** The session of the one exam that has not ended, null when none runs: all that a call without an exam waits for. */
export function findRunningSessionId(progress: Readable): string | null {
  const row = prepared<[], { sessionId: string }>(
    progress,
    'select session_id as sessionId from exam_sitting where ended_at is null',
  ).get()
  return row?.sessionId ?? null
}

/** What storing a change has to know of a sitting, and no more. */
export type SittingHead = Pick<
  ExamSitting,
  'length' | 'clock' | 'windowId' | 'windowRun' | 'currentQuestionId' | 'endedAt' | 'used'
>

export function findSittingHead(progress: Readable, sessionId: string): SittingHead | null {
  return (
    prepared<[string], SittingHead>(
      progress,
      `select length, clock, window_id as windowId, window_run as windowRun,
         current_question_id as currentQuestionId, ended_at as endedAt, used
       from exam_sitting where session_id = ?`,
    ).get(sessionId) ?? null
  )
}

export type EndedSitting = ExamSitting & {
  questions: number
  points: number
  possible: number
}

/** The sittings of a course that have ended, oldest first, with what they earned. */
export function listEndedSittings(progress: Readable, courseId: string): EndedSitting[] {
  return prepared<[string], StoredSitting & { questions: number; points: number; possible: number }>(
    progress,
    `select ${columns},
       (select count(*) from exam_item where exam_item.session_id = session.id) as questions,
       (select sum(coalesce(answer.possible, exam_item.possible))
          from exam_item left join answer using (session_id, question_id)
          where exam_item.session_id = session.id) as possible,
       (select coalesce(sum(points), 0) from answer where answer.session_id = session.id) as points
     from session join exam_sitting on session_id = id
     where course_id = ? and kind = 'exam' and ended_at is not null order by started_at, id`,
  )
    .all(courseId)
    .map(({ questions, points, possible, ...row }) => ({ ...sittingOf(row), questions, points, possible }))
}

/** @param windowId null when the window that had it open has left */
export function holdSitting(
  progress: Writable,
  sessionId: string,
  windowId: string | null,
  windowRun: string | null,
): void {
  prepared(progress, 'update exam_sitting set window_id = ?, window_run = ? where session_id = ?').run(
    windowId,
    windowRun,
    sessionId,
  )
}

export function setCurrentQuestion(progress: Writable, sessionId: string, questionId: string | null): void {
  prepared(progress, 'update exam_sitting set current_question_id = ? where session_id = ?').run(
    questionId,
    sessionId,
  )
}

export function endSitting(
  progress: Writable,
  sessionId: string,
  end: { endedAt: number; endedBy: Sitting['endedBy']; used: number },
): void {
  prepared(
    progress,
    `update exam_sitting set ended_at = ?, ended_by = ?, used = ?, window_id = null, window_run = null
     where session_id = ?`,
  ).run(end.endedAt, end.endedBy, end.used, sessionId)
}

/** @returns whether that changed anything */
export function hideSitting(progress: Writable, sessionId: string, hidden: boolean, now: number): boolean {
  const { changes } = prepared(
    progress,
    `update exam_sitting set hidden = ?, hidden_at = max(?, coalesce(hidden_at, 0) + 1)
     where session_id = ? and hidden <> ?`,
  ).run(hidden ? 1 : 0, now, sessionId, hidden ? 1 : 0)
  return changes > 0
}
