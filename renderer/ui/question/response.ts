import { faceOf } from './faces.ts'
import type { QuestionType, QuestionView, Response } from '../../../electron/contract/content.ts'

/** The response of somebody who has not answered a question. */
export function emptyResponse<Type extends QuestionType>({ type }: { type: Type }): Response<Type> {
  return faceOf(type).answering.empty()
}

/** How many parts of a question have been given something, and how many there are: "2 of 3 chosen". */
export function givenParts<Type extends QuestionType>(
  view: QuestionView,
  response: Response<Type>,
): { given: number; of: number } {
  return { given: faceOf(response.type).answering.countGiven(response), of: view.of }
}

/** Whether every part has been given something. */
export function isComplete(view: QuestionView, response: Response): boolean {
  const { given, of } = givenParts(view, response)
  return given >= of
}

/** Whether nothing has been entered yet. */
export function isEmpty<Type extends QuestionType>(response: Response<Type>): boolean {
  return faceOf(response.type).answering.isBlank(response)
}
