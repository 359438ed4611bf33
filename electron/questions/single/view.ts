import type { Answering } from '../answering.ts'
import type { Single } from './schema.ts'

export const answering: Answering<Single['response']> = {
  empty: () => ({ type: 'single', choice: null }),
  countGiven: ({ choice }) => (choice === null ? 0 : 1),
  isBlank: ({ choice }) => choice === null,
}
