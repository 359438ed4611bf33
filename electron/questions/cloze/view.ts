import type { Answering } from '../answering.ts'
import type { Cloze } from './schema.ts'

const countGiven = ({ blanks }: Cloze['response']): number =>
  Object.values(blanks).filter((text) => text.trim() !== '').length

export const answering: Answering<Cloze['response']> = {
  empty: () => ({ type: 'cloze', blanks: {} }),
  countGiven,
  isBlank: (response) => countGiven(response) === 0,
}
