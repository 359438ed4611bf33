import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import * as z from 'zod/mini'
import {
  applyRemovals,
  listAnsweredCourses,
  logTables,
  makeRoomForAnswer,
  markMerging,
  mergeRow,
  wasRemoved,
} from '../db/log-tables.ts'
import { listCourses } from '../db/library.ts'
import { inTransaction } from '../db/open.ts'
import { troubleOf } from '../db/trouble.ts'
import { rebuildRollups } from './rollups.ts'
import type { ImportRefusal, ImportResult } from '../contract/transfer.ts'
import type { LogRow } from '../db/log-tables.ts'
import type { Stores } from './storage.ts'

export const exportFormat = 'lectern-progress'
/** 2 since the last line says how many rows there are; what version 1 wrote is read without it. */
export const exportVersion = 2

const header = z.object({ format: z.literal(exportFormat), version: z.int().check(z.minimum(1)) })
const cell = z.union([z.string(), z.number(), z.null()])
const rowLine = z.object({ table: z.string(), row: z.record(z.string(), cell) })
const lastLine = z.object({ rows: z.int() })
const line = z.union([rowLine, lastLine])

/** Why a file is not taken in. */
export class RefusedImport extends Error {
  readonly refusal: ImportRefusal
  /** @param cause what the database said, for the log */
  constructor(refusal: ImportRefusal, cause?: unknown) {
    super(`The import was refused: ${refusal.code}.`, { cause })
    this.name = 'RefusedImport'
    this.refusal = refusal
  }
}

/** Under which number a table's rows are counted. */
const countedAs: Record<string, Exclude<keyof ImportResult, 'missingCourses' | 'removed'>> = {
  session: 'sessions',
  answer: 'answers',
  annotation: 'notes',
  question_mark: 'marks',
  question_report: 'marks',
  chapter_progress: 'chapters',
  term_review: 'terms',
  reading: 'reading',
  forecast: 'forecasts',
  study_choice: 'plans',
}

/**
 * Reads a file to its end, so that one that cannot be read is refused before anything is done for it.
 * @throws RefusedImport
 */
export function assertReadable(file: string): void {
  const rows = rowsOf(file)
  while (!rows.next().done);
}

/**
 * Merges an exported file into the logs: the union of both, in one transaction, then all roll-ups anew. The same file
 * again changes nothing, and the order of files does not matter.
 * @throws RefusedImport when nothing of it was taken in
 */
export function mergeFile({ progress, library }: Stores, file: string): ImportResult {
  const result: ImportResult = {
    ...{
      answers: 0,
      sessions: 0,
      notes: 0,
      marks: 0,
      chapters: 0,
      terms: 0,
      reading: 0,
      forecasts: 0,
      plans: 0,
      removed: 0,
    },
    missingCourses: [],
  }
  inTransaction(progress, () => {
    markMerging(progress, true)
    for (const row of rowsOf(file)) mergeFileRow(progress, row, result)
    result.removed = applyRemovals(progress)
    markMerging(progress, false)
    rebuildRollups(progress)
  })
  const installed = new Set(listCourses(library).map(({ id }) => id))
  result.missingCourses = listAnsweredCourses(progress).filter((id) => !installed.has(id))
  return result
}

type FileRow = { number: number; table: (typeof logTables)[number]; row: LogRow }

/**
 * What a file holds, as far as it can be judged without knowing what is here.
 * @throws RefusedImport
 */
function* rowsOf(file: string): Generator<FileRow> {
  let number = 0
  let version = 0
  let rows = 0
  let promised: number | null = null
  for (const text of linesOf(file)) {
    number++
    if (number === 1) version = readHeader(text)
    else if (text !== '') {
      const read = line.safeParse(parseJson(text))
      if (!read.success || promised !== null) throw new RefusedImport({ code: 'broken-line', line: number })
      if ('rows' in read.data) promised = read.data.rows
      else {
        rows++
        yield readRow(read.data, number)
      }
    }
  }
  if (number === 0) throw new RefusedImport({ code: 'empty' })
  if (version > 1 && promised !== rows) throw new RefusedImport({ code: 'cut-off' })
}

function readHeader(text: string): number {
  // An editor may have put a byte order mark before it.
  const read = header.safeParse(parseJson(text.replace(/^\ufeff/, '')))
  if (!read.success) throw new RefusedImport({ code: 'not-lectern' })
  const { version } = read.data
  if (version > exportVersion) throw new RefusedImport({ code: 'newer', version, known: exportVersion })
  return version
}

function readRow({ table: name, row }: z.infer<typeof rowLine>, number: number): FileRow {
  const table = logTables.find((one) => one.name === name)
  if (!table) throw new RefusedImport({ code: 'unknown-table', line: number, table: name })
  const column = table.json?.find((one) => row[one] != null && !isJson(row[one]))
  if (column) throw new RefusedImport({ code: 'broken-value', line: number, column })
  return { number, table, row }
}

function mergeFileRow(
  progress: Stores['progress'],
  { number, table, row }: FileRow,
  result: ImportResult,
): void {
  const { name } = table
  // Settings belong to the laptop.
  if (name === 'setting') return
  try {
    if (name === 'answer' && !makeRoomForAnswer(progress, row)) return
    if (wasRemoved(progress, name, row)) return
    const counter = countedAs[name]
    if (mergeRow(progress, table, row) && counter) result[counter]++
  } catch (error) {
    const trouble = troubleOf(error, '')
    if (trouble?.code === 'STORAGE_FAILED')
      throw new RefusedImport({ code: 'impossible-row', line: number }, error)
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isJson(value: unknown): boolean {
  return typeof value === 'string' && parseJson(value) !== undefined
}

/** The lines of a file, read piece by piece: a log of ten years is not held in memory. */
function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  const decoder = new StringDecoder('utf8')
  const piece = Buffer.alloc(1024 * 1024)
  let rest = ''
  try {
    for (;;) {
      const size = readSync(handle, piece, 0, piece.length, null)
      if (size === 0) break
      const lines = (rest + decoder.write(piece.subarray(0, size))).split('\n')
      rest = lines.pop()!
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    closeSync(handle)
  }
}
