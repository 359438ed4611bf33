import {
  allAnswerFacts,
  hasStandIns,
  listAllTermFacts,
  listQuestionFacts,
  listReadingDays,
  listTermFacts,
  listWholeChecks,
} from '../db/log-facts.ts'
import { inTransaction } from '../db/open.ts'
import { clearBestChecks, keepBestCheck, listBestChecks } from '../db/progress.ts'
import {
  addChapterSums,
  addDaySums,
  clearRollups,
  findQuestionRollup,
  findTermRollup,
  listChapterRollups,
  listDayRollups,
  listQuestionRollups,
  listTermRollups,
  putLaterAnswer,
  putQuestionRollup,
  putTermRollup,
  removeEmptyChapters,
  removeQuestionRollup,
} from '../db/rollups.ts'
import { listAnswers } from '../db/sessions.ts'
import {
  addQuestion,
  emptyChapterSums,
  foldAnswer,
  foldQuestion,
  foldTerm,
  haveSameFirst,
  isLater,
} from '../domain/knowledge/rollup.ts'
import type { ChapterEntry, DayEntry, DaySums, QuestionEntry, TermEntry } from '../db/rollups.ts'
import type { AnswerFact, ChapterSums, QuestionRollup, TermFact } from '../domain/knowledge/rollup.ts'
import type { Readable, Writable } from '../db/open.ts'

/** Takes an answer into all roll-ups; part of the transaction that stores it. */
export function rollUpAnswer(progress: Writable, fact: AnswerFact): void {
  const { courseId, questionId, day } = fact
  addDaySums(progress, courseId, day, daySumsOf(fact))
  const before = findQuestionRollup(progress, courseId, questionId)
  if (before && (!isLater(fact, before) || hasStandIns(progress, courseId, questionId)))
    recomputeQuestion(progress, courseId, questionId)
  else replaceQuestion(progress, courseId, questionId, before, foldAnswer(before, fact))
  if (fact.reviewOf !== null) recomputeQuestion(progress, courseId, fact.reviewOf)
}

/** Folds the answers to a question anew: something about them changed that lies before the last. */
export function recomputeQuestion(progress: Writable, courseId: string, questionId: string): void {
  const before = findQuestionRollup(progress, courseId, questionId)
  const after = foldQuestion(questionId, listQuestionFacts(progress, courseId, questionId))
  replaceQuestion(progress, courseId, questionId, before, after)
}

/**
 * Takes a sitting out of what its questions count or in again, after `exam_sitting.hidden` has changed. Its day stays: it
 * was spent on studying.
 */
export function recomputeSession(progress: Writable, sessionId: string): void {
  for (const { courseId, questionId } of listAnswers(progress, sessionId))
    recomputeQuestion(progress, courseId, questionId)
}

/** Takes the review of a term into all roll-ups; part of the transaction that stores it. */
export function rollUpTerm(progress: Writable, fact: TermFact): void {
  const { courseId, termId, day, milliseconds } = fact
  addDaySums(progress, courseId, day, { ...emptyDay, answering: milliseconds, terms: 1 })
  const before = findTermRollup(progress, courseId, termId)
  const isLast = !before || isLater({ answeredAt: fact.reviewedAt, id: fact.id }, before)
  const facts = isLast ? [fact] : listTermFacts(progress, courseId, termId)
  const after = facts.reduce(foldTerm, isLast ? before : null)!
  putTermRollup(progress, { courseId, termId, ...after })
}

/** Takes reading time in; part of the transaction that stores it. */
export function rollUpReading(progress: Writable, courseId: string, day: string, milliseconds: number): void {
  addDaySums(progress, courseId, day, { ...emptyDay, reading: milliseconds })
}

const emptyDay: DaySums = { answers: 0, right: 0, answering: 0, reading: 0, terms: 0 }

function daySumsOf({ points, possible, milliseconds }: AnswerFact): DaySums {
  return { ...emptyDay, answers: 1, right: points === possible ? 1 : 0, answering: milliseconds }
}

function replaceQuestion(
  progress: Writable,
  courseId: string,
  questionId: string,
  before: QuestionRollup | null,
  after: QuestionRollup | null,
): void {
  const isSameFirst = before !== null && after !== null && haveSameFirst(before, after)
  if (!after) removeQuestionRollup(progress, courseId, questionId)
  else if (isSameFirst) putLaterAnswer(progress, courseId, questionId, after)
  else putQuestionRollup(progress, courseId, questionId, after)
  if (isSameFirst) return
  const changed = new Map<string, ChapterSums>()
  for (const [question, sign] of [
    [before, -1],
    [after, 1],
  ] as const)
    if (question) addQuestion(entryOf(changed, question.chapterId, emptyChapterSums), question, sign)
  for (const [chapterId, sums] of changed)
    if (countsAnything(sums)) addChapterSums(progress, courseId, chapterId, sums)
  if (before) removeEmptyChapters(progress, courseId)
}

/** Everything that is rolled up, in the order of its keys. */
export type Rollups = {
  questions: QuestionEntry[]
  chapters: ChapterEntry[]
  days: DayEntry[]
  terms: TermEntry[]
  /** Best whole self-checks. */
  checks: { courseId: string; chapterId: string; points: number; possible: number }[]
}

export function readRollups(progress: Readable): Rollups {
  return {
    questions: listQuestionRollups(progress, null),
    chapters: listChapterRollups(progress, null),
    days: listDayRollups(progress, null),
    terms: listTermRollups(progress, null),
    checks: listBestChecks(progress),
  }
}

/** What the logs add up to, computed from nothing else. */
export function computeRollups(progress: Readable): Rollups {
  const { questions, days } = foldLog(progress)
  const chapters = new Map<string, ChapterEntry>()
  for (const question of questions.values()) {
    const { courseId, chapterId } = question
    const sums = entryOf(chapters, `${courseId}\n${chapterId}`, () => ({
      ...{ courseId, chapterId },
      ...emptyChapterSums(),
    }))
    addQuestion(sums, question, 1)
  }
  const terms = new Map<string, TermEntry>()
  for (const fact of listAllTermFacts(progress)) {
    const { courseId, termId, day, milliseconds } = fact
    addToDay(days, courseId, day, { ...emptyDay, answering: milliseconds, terms: 1 })
    const key = `${courseId}\n${termId}`
    terms.set(key, { courseId, termId, ...foldTerm(terms.get(key) ?? null, fact) })
  }
  for (const { courseId, day, milliseconds } of listReadingDays(progress))
    addToDay(days, courseId, day, { ...emptyDay, reading: milliseconds })
  return {
    questions: sorted(questions, 'questionId'),
    chapters: sorted(chapters, 'chapterId').filter(countsAnything),
    days: sorted(days, 'day'),
    terms: sorted(terms, 'termId'),
    checks: bestChecks(progress),
  }
}

/**
 * Reads the answer log once, in the order in which it lies on the disk. A question whose answers do not lie in the
 * order of time, or that had stand-ins in review, is folded again on its own.
 */
function foldLog(progress: Readable) {
  const byCourse = new Map<string, Map<string, QuestionEntry>>()
  const days = new Map<string, DayEntry>()
  const again = new Map<string, { courseId: string; questionId: string }>()
  for (const fact of allAnswerFacts(progress)) {
    const { courseId, questionId, reviewOf } = fact
    addToDay(days, courseId, fact.day, daySumsOf(fact))
    if (fact.hidden) continue
    if (reviewOf !== null) again.set(`${courseId}\n${reviewOf}`, { courseId, questionId: reviewOf })
    const ofCourse = entryOf(byCourse, courseId, () => new Map<string, QuestionEntry>())
    const before = ofCourse.get(questionId) ?? null
    if (before && !isLater(fact, before)) again.set(`${courseId}\n${questionId}`, before)
    else ofCourse.set(questionId, { courseId, questionId, ...foldAnswer(before, fact) })
  }
  for (const { courseId, questionId } of again.values()) {
    const folded = foldQuestion(questionId, listQuestionFacts(progress, courseId, questionId))
    if (folded) byCourse.get(courseId)!.set(questionId, { courseId, questionId, ...folded })
  }
  const questions = new Map<string, QuestionEntry>()
  for (const [courseId, ofCourse] of byCourse)
    for (const [questionId, question] of ofCourse) questions.set(`${courseId}\n${questionId}`, question)
  return { questions, days }
}

function addToDay(days: Map<string, DayEntry>, courseId: string, day: string, sums: DaySums): void {
  const entry = entryOf(days, `${courseId}\n${day}`, () => ({ courseId, day, ...emptyDay }))
  entry.answers += sums.answers
  entry.right += sums.right
  entry.answering += sums.answering
  entry.reading += sums.reading
  entry.terms += sums.terms
}

function bestChecks(progress: Readable): Rollups['checks'] {
  const best = new Map<string, Rollups['checks'][number]>()
  for (const check of listWholeChecks(progress)) {
    const key = `${check.courseId}\n${check.chapterId}`
    const known = best.get(key)
    if (!known || isBetter(check, known)) best.set(key, check)
  }
  return sorted(best, 'chapterId')
}

/** As `keepBestCheck` has it: the larger share, and of equal ones the longer self-check. */
function isBetter(a: { points: number; possible: number }, b: { points: number; possible: number }): boolean {
  const difference = a.points * b.possible - b.points * a.possible
  return difference > 0 || (difference === 0 && a.possible > b.possible)
}

function countsAnything({ practice, practiceEarned, exam, examEarned }: ChapterSums): boolean {
  return [practice, practiceEarned, exam, examEarned].some((sums) => sums.some((sum) => sum !== 0))
}

function entryOf<Entry>(entries: Map<string, Entry>, key: string, make: () => Entry): Entry {
  let entry = entries.get(key)
  if (!entry) entries.set(key, (entry = make()))
  return entry
}

/** In the order in which SQLite gives them: by course, then the key, as bytes. */
function sorted<Key extends string, Entry extends Record<Key | 'courseId', string>>(
  entries: Map<string, Entry>,
  key: Key,
): Entry[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...entries.values()].sort((a, b) => compare(a.courseId, b.courseId) || compare(a[key], b[key]))
}

/** Puts what was computed in the place of what is rolled up; part of a transaction. */
export function writeRollups(progress: Writable, rollups: Rollups): void {
  clearRollups(progress)
  clearBestChecks(progress)
  for (const { courseId, questionId, ...rollup } of rollups.questions)
    putQuestionRollup(progress, courseId, questionId, rollup)
  for (const { courseId, chapterId, ...sums } of rollups.chapters)
    addChapterSums(progress, courseId, chapterId, sums)
  for (const { courseId, day, ...sums } of rollups.days) addDaySums(progress, courseId, day, sums)
  for (const term of rollups.terms) putTermRollup(progress, term)
  for (const { courseId, chapterId, points, possible } of rollups.checks)
    keepBestCheck(progress, courseId, chapterId, points, possible)
}

/** Computes the roll-ups anew and stores them. */
export function rebuildRollups(progress: Writable): void {
  inTransaction(progress, () => writeRollups(progress, computeRollups(progress)))
}
