import { answering } from '../../../../electron/questions/order/view.ts'
import { text } from '../../../text/en.ts'
import { givenRow, pickedRow, textFinder, words } from '../row.ts'
import OrderInput from './OrderInput.vue'
import type { QuestionFace } from '../face.ts'

export const order: QuestionFace<'order'> = {
  answering,
  how: text.questions.orderHow,
  input: OrderInput,
  actions: null,
  lacking: null,
  hasChoices: false,
  shownIds: () => [],
  feedback: null,
  rows({ steps, extras }, { steps: given }, components, names) {
    const textOf = textFinder([...steps, ...extras])
    return [
      ...steps.map((step, position) =>
        givenRow(components, {
          id: step.id,
          label: words(names.place(position + 1)),
          given: textOf(given[position]),
          right: step.text,
          why: [],
        }),
      ),
      ...extras.map((extra) => pickedRow(extra, given.includes(extra.id), false)),
    ]
  },
}
