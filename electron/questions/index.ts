import { cloze } from './cloze/index.ts'
import { grid } from './grid/index.ts'
import { match } from './match/index.ts'
import { multiple } from './multiple/index.ts'
import { number } from './number/index.ts'
import { order } from './order/index.ts'
import { recall } from './recall/index.ts'
import { single } from './single/index.ts'
import type { Cloze } from './cloze/schema.ts'
import type { Grid } from './grid/schema.ts'
import type { QuestionKind, Shuffle } from './kind.ts'
import type { Match } from './match/schema.ts'
import type { Multiple } from './multiple/schema.ts'
import type { NumberEntry } from './number/schema.ts'
import type { Order } from './order/schema.ts'
import type { Grade, QuestionCommon, ViewCommon } from './question.ts'
import type { Recall } from './recall/schema.ts'
import type { Single } from './single/schema.ts'
import type { QuestionType } from './types.ts'

type Shapes = {
  recall: Recall
  single: Single
  multiple: Multiple
  grid: Grid
  order: Order
  match: Match
  cloze: Cloze
  number: NumberEntry
}

const kinds: { [Type in QuestionType]: QuestionKind<Shapes[Type]> } = {
  recall,
  single,
  multiple,
  grid,
  order,
  match,
  cloze,
  number,
}

/**
 * A whole question with its key. Leaves the main process only after the question was answered.
 *
 * This and the two types below name one type or, without an argument, all. They map over the types and say
 * `type` themselves, so that TypeScript sees that a question, its response and its kind belong together.
 */
export type Question<Type extends QuestionType = QuestionType> = {
  [Name in Type]: { type: Name } & QuestionCommon & Shapes[Name]['question']
}[Type]

/** What a learner sees before answering: no key, no `why`, no explanation; components shuffled. */
export type QuestionView<Type extends QuestionType = QuestionType> = {
  [Name in Type]: { type: Name } & ViewCommon & Shapes[Name]['view']
}[Type]

/** What a learner answered, by the identity of components, never by their position. */
export type Response<Type extends QuestionType = QuestionType> = {
  [Name in Type]: { type: Name } & Shapes[Name]['response']
}[Type]

/** All that Lectern knows of one type. */
export function kindOf<Type extends QuestionType>(type: Type): QuestionKind<Shapes[Type]> {
  return kinds[type]
}

/** What a question adds to what all have, without its key. */
export function showOwn<Type extends QuestionType>(
  question: Question<Type>,
  shuffle: Shuffle,
): Shapes[Type]['view'] {
  return kinds[question.type].show(question, shuffle)
}

/** The points that a wholly right answer earns: one for each part, as the exam scores multi-part questions. */
export function possiblePoints<Type extends QuestionType>(question: Question<Type>): number {
  return kinds[question.type].countPoints(question)
}

/**
 * Grades a response by the identity of its components, never by their position. A wrong component costs
 * nothing but its point.
 * @throws RangeError when the response is of another type than the question
 */
export function grade<Type extends QuestionType>(question: Question<Type>, response: Response): Grade {
  if (!isOfType<Type>(response, question.type))
    throw new RangeError(`A ${question.type} question cannot be answered with a ${response.type} response.`)
  const components = kinds[question.type].grade(question, response)
  const points = Object.values(components).filter(Boolean).length
  return { points, of: possiblePoints(question), components }
}

/** The response that earns every point of a question. */
export function keyResponse<Type extends QuestionType>(question: Question<Type>): Shapes[Type]['response'] {
  return kinds[question.type].keyResponse(question)
}

/** The response of somebody who has not answered a question. */
export function emptyResponse<Type extends QuestionType>({ type }: { type: Type }): Shapes[Type]['response'] {
  return kinds[type].answering.empty()
}

/** How many parts a response fills. */
export function countGiven<Type extends QuestionType>(response: Response<Type>): number {
  return kinds[response.type].answering.countGiven(response)
}

/** A response in plain words, for a table; empty where nothing was answered. */
export function responseText<Type extends QuestionType>(
  question: Question<Type>,
  response: Response | null,
): string {
  if (!response || !isOfType<Type>(response, question.type)) return ''
  return kinds[question.type]
    .responseTexts(question, response)
    .filter((part) => part !== '')
    .join('; ')
}

/** What a question asks about beyond its stem. */
export function askedTexts<Type extends QuestionType>(question: Question<Type>): string[] {
  return kinds[question.type].askedTexts(question)
}

/** What somebody knows who has a question right: the key and the reasons for it. */
export function taughtTexts<Type extends QuestionType>(question: Question<Type>): string[] {
  return kinds[question.type].taughtTexts(question)
}

function isOfType<Type extends QuestionType>(response: Response, type: Type): response is Response<Type> {
  return response.type === type
}
