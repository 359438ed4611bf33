import type { Choice } from '../../contract/content.ts'
import { howMany } from '../fields.ts'
import { readComponents, readWhy } from './context.ts'
import type { QuestionContext } from './context.ts'

export const choiceFields = ['choices', 'fixed']

const ofTheAbove =
  /\b(?:all|none|any|both|neither|each)(?: one)? of (?:the )?(?:above|below|preceding|foregoing|other (?:answers|choices|options)|(?:answers|choices|options)(?: above| below)?)\b|^(?:all|none) of (?:these|those|them)\.?$/i

/** Reads `single`: exactly one choice is correct. */
export function readSingle(context: QuestionContext) {
  const { fixed, choices } = readChoices(context)
  const correct = choices.filter((choice) => choice.correct).length
  if (choices.length > 0 && correct !== 1)
    context.log.add(
      'answer-impossible',
      context.fields.placeOf('choices'),
      `${howMany(correct, 'choice')} marked as correct; “single” needs exactly one. Set “correct: true” on one, or use “multiple”.`,
    )
  return { type: 'single' as const, fixed, choices }
}

/** Reads `multiple`: two choices or more are correct, and one at least is not. */
export function readMultiple(context: QuestionContext) {
  const { fixed, choices } = readChoices(context)
  const correct = choices.filter((choice) => choice.correct).length
  const at = context.fields.placeOf('choices')
  if (choices.length > 0 && correct < 2)
    context.log.add(
      'answer-impossible',
      at,
      `${howMany(correct, 'choice')} marked as correct; “multiple” needs two or more. Mark another, or use “single”.`,
    )
  else if (choices.length > 0 && correct === choices.length)
    context.log.add(
      'answer-impossible',
      at,
      'Every choice is correct, so nothing can be chosen wrongly: add wrong choices.',
    )
  return { type: 'multiple' as const, fixed, choices }
}

function readChoices(context: QuestionContext): { fixed: boolean; choices: Choice[] } {
  const read = readComponents('choices', 'choice', ['text', 'correct', 'why'], context, 2) ?? []
  const choices = read.map(({ id, text, plain, at, fields }): Choice => {
    if (ofTheAbove.test(plain))
      context.log.add(
        'choice-of-the-above',
        at,
        `“${plain.slice(0, 60)}” has no place among shuffled choices: write a choice of its own, or use “multiple”.`,
      )
    const correct = fields.flag('correct')
    return {
      id,
      text,
      correct,
      why: readWhy(fields, correct ? 'The right choice' : 'A wrong choice', context),
    }
  })
  return { fixed: context.fields.flag('fixed'), choices }
}
