import { gradeEach, label, labelOf, plainTexts } from '../components.ts'
import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { Order } from './schema.ts'

/** Put steps in order; some may be left over. A step earns its point in its own position only. */
export const order: QuestionKind<Order> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ steps, extras }, shuffle) => ({
    type: 'order',
    steps: shuffle([...steps, ...extras]).map(label),
    places: steps.length,
  }),
  countPoints: ({ steps }) => steps.length,
  grade: ({ steps }, { steps: given }) => gradeEach(steps, ({ id }, position) => given[position] === id),
  keyResponse: ({ steps }) => ({ type: 'order', steps: steps.map(({ id }) => id) }),
  responseTexts: ({ steps, extras }, { steps: given }) =>
    given.map((id, position) => `${position + 1}. ${labelOf([...steps, ...extras], id)}`),
  askedTexts: ({ steps }) => steps.flatMap(({ text }) => plainTexts(text)),
  taughtTexts: ({ steps }) => steps.flatMap(({ text }) => plainTexts(text)),
}
