import { parseNumber } from '../contract/typed-number.ts'
import type { Blank, Grade, Question } from '../contract/content.ts'
import type { Response } from '../contract/response.ts'

/**
 * The points that a wholly right answer earns: one for each correct component, as the exam scores
 * multi-part questions (course-format.md, table of types).
 */
export function possiblePoints(question: Question): number {
  switch (question.type) {
    case 'recall':
    case 'single':
    case 'number':
      return 1
    case 'multiple':
      return question.choices.filter((choice) => choice.correct).length
    case 'grid':
      return question.statements.length
    case 'order':
      return question.steps.length
    case 'match':
      return question.lefts.length
    case 'cloze':
      return question.blanks.length
  }
}

/**
 * Grades a response by the identity of its components, never by their position. No penalty for a wrong
 * component; picking more than N of "Choose N" earns nothing, since the app lets no more be picked.
 * @throws RangeError when the response is of another type than the question
 */
export function grade(question: Question, response: Response): Grade {
  const components = gradeComponents(question, response)
  if (!components)
    throw new RangeError(`A ${question.type} question cannot be answered with a ${response.type} response.`)
  const points = Object.values(components).filter(Boolean).length
  return { points, of: possiblePoints(question), components }
}

function gradeComponents(question: Question, response: Response): Record<string, boolean> | null {
  if (question.type === 'recall' && response.type === 'recall') return { answer: response.right }
  if (question.type === 'single' && response.type === 'single') {
    const right = question.choices.find((choice) => choice.correct)!
    return { [right.id]: response.choice === right.id }
  }
  if (question.type === 'multiple' && response.type === 'multiple') {
    const correct = question.choices.filter((choice) => choice.correct)
    const picked = new Set(response.choices)
    const tooMany = picked.size > correct.length
    return byId(correct, ({ id }) => !tooMany && picked.has(id))
  }
  if (question.type === 'grid' && response.type === 'grid')
    return byId(question.statements, ({ id, answer }) => response.answers[id] === answer)
  if (question.type === 'order' && response.type === 'order')
    return byId(question.steps, ({ id }, place) => response.steps[place] === id)
  if (question.type === 'match' && response.type === 'match')
    return byId(question.lefts, ({ id, right }) => response.pairs[id] === right)
  if (question.type === 'cloze' && response.type === 'cloze')
    return Object.fromEntries(
      question.blanks.map((blank) => [blank.n, fillsBlank(blank, response.blanks[blank.n] ?? '')]),
    )
  if (question.type === 'number' && response.type === 'number') {
    const given = parseNumber(response.text)
    return { value: given !== null && isWithin(given, question.value, question.tolerance) }
  }
  return null
}

function byId<Item extends { id: string }>(items: Item[], isRight: (item: Item, place: number) => boolean) {
  return Object.fromEntries(items.map((item, place) => [item.id, isRight(item, place)]))
}

function fillsBlank(blank: Blank, given: string): boolean {
  if (blank.kind === 'pick') return given === blank.correct
  return blank.accept.some((spelling) => foldTyped(spelling) === foldTyped(given))
}

/** Typed words are compared without regard to case, surrounding or repeated space, and kinds of hyphen and quote. */
function foldTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

/** Decimal noise of binary numbers (0.1 + 0.2) must not cost a point. */
function isWithin(given: number, value: number, tolerance: number): boolean {
  return Math.abs(given - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value))
}
