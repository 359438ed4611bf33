import type { QuestionView } from './content.ts'
import type { Response } from './response.ts'

/** What a learner has given before giving anything. A `recall` question is marked, and starts as not known. */
export function emptyResponse({ type }: Pick<QuestionView, 'type'>): Response {
  switch (type) {
    case 'recall':
      return { type, right: false }
    case 'single':
      return { type, choice: null }
    case 'multiple':
      return { type, choices: [] }
    case 'grid':
      return { type, answers: {} }
    case 'order':
      return { type, steps: [] }
    case 'match':
      return { type, pairs: {} }
    case 'cloze':
      return { type, blanks: {} }
    case 'number':
      return { type, text: '' }
  }
}
