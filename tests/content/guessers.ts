import { blockText, inlineText } from '../../electron/course/inline-text.ts'
import type { Choice, Question } from '../../electron/contract/content.ts'

type WithChoices = Extract<Question, { type: 'single' | 'multiple' }>

/** How much a guesser likes a choice; `place` is the author's. */
export type Guesser = (choice: Choice, place: number, question: WithChoices) => number

/** People who know nothing and have read that exams give themselves away. */
export const guessers: Record<string, Guesser> = {
  longest: ({ text }) => inlineText(text).length,
  shortest: ({ text }) => -inlineText(text).length,
  first: (_choice, place) => -place,
  'nearest to the stem': ({ text }, _place, { stem }) => {
    const asked = wordsOf(blockText(stem))
    return [...wordsOf(inlineText(text))].filter((word) => asked.has(word)).length
  },
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3))
}

/**
 * The share of points that a guesser earns over all questions with choices, and the share that picking
 * blindly earns. Of "choose N" the guesser picks the N it likes best; a tie shares its points.
 */
export function shareGuessed(
  questions: readonly Question[],
  guesser: Guesser,
): { guessed: number; chance: number } {
  const asked = questions.filter((question) => question.type === 'single' || question.type === 'multiple')
  let possible = 0
  let guessed = 0
  let chance = 0
  for (const question of asked) {
    const right = question.choices.filter(({ correct }) => correct).length
    const liked = question.choices
      .map((choice, place) => ({ choice, liking: guesser(choice, place, question) }))
      .sort((a, b) => b.liking - a.liking)
    const limit = liked[right - 1]!.liking
    const sure = liked.filter(({ liking }) => liking > limit)
    const tied = liked.filter(({ liking }) => liking === limit)
    const pointsIn = (list: typeof liked) => list.filter(({ choice }) => choice.correct).length
    possible += right
    guessed += pointsIn(sure) + (pointsIn(tied) / tied.length) * (right - sure.length)
    chance += (right * right) / question.choices.length
  }
  return { guessed: guessed / possible, chance: chance / possible }
}
