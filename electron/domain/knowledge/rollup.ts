import { markOfAnswer, remember } from '../review/memory.ts'
import { itemAt } from '../need.ts'
import type { Day } from '../time/calendar-day.ts'
import type { ReviewMark, ReviewMemory } from '../review/memory.ts'

/** What the log says of one answer, as far as roll-ups need it. */
export type AnswerFact = {
  id: string
  courseId: string
  chapterId: string
  questionId: string
  answeredAt: number
  day: Day
  points: number
  possible: number
  milliseconds: number
  guessed: boolean
  source: 'practice' | 'exam'
  /** In a sitting that is left out of statistics: it counts for its day and for nothing else. */
  hidden: boolean
  /** The author's, 1 to 3. */
  difficulty: number
  /** A recall question, which the learner marks himself. */
  selfMarked: boolean
  /** The due question in whose place this one was asked, in review; null for itself. */
  reviewOf: string | null
}

/** What the answers to one question add up to. */
export type QuestionRollup = {
  chapterId: string
  firstDay: Day
  /** Share of the points of the first answer, in `wholeShare`ths. */
  firstEarned: number
  source: 'practice' | 'exam'
  difficulty: number
  selfMarked: boolean
  times: number
  lastAt: number
  lastId: string
  lastRight: boolean
  /** Ever answered with less than all points, or guessed. */
  missed: boolean
  memory: ReviewMemory
}

/** The least common multiple of 1 to 16: shares of as many points add up exactly in any order. */
export const wholeShare = 720_720

/** Whether an answer comes after the last one that was folded in. */
export function isLater(
  fact: Pick<AnswerFact, 'answeredAt' | 'id'>,
  { lastAt, lastId }: { lastAt: number; lastId: string },
): boolean {
  return fact.answeredAt > lastAt || (fact.answeredAt === lastAt && fact.id > lastId)
}

/**
 * Folds an answer into what was before it. Answers are folded by time, then id: one that comes late (a
 * clock set back, a log of another laptop) means folding that question's answers anew.
 * @param before null for the first answer
 */
export function foldAnswer(before: QuestionRollup | null, fact: AnswerFact): QuestionRollup {
  const right = fact.points === fact.possible
  const mark = markOfAnswer({ right, guessed: fact.guessed })
  const missed = mark !== 'good'
  const memory = remember(before?.memory ?? null, mark, fact.day)
  const last = { lastAt: fact.answeredAt, lastId: fact.id, lastRight: right }
  if (before) return { ...before, ...last, times: before.times + 1, missed: before.missed || missed, memory }
  return {
    chapterId: fact.chapterId,
    firstDay: fact.day,
    firstEarned: Math.round((wholeShare * fact.points) / fact.possible),
    source: fact.source,
    difficulty: fact.difficulty,
    selfMarked: fact.selfMarked,
    ...last,
    times: 1,
    missed,
    memory,
  }
}

/**
 * Folds the answers to a question, those of its stand-ins among them. The answer of a stand-in is a review of the
 * question, and nothing else of it: it is no answer to it. Before the question was answered itself there is nothing to
 * review.
 * @param facts by time, then id
 */
export function foldQuestion(questionId: string, facts: readonly AnswerFact[]): QuestionRollup | null {
  return facts.reduce<QuestionRollup | null>(
    (before, fact) => (fact.questionId === questionId ? foldAnswer(before, fact) : foldStandIn(before, fact)),
    null,
  )
}

function foldStandIn(before: QuestionRollup | null, fact: AnswerFact): QuestionRollup | null {
  const mark = markOfAnswer({ right: fact.points === fact.possible, guessed: fact.guessed })
  return before && { ...before, memory: remember(before.memory, mark, fact.day) }
}

/** What the reviews of one term add up to. */
export type TermRollup = {
  firstDay: Day
  times: number
  lastAt: number
  lastId: string
  memory: ReviewMemory
}

export type TermFact = {
  id: string
  courseId: string
  termId: string
  grade: 'missed' | 'unsure' | 'known'
  milliseconds: number
  reviewedAt: number
  day: Day
}

const termMarks: Record<TermFact['grade'], ReviewMark> = { missed: 'again', unsure: 'hard', known: 'good' }

/** As `foldAnswer`, for a term. */
export function foldTerm(before: TermRollup | null, fact: TermFact): TermRollup {
  return {
    firstDay: before?.firstDay ?? fact.day,
    times: (before?.times ?? 0) + 1,
    lastAt: fact.reviewedAt,
    lastId: fact.id,
    memory: remember(before?.memory ?? null, termMarks[fact.grade], fact.day),
  }
}

/** How the first answers of a chapter add up, by source and difficulty. */
export type ChapterSums = {
  practice: [number, number, number]
  practiceEarned: [number, number, number]
  exam: [number, number, number]
  examEarned: [number, number, number]
}

export function emptyChapterSums(): ChapterSums {
  return {
    practice: [0, 0, 0],
    practiceEarned: [0, 0, 0],
    exam: [0, 0, 0],
    examEarned: [0, 0, 0],
  }
}

/** Adds what a question counts for its chapter, or with -1 takes it away. */
export function addQuestion(sums: ChapterSums, question: QuestionRollup, sign: 1 | -1): void {
  if (question.selfMarked) return
  const place = question.difficulty - 1
  const counts = question.source === 'exam' ? sums.exam : sums.practice
  const earned = question.source === 'exam' ? sums.examEarned : sums.practiceEarned
  counts[place] = itemAt(counts, place) + sign
  earned[place] = itemAt(earned, place) + sign * question.firstEarned
}

/** Whether two states of a question say the same of its first answer. */
export function haveSameFirst(a: QuestionRollup, b: QuestionRollup): boolean {
  return (
    a.chapterId === b.chapterId &&
    a.firstDay === b.firstDay &&
    a.firstEarned === b.firstEarned &&
    a.source === b.source &&
    a.difficulty === b.difficulty &&
    a.selfMarked === b.selfMarked
  )
}
