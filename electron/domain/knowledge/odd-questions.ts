/** One answer to a question, with what was expected of it from all that was known before. */
export type JudgedAttempt = {
  questionId: string
  /** The share of points earned, 0 to 1. */
  share: number
  /** What `learnAnswer` predicted, which knows earlier answers to the question and so what is remembered of it. */
  expected: number
  /** How strong the learner was: what `predictAnswer` says of an unknown question of its skill and label. */
  strength: number
}

export type OddQuestion = {
  questionId: string
  /**
   * `reversed`: missed when strong and got when weak, so the key or the wording may be wrong; `harder` and
   * `easier`: the answers contradict its difficulty label by far.
   */
  kind: 'reversed' | 'harder' | 'easier'
  attempts: number
  /** Mean share earned, and mean share expected. */
  earned: number
  expected: number
  /** For `reversed`: mean strength when it was missed and when it was got. */
  strengthMissed: number | null
  strengthGot: number | null
  /** How far from what was expected, in standard deviations of chance. */
  oddity: number
}

/** One learner answers a question a few times only; fewer than this say nothing. */
export const attemptsWanted = 3
const eachWanted = 2

/** Chance alone goes this far in one question of eighty: an author can look through such a list. */
const oddityWanted = 2.5

/** By how much the learner must have been stronger when missing it. */
const reversalWanted = 0.1

/** Questions for the author to look at, the oddest first, each with its evidence. */
export function oddQuestions(attempts: readonly JudgedAttempt[]): OddQuestion[] {
  return [...Map.groupBy(attempts, ({ questionId }) => questionId).values()]
    .flatMap((own) => judge(own) ?? [])
    .sort((a, b) => b.oddity - a.oddity || (a.questionId < b.questionId ? -1 : 1))
}

function judge(attempts: readonly JudgedAttempt[]): OddQuestion | null {
  const [first] = attempts
  if (!first || attempts.length < attemptsWanted) return null
  const question = {
    questionId: first.questionId,
    attempts: attempts.length,
    earned: mean(attempts.map(({ share }) => share)),
    expected: mean(attempts.map(({ expected }) => expected)),
  }
  const reversed = reversalOf(attempts)
  if (reversed && reversed.oddity >= oddityWanted) return { ...question, kind: 'reversed', ...reversed }
  const oddity = surplusOf(attempts)
  if (Math.abs(oddity) < oddityWanted) return null
  const kind = oddity < 0 ? 'harder' : 'easier'
  return { ...question, kind, strengthMissed: null, strengthGot: null, oddity: Math.abs(oddity) }
}

/** What was earned beyond what was expected, in standard deviations of chance. */
function surplusOf(attempts: readonly JudgedAttempt[]): number {
  const surplus = attempts.reduce((sum, { share, expected }) => sum + share - expected, 0)
  const variance = attempts.reduce((sum, { expected }) => sum + expected * (1 - expected), 0)
  return surplus / Math.sqrt(variance)
}

/** How much stronger the learner was when missing the question than when getting it (Welch's t). */
function reversalOf(attempts: readonly JudgedAttempt[]) {
  const missed = attempts.filter(({ share }) => share < 0.5).map(({ strength }) => strength)
  const got = attempts.filter(({ share }) => share >= 0.5).map(({ strength }) => strength)
  if (Math.min(missed.length, got.length) < eachWanted) return null
  const [strengthMissed, strengthGot] = [mean(missed), mean(got)]
  if (strengthMissed - strengthGot < reversalWanted) return null
  const error = Math.sqrt(variance(missed) / missed.length + variance(got) / got.length)
  // Strengths that hardly vary among themselves: no more than ten deviations are claimed.
  return { strengthMissed, strengthGot, oddity: Math.min(10, (strengthMissed - strengthGot) / error) }
}

function variance(numbers: readonly number[]): number {
  const middle = mean(numbers)
  return numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / (numbers.length - 1)
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
