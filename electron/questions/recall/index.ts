import { blockText } from '../plain-text.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Recall } from './schema.ts'

/** Say the answer to yourself, look, and grade yourself. */
export const recall: QuestionKind<Recall> = {
  isSelfGraded: true,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: () => ({ type: 'recall' }),
  countPoints: () => 1,
  grade: (_, { right }) => ({ answer: right }),
  keyResponse: () => ({ type: 'recall', right: true }),
  responseTexts: (_, { right }) => [right ? 'known' : 'not known'],
  askedTexts: () => [],
  taughtTexts: ({ answer }) => [blockText(answer)],
}
