import { answering } from '../../../../electron/questions/single/view.ts'
import { pickedRow } from '../row.ts'
import SingleInput from './SingleInput.vue'
import type { QuestionPart } from '../part.ts'

export const single: QuestionPart<'single'> = {
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
