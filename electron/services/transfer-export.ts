import { exportRows, listAnswerRows, logTables } from '../db/log-tables.ts'
import { csv } from '../domain/csv.ts'
import { settleExam } from './exam-end.ts'
import { exportFormat, exportVersion } from './import-rows.ts'
import { notNow } from './refusals.ts'
import type { Context } from './context.ts'
import type { Stores } from './storage.ts'

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
/** Lines are sent in pieces of about so many characters. */
const pieceLength = 64 * 1024

/** Lines of the progress as it is at the first of them, whatever is stored meanwhile. */
function* linesOfSnapshot(
  progress: Progress,
  linesOf: (progress: Progress) => Generator<string>,
): Generator<string> {
  try {
    progress.exec('begin')
    yield* linesOf(progress)
  } finally {
    progress.close()
  }
}

/**
 * Sends lines as they are read, on a connection of their own.
 * @throws NOT_NOW while an exam runs, whose questions may be among them
 */
export function streamOf(
  context: Context,
  linesOf: (progress: Progress) => Generator<string>,
): ReadableStream<Uint8Array> {
  if (settleExam(context)) throw notNow('exam-running')
  const lines = linesOfSnapshot(context.storage.connectProgress(), linesOf)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { done, value } = lines.next()
        if (done) {
          if (piece !== '') controller.enqueue(encoder.encode(piece))
          return controller.close()
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    cancel: () => void lines.return(undefined),
  })
}
