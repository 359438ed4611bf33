import { shorten, textOf } from '../fields.ts'
import { nearest } from '../nearest.ts'
import { readComponents, readWhy, reportTwin } from './context.ts'
import type { QuestionContext } from './context.ts'

export const gridFields = ['statements', 'answers']

const mostAnswers = 10

/** Reads `grid`: statements, each with one of the same few answers (Yes and No unless named). */
export function readGrid(context: QuestionContext) {
  const answers = readAnswers(context)
  const places = new Map(answers.map((answer, place) => [answer, place]))
  const read = readComponents('statements', 'statement', ['text', 'answer', 'why'], context, 1) ?? []
  const statements = read.map(({ id, text, fields }) => {
    const answer = fields.needText('answer')
    const index = answer ? (places.get(answer.value) ?? -1) : -1
    if (answer && index < 0)
      context.log.add(
        'answer-impossible',
        answer.at,
        () =>
          `“${shorten(answer.value)}” is none of the answers (${answers.slice(0, mostAnswers).join(', ')}). Nearest: ${nearest(answer.value, answers)}.`,
      )
    return { id, text, answer: Math.max(index, 0), why: readWhy(fields, 'A statement', context) }
  })
  return { type: 'grid' as const, answers, statements }
}

function readAnswers(context: QuestionContext): string[] {
  const list = context.fields.list('answers')
  if (!list) return ['Yes', 'No']
  const seen = new Set<string>()
  const answers = list.value.flatMap((item) => {
    const text = textOf(item)
    if (text === null) {
      context.log.add('field-invalid', item.at, 'An answer has to be a text: put it in quotes.')
      return []
    }
    return reportTwin(text, seen, item.at, 'answer', context.log) ? [] : [text]
  })
  if (answers.length < 2 || answers.length > mostAnswers)
    context.log.add('answer-impossible', list.at, 'A grid needs two to ten different answers.')
  return answers
}
