import { createHash } from 'node:crypto'
import {
  applyRemovals,
  listAnsweredCourses,
  makeRoomForAnswer,
  markMerging,
  mergeRow,
  wasRemoved,
} from '../../db/log-tables.ts'
import { listCourses } from '../../db/library.ts'
import { inTransaction } from '../../db/open.ts'
import { troubleOf } from '../../db/trouble.ts'
import { createFit } from './fit.ts'
import { rowsOf } from './rows.ts'
import { RefusedImport } from './refused-import.ts'
import { rebuildRollups } from '../rollups.ts'
import type { ImportResult } from '../../contract/transfer.ts'
import type { LogTableName } from '../../db/log-tables.ts'
import type { Writable } from '../../db/open.ts'
import type { ReadProgress } from './lines.ts'
import type { FileRow } from './rows.ts'
import type { Stores } from '../stores.ts'

/** How many of each came in or went. */
export type MergeCounts = Omit<ImportResult, 'missingCourses'>

/** Under which number a table's rows are counted. */
const countedAs: { [Name in LogTableName]?: Exclude<keyof MergeCounts, 'removed'> } = {
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

/** What tells that a file is still the one that was checked. */
export type Checked = { digest: string }

/**
 * Reads a file to its end, so that one that can't be right is refused before anything is done for it.
 * @throws RefusedImport
 */
export function checkFile(file: string, onProgress?: ReadProgress): Checked {
  const hash = createHash('sha256')
  const rows = rowsOf(file, { onProgress, hash })
  while (!rows.next().done);
  return { digest: hash.digest('hex') }
}

/**
 * Merges an exported file into the logs: the union of both, in one transaction, then all roll-ups anew. The same file
 * again changes nothing, and the order of files does not matter. What it takes was checked before, so that the database
 * is held for a short time.
 * @param onProgress may throw until the last bit is merged, and then nothing of the file is
 * @throws RefusedImport when nothing of it was taken in
 */
export function mergeFile(
  progress: Writable,
  file: string,
  { digest }: Checked,
  onProgress?: ReadProgress,
): MergeCounts {
  const counts: MergeCounts = {
    ...{ answers: 0, sessions: 0, notes: 0, marks: 0, chapters: 0 },
    ...{ terms: 0, reading: 0, forecasts: 0, plans: 0, removed: 0 },
  }
  inTransaction(progress, () => {
    const fit = createFit(progress)
    const hash = createHash('sha256')
    markMerging(progress, true)
    for (const row of rowsOf(file, { onProgress, hash }, true)) {
      // Settings belong to the laptop.
      if (row.table.name === 'setting') continue
      fit.assertFits(row)
      mergeFileRow(progress, row, counts)
    }
    if (hash.digest('hex') !== digest) throw new RefusedImport({ code: 'changed-file' })
    fit.assertWhole()
    counts.removed = applyRemovals(progress)
    markMerging(progress, false)
    rebuildRollups(progress)
    onProgress?.(1, 1)
  })
  return counts
}

/** Courses with answers that aren't in the library. */
export function listMissingCourses({ progress, library }: Stores): string[] {
  const installed = new Set(listCourses(library).map(({ id }) => id))
  return listAnsweredCourses(progress).filter((id) => !installed.has(id))
}

function mergeFileRow(progress: Writable, { number, table, row }: FileRow, counts: MergeCounts): void {
  const { name } = table
  try {
    if (name === 'answer' && !makeRoomForAnswer(progress, row)) return
    if (wasRemoved(progress, name, row)) return
    const counter = countedAs[name]
    if (mergeRow(progress, table, row) && counter) counts[counter]++
  } catch (error) {
    const trouble = troubleOf(error, '')
    if (trouble?.code === 'STORAGE_FAILED')
      throw new RefusedImport({ code: 'impossible-row', line: number, table: name }, error)
    throw error
  }
}
