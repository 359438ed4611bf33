import { answering } from '../../../../electron/questions/single/view.ts'
import { pickedRow } from '../row.ts'
import SingleInput from './SingleInput.vue'
import type { QuestionFace } from '../face.ts'

export const single: QuestionFace<'single'> = {
  answering,
  how: null,
  input: SingleInput,
  actions: null,
  lacking: null,
  hasChoices: true,
  shownIds: ({ choices }) => choices.map(({ id }) => id),
  feedback: null,
  rows: ({ choices }, { choice: picked }) =>
    choices.map((choice) => pickedRow(choice, choice.id === picked, choice.correct)),
}
