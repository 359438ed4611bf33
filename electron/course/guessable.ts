import type { Choice, Question } from '../contract/content.ts'
import { fileStart } from './findings.ts'
import type { FindingLog } from './findings.ts'
import { blockText, inlineText } from './inline-text.ts'
import { contentWords } from './words.ts'

/** Fewer questions than this in a file show no pattern. */
const leastQuestions = 6
const leastForPositions = 8

/**
 * Critical values of the chi-squared distribution at 1 % by degrees of freedom (NIST/SEMATECH
 * e-Handbook of Statistical Methods, 1.3.6.7.4).
 */
const chiSquared = [0, 6.635, 9.21, 11.345, 13.277, 15.086, 16.812, 18.475, 20.09]

type WithChoices = Extract<Question, { type: 'single' | 'multiple' }>
type Single = Extract<Question, { type: 'single' }>

/** Warns of patterns in a file's questions by which somebody who knows nothing can guess the key. */
export function checkGuessing(questions: readonly Question[], log: FindingLog): void {
  const withChoices = questions.filter(
    (question) => question.type === 'single' || question.type === 'multiple',
  )
  const singles = withChoices.filter((question) => question.type === 'single')
  checkLengths(withChoices, log)
  checkPositions(singles, log)
  checkSharedWords(singles, log)
}

/** The right choice (in `multiple`: every right choice) is longer than every wrong one in most questions. */
function checkLengths(questions: readonly WithChoices[], log: FindingLog): void {
  const guessed = questions.filter(({ choices }) => {
    const shortestRight = Math.min(...lengths(choices, true))
    return shortestRight > Math.max(...lengths(choices, false))
  })
  if (questions.length >= leastQuestions && guessed.length * 2 > questions.length)
    log.add(
      'longest-is-right',
      fileStart,
      `In ${guessed.length} of ${questions.length} questions the right choice is the longest (${examples(guessed)}): make wrong choices as long and as exact.`,
    )
}

/**
 * The places of the right choice differ from an even spread by more than chance allows at 1 %: the sum
 * over the places of (found - expected)² / expected, for the questions with the commonest number of
 * choices.
 */
function checkPositions(singles: readonly Single[], log: FindingLog): void {
  const groups = Map.groupBy(singles, ({ choices }) => choices.length)
  const group = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
  const places = group[0]?.choices.length ?? 0
  const limit = chiSquared[places - 1]
  if (group.length < leastForPositions || !limit) return
  const found = Array.from({ length: places }, () => 0)
  for (const { choices } of group) {
    const place = choices.findIndex((choice) => choice.correct)
    if (place >= 0) found[place] = (found[place] ?? 0) + 1
  }
  const expected = group.length / places
  const statistic = found.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  if (statistic > limit)
    log.add(
      'position-uneven',
      fileStart,
      `The right choice stands at the places 1 to ${places} in ${found.join(', ')} of ${group.length} questions: spread it evenly.`,
    )
}

/**
 * The right choice shares at least two content words with the stem, and two more than every other
 * choice, in more than a third of the questions.
 */
function checkSharedWords(singles: readonly Single[], log: FindingLog): void {
  const guessed = singles.filter(({ stem, choices }) => {
    const asked = contentWords(blockText(stem))
    const shared = ({ text }: Choice): number =>
      [...contentWords(inlineText(text))].filter((word) => asked.has(word)).length
    const right = choices.filter((choice) => choice.correct).map(shared)
    const wrong = choices.filter((choice) => !choice.correct).map(shared)
    return Math.max(...right) >= Math.max(0, ...wrong) + 2
  })
  if (singles.length >= leastQuestions && guessed.length * 3 > singles.length)
    log.add(
      'stem-gives-answer',
      fileStart,
      `In ${guessed.length} of ${singles.length} questions the right choice repeats words of the stem that no other choice has (${examples(guessed)}): word the stem or the choices differently.`,
    )
}

function lengths(choices: readonly Choice[], correct: boolean): number[] {
  return choices.filter((choice) => choice.correct === correct).map(({ text }) => inlineText(text).length)
}

function examples(questions: readonly Question[]): string {
  const ids = questions.slice(0, 3).map(({ id }) => id)
  return questions.length > 3 ? `${ids.join(', ')} …` : ids.join(', ')
}
