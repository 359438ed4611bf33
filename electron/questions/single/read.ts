import { correctOf, readChoices } from '../choices.ts'
import type { QuestionReader } from '../reader.ts'
import type { Single } from './schema.ts'

export { choiceFields as fields } from '../choices.ts'

/** Exactly one choice is correct. */
export function read(reader: QuestionReader): Single['question'] {
  const { fixed, choices } = readChoices(reader)
  const correct = correctOf(choices).length
  if (choices.length > 0 && correct !== 1)
    reader.report(
      'answer-impossible',
      reader.fields.placeOf('choices'),
      `${reader.howMany(correct, 'choice')} marked as correct; “single” needs exactly one. Set “correct: true” on one, or use “multiple”.`,
    )
  return { type: 'single', fixed, choices }
}
