import type { Answering } from '../answering.ts'
import type { Grid } from './schema.ts'

export const answering: Answering<Grid['response']> = {
  empty: () => ({ type: 'grid', answers: {} }),
  countGiven: ({ answers }) => Object.keys(answers).length,
  isBlank: ({ answers }) => Object.keys(answers).length === 0,
}
