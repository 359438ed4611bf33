import { answering } from '../../../../electron/questions/multiple/view.ts'
import { pickedRow } from '../row.ts'
import MultipleInput from './MultipleInput.vue'
import type { QuestionFace } from '../face.ts'

export const multiple: QuestionFace<'multiple'> = {
  answering,
  how: null,
  input: MultipleInput,
  actions: null,
  lacking: null,
  hasChoices: true,
  shownIds: ({ choices }) => choices.map(({ id }) => id),
  feedback: null,
  rows: ({ choices }, { choices: picked }) =>
    choices.map((choice) => pickedRow(choice, picked.includes(choice.id), choice.correct)),
}
