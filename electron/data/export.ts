import { exportRows, listAnswerRows, logTables } from '../db/log-tables.ts'
import { csv } from '../domain/text/csv.ts'
import { exportFormat, exportVersion } from './import/rows.ts'
import type { Stores } from './stores.ts'

type Progress = Stores['progress']

/** Everything that `mergeFile` takes in, as JSON lines; the last one says that the file is whole. */
export function* exportLog(progress: Progress): Generator<string> {
  yield `${JSON.stringify({ format: exportFormat, version: exportVersion })}\n`
  let rows = 0
  for (const table of logTables)
    for (const row of exportRows(progress, table)) {
      rows++
      yield `${JSON.stringify({ table: table.name, row })}\n`
    }
  yield `${JSON.stringify({ rows })}\n`
}

const answerColumns = [
  'answered at',
  'day',
  'course',
  'chapter',
  'question',
  'in',
  'points',
  'possible',
  'seconds',
  'guessed',
  'left out of statistics',
  'response',
]

/** The answer log as a table, oldest first. */
export function* exportAnswers(progress: Progress): Generator<string> {
  yield csv([answerColumns])
  for (const row of listAnswerRows(progress))
    yield csv([
      [
        new Date(row.answeredAt).toISOString(),
        row.day,
        row.courseId,
        row.chapterId,
        row.questionId,
        row.kind,
        row.points,
        row.possible,
        row.milliseconds / 1000,
        row.guessed === 1 ? 'yes' : 'no',
        row.hidden === 1 ? 'yes' : 'no',
        row.response,
      ],
    ]).slice(byteOrderMark.length)
}

const byteOrderMark = '\ufeff'
