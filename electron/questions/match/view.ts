import type { Answering } from '../answering.ts'
import type { Match } from './schema.ts'

export const answering: Answering<Match['response']> = {
  empty: () => ({ type: 'match', pairs: {} }),
  countGiven: ({ pairs }) => Object.keys(pairs).length,
  isBlank: ({ pairs }) => Object.keys(pairs).length === 0,
}
