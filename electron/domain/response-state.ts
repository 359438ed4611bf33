import { parseNumber } from '../contract/typed-number.ts'
import { possiblePoints } from './grading.ts'
import type { Grade, Question } from '../contract/content.ts'
import type { QuestionOutcome } from '../contract/exam-result.ts'
import type { Response } from '../contract/response.ts'

/** Whether a response says nothing, something, or as much as the question asks for. */
export function answeredState(question: Question, response: Response | null): 'no' | 'partly' | 'yes' {
  if (!response) return 'no'
  const given = countGiven(response)
  if (given === 0) return 'no'
  return given < partsOf(question) ? 'partly' : 'yes'
}

/** How many parts a response fills. */
function countGiven(response: Response): number {
  switch (response.type) {
    case 'recall':
      return 1
    case 'single':
      return response.choice === null ? 0 : 1
    case 'multiple':
      return new Set(response.choices).size
    case 'grid':
      return Object.keys(response.answers).length
    case 'order':
      return response.steps.length
    case 'match':
      return Object.keys(response.pairs).length
    case 'cloze':
      return Object.values(response.blanks).filter((text) => text.trim() !== '').length
    case 'number':
      return parseNumber(response.text) === null ? 0 : 1
  }
}

/** Each part of a question is worth a point, so there are as many as points. */
function partsOf(question: Question): number {
  return possiblePoints(question)
}

/** "Choose N" lets no more than N be picked. */
export function picksTooMany(question: Question, response: Response): boolean {
  return response.type === 'multiple' && countGiven(response) > possiblePoints(question)
}

/** How an answer ended, by its grade; an answer that says nothing is unanswered, not wrong. */
export function outcomeOf(state: 'no' | 'partly' | 'yes', { points, of }: Grade): QuestionOutcome {
  if (state === 'no') return 'unanswered'
  if (points === of) return 'right'
  return points > 0 ? 'partly' : 'wrong'
}
