import { isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { RefusedImport } from './refused-import.ts'
import type { Hash } from 'node:crypto'

const newline = 0x0a
const pieceBytes = 1024 * 1024

/**
 * The longest line that an export can have: the body of a question. A course's text file has 2 MB (`course/limits.ts`),
 * and in JSON within JSON a quotation mark of it takes four bytes, so that the densest question and its scenario come to
 * 8 MB; marks of Markdown may double that. A note has 20,000 letters, and a session of 10,000 questions under 1 MB.
 */
export const longestLine = 16 * 1024 * 1024

/** How much of a file was read, in bytes. May throw, which ends the reading. */
export type ReadProgress = (done: number, total: number) => void

export type Reading = {
  onProgress?: ReadProgress | undefined
  /** Fed with every byte. */
  hash?: Hash
}

/**
 * The lines of a file, each read once and no more of them held than one. Memory and time are those of the longest line
 * allowed, whatever the file holds.
 * @throws RefusedImport
 */
export function* linesOf(file: string, { onProgress, hash }: Reading): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const total = fstatSync(handle).size
    let pieces: Buffer[] = []
    let length = 0
    let number = 1
    let done = 0
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceBytes)
      const size = readSync(handle, piece, 0, pieceBytes, null)
      if (size === 0) break
      hash?.update(piece.subarray(0, size))
      let from = 0
      for (let to = piece.indexOf(newline); to !== -1 && to < size; to = piece.indexOf(newline, from)) {
        yield textOf([...pieces, piece.subarray(from, to)], number++)
        pieces = []
        length = 0
        from = to + 1
      }
      pieces.push(piece.subarray(from, size))
      length += size - from
      if (length > longestLine) throw tooLong(number)
      onProgress?.((done += size), total)
    }
    if (length > 0) yield textOf(pieces, number)
  } finally {
    closeSync(handle)
  }
}

function textOf(pieces: readonly Buffer[], number: number): string {
  const bytes = Buffer.concat(pieces)
  if (bytes.length > longestLine) throw tooLong(number)
  if (!isUtf8(bytes)) throw new RefusedImport({ code: 'broken-line', line: number })
  return bytes.toString('utf8')
}

function tooLong(number: number): RefusedImport {
  // What has no first line is no export that grew too long, but another kind of file.
  if (number === 1) return new RefusedImport({ code: 'not-lectern' })
  return new RefusedImport({ code: 'line-too-long', line: number, megabytes: longestLine / 1024 / 1024 })
}
