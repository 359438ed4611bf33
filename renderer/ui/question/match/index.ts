import { answering } from '../../../../electron/questions/match/view.ts'
import { text } from '../../../text/en.ts'
import { givenRow, textFinder } from '../row.ts'
import MatchInput from './MatchInput.vue'
import type { QuestionFace } from '../face.ts'

export const match: QuestionFace<'match'> = {
  answering,
  how: text.questions.matchHow,
  input: MatchInput,
  actions: null,
  lacking: null,
  hasChoices: false,
  shownIds: ({ lefts }) => lefts.map(({ id }) => id),
  feedback: null,
  rows({ lefts, rights }, { pairs }, components) {
    const textOf = textFinder(rights)
    return lefts.map(({ id, text: label, right, why }) =>
      givenRow(components, { id, label, given: textOf(pairs[id]), right: textOf(right) ?? [], why }),
    )
  },
}
