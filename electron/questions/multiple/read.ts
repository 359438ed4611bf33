import { correctOf, readChoices } from '../choices.ts'
import type { QuestionReader } from '../reader.ts'
import type { Multiple } from './schema.ts'

export { choiceFields as fields } from '../choices.ts'

/** Two choices or more are correct, and one at least is not. */
export function read(reader: QuestionReader): Multiple['question'] {
  const { fixed, choices } = readChoices(reader)
  const correct = correctOf(choices).length
  const at = reader.fields.placeOf('choices')
  if (choices.length > 0 && correct < 2)
    reader.report(
      'answer-impossible',
      at,
      `${reader.howMany(correct, 'choice')} marked as correct; “multiple” needs two or more. Mark another, or use “single”.`,
    )
  else if (choices.length > 0 && correct === choices.length)
    reader.report(
      'answer-impossible',
      at,
      'Every choice is correct, so nothing can be chosen wrongly: add wrong choices.',
    )
  return { type: 'multiple', fixed, choices }
}
