import { gradeEach, label, pairedText, plainTexts } from '../components.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Grid } from './schema.ts'

/** Statements, each answered with one of the same few answers. */
export const grid: QuestionKind<Grid> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ answers, statements }) => ({ type: 'grid', answers, statements: statements.map(label) }),
  countPoints: ({ statements }) => statements.length,
  grade: ({ statements }, { answers }) => gradeEach(statements, ({ id, answer }) => answers[id] === answer),
  keyResponse: ({ statements }) => ({
    type: 'grid',
    answers: Object.fromEntries(statements.map(({ id, answer }) => [id, answer])),
  }),
  responseTexts: ({ answers, statements }, { answers: given }) =>
    statements.map(({ id, text }) => pairedText(text, answers[given[id] ?? -1])),
  askedTexts: ({ statements }) => statements.flatMap(({ text }) => plainTexts(text)),
  taughtTexts: ({ statements }) => statements.flatMap(({ text, why }) => plainTexts(text, why)),
}
