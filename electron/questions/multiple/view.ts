import type { Answering } from '../answering.ts'
import type { Multiple } from './schema.ts'

export const answering: Answering<Multiple['response']> = {
  empty: () => ({ type: 'multiple', choices: [] }),
  countGiven: ({ choices }) => new Set(choices).size,
  isBlank: ({ choices }) => choices.length === 0,
}
