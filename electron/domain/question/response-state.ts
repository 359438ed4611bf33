import { countGiven, kindOf, possiblePoints } from '../../questions/index.ts'
import type { Grade, Question, Response } from '../../contract/content.ts'
import type { QuestionOutcome } from '../../contract/exam-result.ts'

/** Whether a response says nothing, something, or as much as the question asks for: each part is a point. */
export function answeredState(question: Question, response: Response | null): 'no' | 'partly' | 'yes' {
  if (!response) return 'no'
  const given = countGiven(response)
  if (given === 0) return 'no'
  return given < possiblePoints(question) ? 'partly' : 'yes'
}

/** "Choose N" lets no more than N be picked. */
export function picksTooMany(question: Question, response: Response): boolean {
  return kindOf(response.type).limitsPicks && countGiven(response) > possiblePoints(question)
}

/** How an answer ended, by its grade; an answer that says nothing is unanswered, not wrong. */
export function outcomeOf(state: 'no' | 'partly' | 'yes', { points, of }: Grade): QuestionOutcome {
  if (state === 'no') return 'unanswered'
  if (points === of) return 'right'
  return points > 0 ? 'partly' : 'wrong'
}
