import { prepared } from './open.ts'
import type { Readable, Writable } from './open.ts'

export type Cell = string | number | null
export type LogRow = Record<string, Cell>

type TableShape = {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** Which rows go to another laptop; all unless given. */
  readonly where?: string
}

const ended = 'session_id in (select session_id from exam_sitting where ended_at is not null)'
const endedOrOther = `not exists (select 1 from exam_sitting where session_id = session.id and ended_at is null)`

/**
 * What is exported and merged, in an order in which each row comes after those it refers to: logs, and what the
 * learner made. What is rolled up is not among it, nor is an exam that runs, which belongs to its laptop. What each column
 * may hold when it comes back in is in `data/import/rules.ts`; a new column takes a new version of the file.
 */
export const logTables = [
  {
    name: 'question_version',
    key: ['hash'],
    columns: ['hash', 'question_id', 'body', 'case_body'],
    where: `hash in (select question_hash from answer) or hash in (select question_hash from exam_item where ${ended})
      or hash in (select json_extract(value, '$.hash') from session, json_each(items) where kind <> 'exam')`,
  },
  {
    name: 'session',
    key: ['id'],
    columns: ['id', 'kind', 'course_id', 'chapter_id', 'started_at', 'items'],
    where: endedOrOther,
  },
  {
    name: 'practice_session',
    key: ['session_id'],
    columns: ['session_id', 'choice', 'length', 'remembered', 'finished_at'],
  },
  {
    name: 'review_session',
    key: ['session_id'],
    columns: ['session_id', 'cards', 'finished_at'],
  },
  {
    name: 'exam_sitting',
    key: ['session_id'],
    columns: [
      ...['session_id', 'choice', 'course_title', 'domains', 'scale', 'seed', 'length', 'clock'],
      ...['ended_at', 'ended_by', 'used', 'hidden', 'hidden_at'],
    ],
    where: 'ended_at is not null',
  },
  {
    name: 'exam_item',
    key: ['session_id', 'question_id'],
    columns: [
      ...['session_id', 'place', 'question_id', 'question_hash', 'chapter_id', 'domain_id', 'possible'],
      ...['visited', 'answered', 'marked', 'active', 'idle', 'answered_at', 'response', 'struck', 'comment'],
    ],
    where: ended,
  },
  {
    name: 'answer',
    key: ['session_id', 'question_id'],
    columns: [
      ...[
        'id',
        'session_id',
        'course_id',
        'chapter_id',
        'question_id',
        'question_hash',
        'response',
        'points',
      ],
      ...['possible', 'milliseconds', 'answered_at', 'day', 'guessed', 'guessed_at', 'review_of'],
    ],
  },
  {
    name: 'term_review',
    key: ['id'],
    columns: [...['id', 'session_id', 'course_id', 'term_id', 'grade', 'milliseconds', 'reviewed_at', 'day']],
  },
  {
    name: 'reading',
    key: ['id'],
    columns: ['id', 'course_id', 'chapter_id', 'milliseconds', 'read_at', 'day'],
  },
  {
    name: 'forecast',
    key: ['id'],
    columns: [
      ...['id', 'course_id', 'made_at', 'day', 'pass', 'pass_drawn', 'score', 'low', 'high', 'answers'],
    ],
  },
  {
    name: 'chapter_progress',
    key: ['course_id', 'chapter_id'],
    columns: [
      ...[
        'course_id',
        'chapter_id',
        'opened_at',
        'opened_anyway_at',
        'done_at',
        'done_changed_at',
        'read_at',
      ],
      ...['position_block', 'position_share', 'read_share'],
    ],
  },
  { name: 'removal', key: ['kind', 'key'], columns: ['kind', 'key', 'removed_at'] },
  {
    name: 'annotation',
    key: ['course_id', 'chapter_id', 'block', 'kind'],
    columns: [
      ...['id', 'kind', 'course_id', 'chapter_id', 'block', 'quote', 'text', 'created_at', 'updated_at'],
    ],
  },
  {
    name: 'question_mark',
    key: ['course_id', 'question_id'],
    columns: ['course_id', 'question_id', 'flagged', 'note', 'updated_at'],
  },
  {
    name: 'question_report',
    key: ['id'],
    columns: [
      ...['id', 'course_id', 'course_title', 'question_id', 'question_hash', 'stem', 'reason', 'text'],
      'created_at',
    ],
  },
  {
    name: 'study_choice',
    key: ['course_id', 'kind'],
    columns: ['course_id', 'kind', 'choice', 'chosen_at'],
  },
  { name: 'setting', key: ['name'], columns: ['name', 'value'] },
] as const satisfies readonly TableShape[]

export type LogTable = (typeof logTables)[number]
export type LogTableName = LogTable['name']

/** The rows of a table that go to another laptop, in the order of their keys. */
export function* exportRows(progress: Readable, table: TableShape): Generator<LogRow> {
  const { name, key, columns, where } = table
  yield* prepared<[], LogRow>(
    progress,
    `select ${columns.join(', ')} from ${name} ${where ? `where ${where}` : ''} order by ${key.join(', ')}`,
  ).iterate()
}

const earlierFinish = `on conflict (session_id) do update set finished_at = excluded.finished_at
    where excluded.finished_at < coalesce(finished_at, excluded.finished_at + 1)`

/**
 * What becomes of a row that is here already; the rest of a table's rows stay as they are. All of these give the same
 * whatever the order, and nothing new the second time: of what can change the later one counts, and of two at the same
 * time the greater.
 */
const onConflict: Record<string, string> = {
  // What is kept of a question stays; earlier versions saved no scenario with the questions of a self-check.
  question_version: `on conflict (hash) do update set case_body = excluded.case_body
    where case_body is null and excluded.case_body is not null`,
  practice_session: earlierFinish,
  review_session: earlierFinish,
  exam_sitting: `on conflict (session_id) do update set hidden = excluded.hidden, hidden_at = excluded.hidden_at
    where (coalesce(excluded.hidden_at, 0), excluded.hidden) > (coalesce(hidden_at, 0), hidden)
      and ended_at is not null`,
  answer: `on conflict (session_id, question_id) do update set guessed = excluded.guessed, guessed_at = excluded.guessed_at
    where (coalesce(excluded.guessed_at, 0), excluded.guessed) > (coalesce(guessed_at, 0), guessed)`,
  removal: `on conflict (kind, key) do update set removed_at = excluded.removed_at
    where excluded.removed_at > removed_at`,
  annotation: `on conflict (course_id, chapter_id, block, kind) do update set
      id = excluded.id, quote = excluded.quote, text = excluded.text, created_at = excluded.created_at,
      updated_at = excluded.updated_at
    where (excluded.updated_at, excluded.id, excluded.text, excluded.quote) > (updated_at, id, text, quote)`,
  question_mark: `on conflict (course_id, question_id) do update set
      flagged = excluded.flagged, note = excluded.note, updated_at = excluded.updated_at
    where (excluded.updated_at, excluded.flagged, excluded.note) > (updated_at, flagged, note)`,
  study_choice: `on conflict (course_id, kind) do update set
      choice = excluded.choice, chosen_at = excluded.chosen_at
    where (excluded.chosen_at, excluded.choice) > (chosen_at, choice)`,
  chapter_progress: `on conflict (course_id, chapter_id) do update set
      opened_at = min(coalesce(opened_at, excluded.opened_at), coalesce(excluded.opened_at, opened_at)),
      opened_anyway_at = min(coalesce(opened_anyway_at, excluded.opened_anyway_at),
        coalesce(excluded.opened_anyway_at, opened_anyway_at)),
      (done_at, done_changed_at) = (select done_at, done_changed_at from (
          select chapter_progress.done_at, chapter_progress.done_changed_at
          union all select excluded.done_at, excluded.done_changed_at)
        order by coalesce(done_changed_at, 0) desc, coalesce(done_at, 0) desc limit 1),
      (read_at, position_block, position_share) = (select read_at, position_block, position_share from (
          select chapter_progress.read_at, chapter_progress.position_block, chapter_progress.position_share
          union all select excluded.read_at, excluded.position_block, excluded.position_share)
        order by coalesce(read_at, 0) desc, coalesce(position_block, '') desc, coalesce(position_share, 0) desc
        limit 1),
      read_share = max(read_share, excluded.read_share)`,
}

/** @returns whether that changed anything; part of a merge */
export function mergeRow(progress: Writable, table: TableShape, row: LogRow): boolean {
  const { name, key, columns } = table
  const places = columns.map(() => '?').join(', ')
  const cells = (names: readonly string[]) => names.map((column) => row[column] ?? null)
  const find = prepared<Cell[], LogRow>(
    progress,
    `select ${columns.join(', ')} from ${name} where ${key.map((column) => `${column} = ?`).join(' and ')}`,
  )
  // Its columns are merged one by one, so that SQLite counts a change where there may be none.
  const before = name === 'chapter_progress' ? JSON.stringify(find.get(...cells(key))) : null
  const { changes } = prepared<Cell[]>(
    progress,
    `insert into ${name} (${columns.join(', ')}) values (${places})
     ${onConflict[name] ?? 'on conflict do nothing'}`,
  ).run(...cells(columns))
  return changes > 0 && (before === null || before !== JSON.stringify(find.get(...cells(key))))
}

/** Whether a row that comes in was removed here, or on the laptop it comes from, after it was last changed. */
export function wasRemoved(progress: Readable, name: string, row: LogRow): boolean {
  const key = { annotation: ['course_id', 'chapter_id', 'block', 'kind'], question_report: ['id'] }[name]
  if (!key) return false
  const removal = prepared<Cell[], { removedAt: number }>(
    progress,
    'select removed_at as removedAt from removal where kind = ? and key = ?',
  ).get(name === 'annotation' ? 'annotation' : 'report', JSON.stringify(key.map((column) => row[column])))
  return removal !== undefined && removal.removedAt > Number(row.updated_at ?? -Infinity)
}

/** Lets a merge take back what an append-only log otherwise keeps; part of its transaction. */
export function markMerging(progress: Writable, isMerging: boolean): void {
  progress.exec(isMerging ? 'insert into merging (id) values (1)' : 'delete from merging')
}

/**
 * Makes room for an answer where another stands for the same question of the same session (it was gone on with on two
 * laptops): the earlier one counts.
 * @returns whether the answer may come in
 */
export function makeRoomForAnswer(progress: Writable, row: LogRow): boolean {
  const other = prepared<Cell[], { isEarlier: number }>(
    progress,
    `select (answered_at, id) < (?, ?) as isEarlier from answer
     where session_id = ? and question_id = ? and id <> ?`,
  ).get(
    row.answered_at ?? null,
    row.id ?? null,
    row.session_id ?? null,
    row.question_id ?? null,
    row.id ?? null,
  )
  if (!other) return true
  if (other.isEarlier === 1) return false
  prepared(progress, 'delete from answer where session_id = ? and question_id = ?').run(
    row.session_id ?? null,
    row.question_id ?? null,
  )
  return true
}

/** Takes away what was removed on either laptop after it was last changed. */
export function applyRemovals(progress: Writable): number {
  return (
    prepared(
      progress,
      `delete from annotation where exists (select 1 from removal where removal.kind = 'annotation'
         and key = json_array(course_id, chapter_id, block, annotation.kind) and removed_at > updated_at)`,
    ).run().changes +
    prepared(
      progress,
      `delete from question_report where exists (
         select 1 from removal where kind = 'report' and key = json_array(question_report.id))`,
    ).run().changes
  )
}

/** Courses with answers. */
export function listAnsweredCourses(progress: Readable): string[] {
  return prepared<[], { courseId: string }>(progress, 'select distinct course_id as courseId from answer')
    .all()
    .map(({ courseId }) => courseId)
}

export type ExportedAnswer = {
  answeredAt: number
  day: string
  courseId: string
  chapterId: string
  questionId: string
  kind: string
  points: number
  possible: number
  milliseconds: number
  guessed: number
  hidden: number
  response: string
}

/** The answer log by time. */
export function listAnswerRows(progress: Readable): IterableIterator<ExportedAnswer> {
  return prepared<[], ExportedAnswer>(
    progress,
    `select answered_at as answeredAt, day, answer.course_id as courseId, answer.chapter_id as chapterId,
       question_id as questionId, kind, points, possible, milliseconds, guessed,
       coalesce(hidden, 0) as hidden, response
     from answer join session on session.id = session_id left join exam_sitting using (session_id)
     order by answered_at, answer.id`,
  ).iterate()
}
