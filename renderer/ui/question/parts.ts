import { cloze } from './cloze/index.ts'
import { grid } from './grid/index.ts'
import { match } from './match/index.ts'
import { multiple } from './multiple/index.ts'
import { number } from './number/index.ts'
import { order } from './order/index.ts'
import { recall } from './recall/index.ts'
import { single } from './single/index.ts'
import type { QuestionType } from '../../../electron/contract/content.ts'
import type { QuestionPart } from './part.ts'

const parts: { [Type in QuestionType]: QuestionPart<Type> } = {
  recall,
  single,
  multiple,
  grid,
  order,
  match,
  cloze,
  number,
}

/** All that the renderer knows of one question type. */
export function partOf<Type extends QuestionType>(type: Type): (typeof parts)[Type] {
  return parts[type]
}
