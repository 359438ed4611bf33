import * as z from 'zod/mini'
import { logTables } from '../db/log-tables.ts'
import { linesOf } from './import-lines.ts'
import { contradictions, importRules, parseJson } from './import-rules.ts'
import { RefusedImport } from './refused-import.ts'
import type { LogRow, LogTable } from '../db/log-tables.ts'
import type { ReadProgress } from './import-lines.ts'

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

/** A row of a file, with the 1-based number of its line. */
export type FileRow = { number: number; table: LogTable; row: LogRow }

const tables = new Map(
  logTables.map((table) => [
    table.name as string,
    { table, schema: z.strictObject(importRules[table.name]) },
  ]),
)

/**
 * The rows of a file, each with what its columns may hold.
 * @throws RefusedImport
 */
export function* rowsOf(file: string, onProgress?: ReadProgress): Generator<FileRow> {
  let number = 0
  let version = 0
  let rows = 0
  let promised: number | null = null
  for (const text of linesOf(file, onProgress)) {
    number++
    if (number === 1) version = readHeader(text)
    else if (text.trim() !== '') {
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

function readRow({ table: tableName, row }: z.infer<typeof rowLine>, number: number): FileRow {
  const known = tables.get(tableName)
  if (!known) throw new RefusedImport({ code: 'unknown-table', line: number, table: tableName })
  const { table, schema } = known
  const read = schema.safeParse(row)
  if (!read.success) {
    const [issue] = read.error.issues
    const at = { line: number, table: tableName }
    if (issue?.code === 'unrecognized_keys')
      throw new RefusedImport({ code: 'unknown-column', ...at, column: issue.keys[0] ?? '' })
    throw new RefusedImport({ code: 'broken-value', ...at, column: String(issue?.path[0] ?? '') })
  }
  const column = contradictions[table.name]?.(row) ?? null
  if (column !== null)
    throw new RefusedImport({ code: 'broken-value', line: number, table: tableName, column })
  return { number, table, row }
}
