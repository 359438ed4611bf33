import type { Grade } from '../../../electron/contract/content.ts'

/** How a question of a session stands. `answered`: right or wrong is not told yet. */
export type QuestionState = 'open' | 'answered' | 'right' | 'wrong' | 'partly'

/** How an answer stands that is told right or wrong. */
export function stateOfGrade({ points, of }: Pick<Grade, 'points' | 'of'>): 'right' | 'wrong' | 'partly' {
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
