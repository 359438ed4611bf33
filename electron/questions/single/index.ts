import { taughtByChoices } from '../choices.ts'
import { label, labelOf } from '../components.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { Choice } from '../choices.ts'
import type { QuestionKind } from '../kind.ts'
import type { Single } from './schema.ts'

/** Choose one of several. */
export const single: QuestionKind<Single> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ fixed, choices }, shuffle) => ({
    type: 'single',
    choices: (fixed ? choices : shuffle(choices)).map(label),
  }),
  countPoints: () => 1,
  grade({ choices }, { choice }) {
    const right = rightChoice(choices)
    return { [right.id]: choice === right.id }
  },
  keyResponse: ({ choices }) => ({ type: 'single', choice: rightChoice(choices).id }),
  responseTexts: ({ choices }, { choice }) => [labelOf(choices, choice)],
  askedTexts: () => [],
  taughtTexts: ({ choices }) => taughtByChoices(choices),
}

/** @throws TypeError for a question that the course reader refuses */
function rightChoice(choices: readonly Choice[]): Choice {
  const right = choices.find(({ correct }) => correct)
  if (!right) throw new TypeError('A single question has no right choice.')
  return right
}
