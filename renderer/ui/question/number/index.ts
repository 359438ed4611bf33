import { answering } from '../../../../electron/questions/number/view.ts'
import { text } from '../../../text/en.ts'
import { givenRow, words } from '../row.ts'
import NumberInput from './NumberInput.vue'
import type { QuestionFace } from '../face.ts'

export const number: QuestionFace<'number'> = {
  answering,
  how: null,
  input: NumberInput,
  actions: null,
  lacking: text.questions.noNumber,
  hasChoices: false,
  shownIds: () => [],
  feedback: null,
  rows({ value, unit }, response, components, names) {
    const typed = response.text.trim()
    // An answer typed with its unit, or without a number, is shown as it was typed.
    const given = /\d$/.test(typed) ? `${typed} ${unit}`.trim() : typed
    const right = `${value.toLocaleString('en', { maximumFractionDigits: 10 })} ${unit}`.trim()
    return [
      givenRow(components, {
        id: 'value',
        label: words(names.number),
        given: given ? words(given) : null,
        right: words(right),
        why: [],
      }),
    ]
  },
}
