import { answering } from '../../../../electron/questions/grid/view.ts'
import { givenRow, words } from '../row.ts'
import GridInput from './GridInput.vue'
import type { QuestionFace } from '../face.ts'

export const grid: QuestionFace<'grid'> = {
  answering,
  how: null,
  input: GridInput,
  actions: null,
  lacking: null,
  hasChoices: false,
  shownIds: ({ statements }) => statements.map(({ id }) => id),
  feedback: null,
  rows: ({ answers, statements }, response, components) =>
    statements.map(({ id, text, answer, why }) => {
      const given = response.answers[id]
      return givenRow(components, {
        id,
        label: text,
        given: given === undefined ? null : words(answers[given] ?? ''),
        right: words(answers[answer] ?? ''),
        why,
      })
    }),
}
