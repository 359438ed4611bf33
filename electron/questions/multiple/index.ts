import { correctOf, taughtByChoices } from '../choices.ts'
import { gradeEach, label, labelOf } from '../components.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Multiple } from './schema.ts'

/** "Choose N": choose all that are right, one point each. */
export const multiple: QuestionKind<Multiple> = {
  isSelfGraded: false,
  limitsPicks: true,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ fixed, choices }, shuffle) => ({
    type: 'multiple',
    choices: (fixed ? choices : shuffle(choices)).map(label),
    choose: correctOf(choices).length,
  }),
  countPoints: ({ choices }) => correctOf(choices).length,
  /** Picking more than N earns nothing, since the app lets no more be picked. */
  grade({ choices }, { choices: given }) {
    const correct = correctOf(choices)
    const picked = new Set(given)
    const tooMany = picked.size > correct.length
    return gradeEach(correct, ({ id }) => !tooMany && picked.has(id))
  },
  keyResponse: ({ choices }) => ({ type: 'multiple', choices: correctOf(choices).map(({ id }) => id) }),
  responseTexts: ({ choices }, { choices: given }) => given.map((id) => labelOf(choices, id)),
  askedTexts: () => [],
  taughtTexts: ({ choices }) => taughtByChoices(choices),
}
