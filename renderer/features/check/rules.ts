import type { Answered } from '../../../electron/contract/check.ts'
import type { QuestionState } from '../../ui/question/state.ts'

/** How a question stands: not answered yet, or what the answer earned. */
export function stateOf(answered: Answered | undefined): QuestionState {
  if (!answered) return 'open'
  const { points, of } = answered.grade
  return points === of ? 'right' : points === 0 ? 'wrong' : 'partly'
}

/** The first open question after a place, going round; null when all are answered. */
export function nextOpen(states: readonly QuestionState[], after: number): number | null {
  for (let step = 1; step <= states.length; step += 1) {
    const place = (after + step) % states.length
    if (states[place] === 'open') return place
  }
  return null
}
