import { findRunningSitting } from '../db/exam-sittings.ts'
import { notNow } from '../services/refusals.ts'
import type { Readable, Writable } from '../db/open.ts'
import type { Context } from '../services/context.ts'

/** Lines are sent in pieces of about so many characters. */
const pieceLength = 64 * 1024

/** Lines of the progress as it is at the first of them, whatever is stored meanwhile. */
function* linesOfSnapshot(
  progress: Writable,
  linesOf: (progress: Readable) => Generator<string>,
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
  linesOf: (progress: Readable) => Generator<string>,
): ReadableStream<Uint8Array> {
  if (findRunningSitting(context.storage.current().progress)) throw notNow('exam-running')
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
