import type { QuestionReader } from '../reader.ts'
import type { Recall } from './schema.ts'

export const fields = ['answer']

export function read(reader: QuestionReader): Recall['question'] {
  const answer = reader.fields.needText('answer')
  return { type: 'recall', answer: answer ? reader.readBlocks(answer) : [] }
}
