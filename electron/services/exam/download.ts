import { blockText } from '../../questions/plain-text.ts'
import { csv } from '../../domain/text/csv.ts'
import { keyResponse, responseText } from '../../questions/index.ts'
import { findEndedSitting } from './ended.ts'
import { resultOf } from './result.ts'
import { itemAt } from '../../domain/need.ts'
import type { ExamResult } from '../../contract/exam-result.ts'
import type { Context } from '../context.ts'

const seconds = (milliseconds: number) => Math.round(milliseconds / 1000)

/**
 * A sitting that has ended, as a file for other programs.
 * @throws NOT_HERE or NOT_NOW, as `exam.result`
 */
export function exportSitting(context: Context, sessionId: string, type: 'csv' | 'json'): string {
  const result = resultOf(context.storage.current(), findEndedSitting(context, sessionId))
  return type === 'json'
    ? `${JSON.stringify({ format: 'lectern-sitting', ...result }, null, 2)}\n`
    : csv([columns, ...result.questions.map((_, place) => rowOf(result, place))])
}

const columns = [
  'number',
  'question',
  'domain',
  'chapter',
  'type',
  'question text',
  'your answer',
  'right answer',
  'outcome',
  'points',
  'possible',
  'marked',
  'comment',
  'seconds',
  'idle seconds',
]

function rowOf({ questions, domains }: ExamResult, place: number) {
  const asked = itemAt(questions, place)
  const { question } = asked.key
  return [
    place + 1,
    asked.questionId,
    domains.find(({ id }) => id === asked.domainId)?.title ?? asked.domainId,
    asked.key.chapter?.title ?? asked.chapterId,
    question.type,
    blockText(question.stem),
    responseText(question, asked.response),
    responseText(question, keyResponse(question)),
    asked.outcome,
    asked.grade.points,
    asked.grade.of,
    asked.marked ? 'yes' : 'no',
    asked.comment,
    seconds(asked.active),
    seconds(asked.idle),
  ]
}
