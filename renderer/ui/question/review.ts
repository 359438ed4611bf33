import { faceOf } from './faces.ts'
import type {
  Grade,
  Question,
  QuestionType,
  QuestionView,
  Response,
} from '../../../electron/contract/content.ts'
import type { ReviewRow, RowNames } from './row.ts'

/** The ids of a question's components in the order in which it showed them. */
export function shownOrder<Type extends QuestionType>(view: QuestionView<Type>): string[] {
  return faceOf(view.type).shownIds(view)
}

/** Rows in the order in which the question showed them; what it did not list keeps its place. */
export function inShownOrder(rows: readonly ReviewRow[], view: QuestionView): ReviewRow[] {
  const positions = new Map(shownOrder(view).map((id, position) => [id, position]))
  return rows.toSorted((a, b) => (positions.get(a.id) ?? 0) - (positions.get(b.id) ?? 0))
}

/**
 * A question with its key, a response and its grade as rows to show, in the author's order. A response of
 * another type has no rows.
 */
export function reviewRows<Type extends QuestionType>(
  question: Question<Type>,
  response: Response,
  { components }: Grade,
  names: RowNames,
): ReviewRow[] {
  return isOfType<Type>(response, question.type)
    ? faceOf(question.type).rows(question, response, components, names)
    : []
}

function isOfType<Type extends QuestionType>(response: Response, type: Type): response is Response<Type> {
  return response.type === type
}
