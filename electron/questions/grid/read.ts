import { readComponents, readWhy, reportTwin } from '../components.ts'
import type { QuestionReader } from '../reader.ts'
import type { Grid } from './schema.ts'

export const fields = ['statements', 'answers']

const mostAnswers = 10

/** Statements, each with one of the same few answers (Yes and No unless named). */
export function read(reader: QuestionReader): Grid['question'] {
  const answers = readAnswers(reader)
  const places = new Map(answers.map((answer, place) => [answer, place]))
  const read = readComponents(reader, 'statements', 'statement', ['text', 'answer', 'why'], 1)
  const statements = read.map(({ id, text, fields }) => {
    const answer = fields.needText('answer')
    const index = answer ? (places.get(answer.value) ?? -1) : -1
    if (answer && index < 0)
      reader.report(
        'answer-impossible',
        answer.at,
        () =>
          `“${reader.shorten(answer.value)}” is none of the answers (${answers.slice(0, mostAnswers).join(', ')}). Nearest: ${reader.nearest(answer.value, answers)}.`,
      )
    return { id, text, answer: Math.max(index, 0), why: readWhy(reader, fields, 'A statement') }
  })
  return { type: 'grid', answers, statements }
}

function readAnswers(reader: QuestionReader): string[] {
  const list = reader.fields.list('answers')
  if (!list) return ['Yes', 'No']
  const seen = new Set<string>()
  const answers = list.value.flatMap(({ text, at }) => {
    if (text === null) {
      reader.report('field-invalid', at, 'An answer has to be a text: put it in quotes.')
      return []
    }
    return reportTwin(reader, text, seen, at, 'answer') ? [] : [text]
  })
  if (answers.length < 2 || answers.length > mostAnswers)
    reader.report('answer-impossible', list.at, 'A grid needs two to ten different answers.')
  return answers
}
