import { answering } from '../../../../electron/questions/cloze/view.ts'
import { givenRow, textFinder, words } from '../row.ts'
import ClozeInput from './ClozeInput.vue'
import FilledGaps from './FilledGaps.vue'
import type { QuestionFace } from '../face.ts'

export const cloze: QuestionFace<'cloze'> = {
  answering,
  how: null,
  input: ClozeInput,
  actions: null,
  lacking: null,
  hasChoices: false,
  shownIds: () => [],
  feedback: FilledGaps,
  rows: ({ blanks }, response, components, names) =>
    blanks.map((blank) => {
      const { n, why } = blank
      const filled = response.blanks[n]?.trim() || undefined
      const row = { id: n, label: words(names.blank(n)), why }
      if (blank.kind === 'type')
        return givenRow(components, {
          ...row,
          given: filled === undefined ? null : words(filled),
          right: words(blank.accept[0] ?? ''),
        })
      const textOf = textFinder(blank.choices)
      return givenRow(components, { ...row, given: textOf(filled), right: textOf(blank.correct) ?? [] })
    }),
}
