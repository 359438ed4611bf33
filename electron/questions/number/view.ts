import { parseNumber } from './typed-number.ts'
import type { Answering } from '../answering.ts'
import type { NumberEntry } from './schema.ts'

/** Text that is no number gives nothing, but it was entered and is kept as typed. */
export const answering: Answering<NumberEntry['response']> = {
  empty: () => ({ type: 'number', text: '' }),
  countGiven: ({ text }) => (parseNumber(text) === null ? 0 : 1),
  isBlank: ({ text }) => text.trim() === '',
}
