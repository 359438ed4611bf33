import { label, labelOf, plainTexts } from '../components.ts'
import { fillsBlank } from './fills-blank.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Blank, Cloze } from './schema.ts'

/** Fill the gaps of a text, each by picking or by typing. */
export const cloze: QuestionKind<Cloze> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ text, blanks }, shuffle) => ({
    type: 'cloze',
    text,
    blanks: blanks.map((blank) =>
      blank.kind === 'type'
        ? { n: blank.n, kind: 'type' }
        : { n: blank.n, kind: 'pick', choices: shuffle(blank.choices).map(label) },
    ),
  }),
  countPoints: ({ blanks }) => blanks.length,
  grade: ({ blanks }, { blanks: given }) =>
    Object.fromEntries(blanks.map((blank) => [blank.n, fillsBlank(blank, given[blank.n] ?? '')])),
  /** Of a typed blank, the first spelling that is accepted. */
  keyResponse: ({ blanks }) => ({
    type: 'cloze',
    blanks: Object.fromEntries(
      blanks.map((blank) => [blank.n, blank.kind === 'pick' ? blank.correct : (blank.accept[0] ?? '')]),
    ),
  }),
  responseTexts: ({ blanks }, { blanks: given }) =>
    blanks.map((blank) => {
      const filled = given[blank.n] ?? ''
      return `${blank.n}: ${blank.kind === 'pick' ? labelOf(blank.choices, filled) : filled}`
    }),
  askedTexts: ({ text }) => plainTexts(text),
  taughtTexts: ({ text, blanks }) => [...plainTexts(text), ...blanks.flatMap(taughtByBlank)],
}

function taughtByBlank(blank: Blank): string[] {
  if (blank.kind === 'type') return [...blank.accept, ...plainTexts(blank.why)]
  const right = blank.choices.filter(({ id }) => id === blank.correct)
  return plainTexts(...right.map(({ text }) => text), blank.why)
}
