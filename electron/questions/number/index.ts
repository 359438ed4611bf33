import { fields, read } from './read.ts'
import { questionSchema, responseSchema } from './schema.ts'
import { parseNumber } from './typed-number.ts'
import { answering } from './view.ts'
import type { QuestionKind } from '../kind.ts'
import type { NumberEntry } from './schema.ts'

/** Type a number; one within the tolerance is right. */
export const number: QuestionKind<NumberEntry> = {
  isSelfGraded: false,
  limitsPicks: false,
  fields,
  read,
  responseSchema,
  questionSchema,
  answering,
  show: ({ unit }) => ({ type: 'number', unit }),
  countPoints: () => 1,
  grade({ value, tolerance }, { text }) {
    const given = parseNumber(text)
    return { value: given !== null && isWithin(given, value, tolerance) }
  },
  keyResponse: ({ value }) => ({ type: 'number', text: String(value) }),
  responseTexts: ({ unit }, { text }) => [unit ? `${text} ${unit}` : text],
  askedTexts: () => [],
  taughtTexts: ({ value, unit }) => [String(value), unit],
}

/** Decimal noise of binary numbers (0.1 + 0.2) must not cost a point. */
function isWithin(given: number, value: number, tolerance: number): boolean {
  return Math.abs(given - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value))
}
