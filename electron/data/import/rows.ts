import * as z from 'zod/mini'
import { logTables } from '../../db/log-tables.ts'
import { linesOf } from './lines.ts'
import { contradictions, importRules, parseJson } from './rules.ts'
import { RefusedImport } from './refused-import.ts'
import type { LogRow, LogTable } from '../../db/log-tables.ts'
import type { Reading } from './lines.ts'

export const exportFormat = 'lectern-progress'
/** 2 since the last line says how many rows there are; what version 1 wrote is read without it. */
export const exportVersion = 2

const header = z.object({ format: z.literal(exportFormat), version: z.int().check(z.minimum(1)) })
/** Names are shown in a sentence, so they're plain ones. */
const name = z.string().check(z.regex(/^[a-z_]{1,40}$/))
const rowLine = z.strictObject({
  table: name,
  row: z.record(name, z.union([z.string(), z.number(), z.null()])),
})
const lastLine = z.strictObject({ rows: z.int() })
const line = z.union([rowLine, lastLine])
type Line = z.infer<typeof line>

/** A row of a file, with the 1-based number of its line. */
export type FileRow = { number: number; table: LogTable; row: LogRow }

const schemas = new Map(logTables.map((table) => [table, z.strictObject(importRules[table.name])] as const))

/**
 * The rows of a file, each with what its columns may hold.
 * @param isChecked whether it was read to its end before: then columns aren't looked at once more
 * @throws RefusedImport
 */
export function* rowsOf(file: string, reading: Reading, isChecked = false): Generator<FileRow> {
  let number = 0
  let version = 0
  let rows = 0
  let promised: number | null = null
  for (const text of linesOf(file, reading)) {
    number++
    if (number === 1) version = readHeader(text)
    else if (text.trim() !== '') {
      const read = isChecked ? (parseJson(text) as Line | undefined) : line.safeParse(parseJson(text)).data
      if (!read || promised !== null) throw new RefusedImport({ code: 'broken-line', line: number })
      if ('rows' in read) promised = read.rows
      else {
        rows++
        yield isChecked ? rowOf(read, number) : checkRow(rowOf(read, number))
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

/** @throws RefusedImport */
function rowOf({ table: tableName, row }: z.infer<typeof rowLine>, number: number): FileRow {
  const table = logTables.find((one) => one.name === tableName)
  if (!table) throw new RefusedImport({ code: 'unknown-table', line: number, table: tableName })
  return { number, table, row }
}

/** @throws RefusedImport */
function checkRow(fileRow: FileRow): FileRow {
  const { number, table, row } = fileRow
  const at = { line: number, table: table.name }
  const read = (schemas.get(table) ?? z.never()).safeParse(row)
  if (!read.success) {
    const [issue] = read.error.issues
    if (issue?.code === 'unrecognized_keys')
      throw new RefusedImport({ code: 'unknown-column', ...at, column: issue.keys[0] ?? '' })
    throw new RefusedImport({ code: 'broken-value', ...at, column: String(issue?.path[0] ?? '') })
  }
  const column = contradictions[table.name]?.(row) ?? null
  if (column !== null) throw new RefusedImport({ code: 'broken-value', ...at, column })
  return fileRow
}
