import type { Answering } from '../answering.ts'
import type { Recall } from './schema.ts'

/** A learner says the answer and grades it, so there is nothing to leave empty; unanswered is not known. */
export const answering: Answering<Recall['response']> = {
  empty: () => ({ type: 'recall', right: false }),
  countGiven: () => 1,
  isBlank: () => false,
}
