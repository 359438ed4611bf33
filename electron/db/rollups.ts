import { prepared } from './open.ts'
import type { ChapterSums, QuestionRollup, TermRollup } from '../domain/knowledge/rollup.ts'
import type { ReviewMemory } from '../domain/review/memory.ts'
import type { Readable, Writable } from './open.ts'

type Cell = string | number

type StoredMemory = {
  stability: number
  memoryDifficulty: number
  reviewedOn: string
  reviews: number
  lapses: number
}

type StoredQuestion = Omit<QuestionRollup, 'memory' | 'selfMarked' | 'lastRight' | 'missed'> &
  StoredMemory & { selfMarked: number; lastRight: number; missed: number }

const memoryColumns =
  'stability, memory_difficulty as memoryDifficulty, reviewed_on as reviewedOn, reviews, lapses'
const questionColumns = `chapter_id as chapterId, first_day as firstDay, first_earned as firstEarned, source,
  difficulty, self_marked as selfMarked, times, last_at as lastAt, last_id as lastId, last_right as lastRight,
  missed, ${memoryColumns}`

function memoryOf({ stability, memoryDifficulty, reviewedOn, reviews, lapses }: StoredMemory): ReviewMemory {
  return { stability, difficulty: memoryDifficulty, reviewedOn, reviews, lapses }
}

function memoryCells({ stability, difficulty, reviewedOn, reviews, lapses }: ReviewMemory): Cell[] {
  return [stability, difficulty, reviewedOn, reviews, lapses]
}

function questionOf(row: StoredQuestion): QuestionRollup {
  const { chapterId, firstDay, firstEarned, source, difficulty, times, lastAt, lastId } = row
  return {
    ...{ chapterId, firstDay, firstEarned, source, difficulty, times, lastAt, lastId },
    selfMarked: row.selfMarked === 1,
    lastRight: row.lastRight === 1,
    missed: row.missed === 1,
    memory: memoryOf(row),
  }
}

export function findQuestionRollup(
  progress: Readable,
  courseId: string,
  questionId: string,
): QuestionRollup | null {
  const row = prepared<[string, string], StoredQuestion>(
    progress,
    `select ${questionColumns} from question_rollup where course_id = ? and question_id = ?`,
  ).get(courseId, questionId)
  return row ? questionOf(row) : null
}

export type QuestionEntry = QuestionRollup & { courseId: string; questionId: string }

/** @param courseId null for all */
export function listQuestionRollups(progress: Readable, courseId: string | null): QuestionEntry[] {
  return prepared<[string | null], StoredQuestion & { courseId: string; questionId: string }>(
    progress,
    `select course_id as courseId, question_id as questionId, ${questionColumns} from question_rollup
     where course_id = coalesce(?, course_id) order by course_id, question_id`,
  )
    .all(courseId)
    .map((row) => ({ courseId: row.courseId, questionId: row.questionId, ...questionOf(row) }))
}

/** Questions of a course whose last answer earned less than all points. */
export function listMissedQuestions(progress: Readable, courseId: string): string[] {
  return prepared<[string], string>(
    progress,
    'select question_id from question_rollup where course_id = ? and last_right = 0',
  )
    .pluck()
    .all(courseId) as string[]
}

/** How many different questions were answered. @param courseId null for all courses */
export function countAnsweredQuestions(progress: Readable, courseId: string | null): number {
  return prepared<[string | null], { count: number }>(
    progress,
    'select count(*) as count from question_rollup where course_id = coalesce(?, course_id)',
  ).get(courseId)!.count
}

export function putQuestionRollup(
  progress: Writable,
  courseId: string,
  questionId: string,
  rollup: QuestionRollup,
): void {
  prepared<Cell[]>(
    progress,
    `insert or replace into question_rollup (course_id, question_id, chapter_id, first_day, first_earned,
       source, difficulty, self_marked, times, last_at, last_id, last_right, missed, stability,
       memory_difficulty, reviewed_on, reviews, lapses)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    courseId,
    questionId,
    rollup.chapterId,
    rollup.firstDay,
    rollup.firstEarned,
    rollup.source,
    rollup.difficulty,
    Number(rollup.selfMarked),
    ...laterCells(rollup),
  )
}

/** Stores what a later answer changed of a question: nothing about its first. */
export function putLaterAnswer(
  progress: Writable,
  courseId: string,
  questionId: string,
  rollup: QuestionRollup,
): void {
  prepared<Cell[]>(
    progress,
    `update question_rollup set times = ?, last_at = ?, last_id = ?, last_right = ?, missed = ?, stability = ?,
       memory_difficulty = ?, reviewed_on = ?, reviews = ?, lapses = ?
     where course_id = ? and question_id = ?`,
  ).run(...laterCells(rollup), courseId, questionId)
}

function laterCells({ times, lastAt, lastId, lastRight, missed, memory }: QuestionRollup): Cell[] {
  return [times, lastAt, lastId, Number(lastRight), Number(missed), ...memoryCells(memory)]
}

export function removeQuestionRollup(progress: Writable, courseId: string, questionId: string): void {
  prepared(progress, 'delete from question_rollup where course_id = ? and question_id = ?').run(
    courseId,
    questionId,
  )
}

const sumColumns = `practice_1, practice_2, practice_3, practice_earned_1, practice_earned_2, practice_earned_3,
  exam_1, exam_2, exam_3, exam_earned_1, exam_earned_2, exam_earned_3`

function sumCells({ practice, practiceEarned, exam, examEarned }: ChapterSums): number[] {
  return [...practice, ...practiceEarned, ...exam, ...examEarned]
}

export type ChapterEntry = ChapterSums & { courseId: string; chapterId: string }

/** @param courseId null for all */
export function listChapterRollups(progress: Readable, courseId: string | null): ChapterEntry[] {
  type Three = [number, number, number]
  type Row = [courseId: string, chapterId: string, ...Three, ...Three, ...Three, ...Three]
  const rows = prepared<[string | null], Row>(
    progress,
    `select course_id, chapter_id, ${sumColumns} from chapter_rollup
     where course_id = coalesce(?, course_id) order by course_id, chapter_id`,
  )
    .raw()
    .all(courseId)
  return rows.map(([ofCourse, chapterId, p1, p2, p3, pe1, pe2, pe3, e1, e2, e3, ee1, ee2, ee3]) => ({
    courseId: ofCourse,
    chapterId,
    practice: [p1, p2, p3],
    practiceEarned: [pe1, pe2, pe3],
    exam: [e1, e2, e3],
    examEarned: [ee1, ee2, ee3],
  }))
}

const addedSums = sumColumns
  .split(',')
  .map((column) => column.trim())
  .map((column) => `${column} = ${column} + excluded.${column}`)
  .join(', ')

/** Adds to what the questions of a chapter count. */
export function addChapterSums(
  progress: Writable,
  courseId: string,
  chapterId: string,
  sums: ChapterSums,
): void {
  prepared<Cell[]>(
    progress,
    `insert into chapter_rollup (course_id, chapter_id, ${sumColumns})
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (course_id, chapter_id) do update set ${addedSums}`,
  ).run(courseId, chapterId, ...sumCells(sums))
}

/** A chapter that counts nothing is as if it had never been. */
export function removeEmptyChapters(progress: Writable, courseId: string): void {
  prepared(
    progress,
    `delete from chapter_rollup
     where course_id = ? and practice_1 + practice_2 + practice_3 + exam_1 + exam_2 + exam_3 = 0`,
  ).run(courseId)
}

export type DaySums = { answers: number; right: number; answering: number; reading: number; terms: number }
export type DayEntry = DaySums & { courseId: string; day: string }

/** Days with study, oldest first. @param courseId null for all */
export function listDayRollups(progress: Readable, courseId: string | null): DayEntry[] {
  return prepared<[string | null], DayEntry>(
    progress,
    `select course_id as courseId, day, answers, right, answering, reading, terms from day_rollup
     where course_id = coalesce(?, course_id) order by course_id, day`,
  ).all(courseId)
}

/** Adds to a day. */
export function addDaySums(progress: Writable, courseId: string, day: string, sums: DaySums): void {
  prepared<Cell[]>(
    progress,
    `insert into day_rollup (course_id, day, answers, right, answering, reading, terms)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (course_id, day) do update set answers = answers + excluded.answers,
       right = right + excluded.right, answering = answering + excluded.answering,
       reading = reading + excluded.reading, terms = terms + excluded.terms`,
  ).run(courseId, day, sums.answers, sums.right, sums.answering, sums.reading, sums.terms)
}

export type TermEntry = TermRollup & { courseId: string; termId: string }

type StoredTerm = Omit<TermEntry, 'memory'> & StoredMemory

const termColumns = `course_id as courseId, term_id as termId, first_day as firstDay, times, last_at as lastAt,
  last_id as lastId, ${memoryColumns}`

function termOf(row: StoredTerm): TermEntry {
  const { courseId, termId, firstDay, times, lastAt, lastId } = row
  return { courseId, termId, firstDay, times, lastAt, lastId, memory: memoryOf(row) }
}

export function findTermRollup(progress: Readable, courseId: string, termId: string): TermEntry | null {
  const row = prepared<[string, string], StoredTerm>(
    progress,
    `select ${termColumns} from term_rollup where course_id = ? and term_id = ?`,
  ).get(courseId, termId)
  return row ? termOf(row) : null
}

/** @param courseId null for all */
export function listTermRollups(progress: Readable, courseId: string | null): TermEntry[] {
  return prepared<[string | null], StoredTerm>(
    progress,
    `select ${termColumns} from term_rollup where course_id = coalesce(?, course_id) order by course_id, term_id`,
  )
    .all(courseId)
    .map(termOf)
}

export function putTermRollup(progress: Writable, entry: TermEntry): void {
  prepared<Cell[]>(
    progress,
    `insert or replace into term_rollup (course_id, term_id, first_day, times, last_at, last_id, stability,
       memory_difficulty, reviewed_on, reviews, lapses) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    entry.courseId,
    entry.termId,
    entry.firstDay,
    entry.times,
    entry.lastAt,
    entry.lastId,
    ...memoryCells(entry.memory),
  )
}

/** Part of a rebuild: takes everything away that is rolled up. */
export function clearRollups(progress: Writable): void {
  for (const table of ['question_rollup', 'chapter_rollup', 'day_rollup', 'term_rollup'])
    progress.exec(`delete from ${table}`)
}

export type LateAnswer = {
  chapterId: string
  source: 'practice' | 'exam'
  difficulty: number
  /** In `wholeShare`ths. */
  earned: number
}

/** First answers of a course from one day to another, without those that the learner marked himself. */
export function listLateAnswers(
  progress: Readable,
  courseId: string,
  since: string,
  until: string,
): LateAnswer[] {
  return prepared<[string, string, string], LateAnswer>(
    progress,
    `select chapter_id as chapterId, source, difficulty, first_earned as earned from question_rollup
     where course_id = ? and first_day between ? and ? and self_marked = 0`,
  ).all(courseId, since, until)
}
