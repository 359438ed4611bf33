import { gradeEach, label, labelOf, pairedText, plainTexts } from '../components.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Match } from './schema.ts'

/** Find the partner of each left side; right sides may be shared or left over. */
export const match: QuestionKind<Match> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ lefts, rights }, shuffle) => ({
    type: 'match',
    lefts: lefts.map(label),
    rights: shuffle(rights).map(label),
  }),
  countPoints: ({ lefts }) => lefts.length,
  grade: ({ lefts }, { pairs }) => gradeEach(lefts, ({ id, right }) => pairs[id] === right),
  keyResponse: ({ lefts }) => ({
    type: 'match',
    pairs: Object.fromEntries(lefts.map(({ id, right }) => [id, right])),
  }),
  responseTexts: ({ lefts, rights }, { pairs }) =>
    lefts.map(({ id, text }) => pairedText(text, labelOf(rights, pairs[id] ?? null))),
  askedTexts: ({ lefts }) => lefts.flatMap(({ text }) => plainTexts(text)),
  taughtTexts: ({ lefts, rights }) => [
    ...lefts.flatMap(({ text, why }) => plainTexts(text, why)),
    ...rights
      .filter(({ id }) => lefts.some(({ right }) => right === id))
      .flatMap(({ text }) => plainTexts(text)),
  ],
}
