import { parseNumber } from '../../../electron/contract/typed-number.ts'
import type { QuestionView } from '../../../electron/contract/content.ts'
import type { Response } from '../../../electron/contract/response.ts'

/**
 * How many components of a question have been given something, and how many there are: "2 of 3 chosen".
 * A `recall` question is marked, not given, so it counts nothing.
 */
export function givenParts(view: QuestionView, response: Response): { given: number; of: number } {
  switch (response.type) {
    case 'recall':
      return { given: 0, of: 0 }
    case 'single':
      return { given: response.choice === null ? 0 : 1, of: 1 }
    case 'multiple':
      return { given: response.choices.length, of: view.type === 'multiple' ? view.choose : 0 }
    case 'grid':
      return { given: Object.keys(response.answers).length, of: view.of }
    case 'order':
      return { given: response.steps.length, of: view.of }
    case 'match':
      return { given: Object.keys(response.pairs).length, of: view.of }
    case 'cloze':
      return { given: Object.values(response.blanks).filter((blank) => blank.trim()).length, of: view.of }
    case 'number':
      return { given: parseNumber(response.text) === null ? 0 : 1, of: 1 }
  }
}

/** Whether every component has been given something. */
export function isComplete(view: QuestionView, response: Response): boolean {
  const { given, of } = givenParts(view, response)
  return given >= of
}

/** Whether nothing has been given yet. What is no number is kept as typed, though it gives nothing. */
export function isEmpty(view: QuestionView, response: Response): boolean {
  if (response.type === 'number') return response.text.trim() === ''
  return response.type !== 'recall' && givenParts(view, response).given === 0
}

/** Picks a choice, or takes it back; of "Choose N" no more than N can be picked, so the next one is refused. */
export function toggleChoice(
  view: Extract<QuestionView, { type: 'single' | 'multiple' }>,
  response: Response,
  id: string,
): Response {
  if (view.type === 'single') return { type: 'single', choice: id }
  const picked = response.type === 'multiple' ? response.choices : []
  if (picked.includes(id)) return { type: 'multiple', choices: picked.filter((other) => other !== id) }
  return picked.length < view.choose ? { type: 'multiple', choices: [...picked, id] } : response
}

/** Moves the item at a place by one, or leaves the list alone at its ends. */
export function moveBy<Item>(items: readonly Item[], place: number, by: 1 | -1): Item[] {
  return moveTo(items, place, place + by)
}

/** Moves the item at one place to another; others close up. */
export function moveTo<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items[from]
  if (moved === undefined || to < 0 || to >= items.length) return [...items]
  const others = items.filter((_, place) => place !== from)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}

/** A, B, C … as choices are named. */
export function letterOf(place: number): string {
  return String.fromCharCode(65 + place)
}
