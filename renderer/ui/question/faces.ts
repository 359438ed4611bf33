import { cloze } from './cloze/index.ts'
import { grid } from './grid/index.ts'
import { match } from './match/index.ts'
import { multiple } from './multiple/index.ts'
import { number } from './number/index.ts'
import { order } from './order/index.ts'
import { recall } from './recall/index.ts'
import { single } from './single/index.ts'
import type { QuestionType } from '../../../electron/contract/content.ts'
import type { QuestionFace } from './face.ts'

const faces: { [Type in QuestionType]: QuestionFace<Type> } = {
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
export function faceOf<Type extends QuestionType>(type: Type): (typeof faces)[Type] {
  return faces[type]
}
