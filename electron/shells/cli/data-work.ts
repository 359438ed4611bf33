import { chmodSync, createWriteStream, existsSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { privateFile } from '../../files/durable.ts'
import { checkFile, listMissingCourses, mergeFile } from '../../data/import/merge.ts'
import { RefusedImport } from '../../data/import/refused-import.ts'
import { computeRollups, readRollups, rebuildRollups } from '../../data/rollups.ts'
import { exportAnswers, exportLog } from '../../data/export.ts'
import { fail, openStorage, withStorage } from './data-storage.ts'
import { checkBackups } from './data-backups.ts'
import type { Place } from './data-storage.ts'
import type { ImportRefusal } from '../../contract/transfer.ts'

/** Says of every roll-up whether it is what the logs add up to, and of the backups whether they are whole. Returns the exit code. */
export async function check(place: Place): Promise<number> {
  return await withStorage(place, (storage) => {
    const { progress } = storage.current()
    const stored = readRollups(progress)
    const computed = computeRollups(progress)
    let differences = 0
    for (const name of ['questions', 'chapters', 'days', 'terms', 'checks'] as const) {
      const same = isDeepStrictEqual(stored[name], computed[name])
      if (!same) differences++
      console.log(
        `${name}: ${computed[name].length}, ${same ? 'as the logs have it' : 'not as the logs have it'}`,
      )
    }
    if (differences > 0) console.error('“rebuild” puts that right; the logs themselves are not touched.')
    return Promise.resolve(checkBackups(storage) && differences === 0 ? 0 : 1)
  })
}

/** Computes all roll-ups anew. Returns the exit code. */
export async function rebuild(place: Place): Promise<number> {
  return await withStorage(place, (storage) => {
    storage.write(rebuildRollups)
    console.log('What is rolled up was computed anew from the logs.')
    return Promise.resolve(0)
  })
}

/** Writes all data, or the answers as CSV, by the file's ending. Returns the exit code. */
export async function exportTo(place: Place, file: string): Promise<number> {
  return await withStorage(place, async (storage) => {
    const { progress } = storage.current()
    const lines = file.endsWith('.csv') ? exportAnswers(progress) : exportLog(progress)
    try {
      // A file that's replaced would keep its mode; a pipe or a terminal has none to change.
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) chmodSync(file, privateFile)
      await pipeline(Readable.from(lines), createWriteStream(file, { mode: privateFile }))
    } catch (error) {
      return failOf(error, `${file} could not be written`)
    }
    console.log(`${file} was written.`)
    return 0
  })
}

/** Merges an exported file, after a backup where it can be read. Returns the exit code. */
export async function importFrom(place: Place, file: string): Promise<number> {
  if (!existsSync(file)) return fail(`There is no file ${file}.`)
  return await openStorage(place, async (storage) => {
    try {
      const checked = checkFile(file)
      await storage.backUp('import')
      const { removed, ...counts } = storage.write((progress) => mergeFile(progress, file, checked))
      for (const [name, count] of Object.entries(counts)) if (count > 0) console.log(`${name}: ${count} new`)
      if (removed > 0) console.log(`notes and reports: ${removed} removed`)
      else if (Object.values(counts).every((count) => count === 0)) console.log('Nothing in it is new.')
      for (const id of listMissingCourses(storage.current()))
        console.log(
          `The course ${id} is not in this folder’s library; its answers are kept. Courses that come with Lectern are put there when it starts.`,
        )
      return 0
    } catch (error) {
      if (error instanceof RefusedImport)
        return fail(`${file} was not imported: ${describeRefusal(error.refusal)}`)
      return failOf(error, `${file} could not be read`)
    }
  })
}

function describeRefusal(refusal: ImportRefusal): string {
  switch (refusal.code) {
    case 'empty':
      return 'it is empty.'
    case 'not-lectern':
      return 'its first line is not that of an export.'
    case 'newer':
      return `it has version ${refusal.version}, and this Lectern reads up to ${refusal.known}.`
    case 'broken-line':
      return `line ${refusal.line} is not whole.`
    case 'line-too-long':
      return `line ${refusal.line} is longer than ${refusal.megabytes} MB, which no line of an export is.`
    case 'cut-off':
      return 'it is not whole. Export it once more.'
    case 'changed-file':
      return 'it was changed meanwhile. Import it again.'
    case 'unknown-table':
      return `line ${refusal.line} names a table “${refusal.table}”, and there is none.`
    case 'unknown-column':
      return `line ${refusal.line} has a column “${refusal.column}”, and the table “${refusal.table}” has none.`
    case 'broken-value':
      return `“${refusal.column}” of the table “${refusal.table}” can’t be right on line ${refusal.line}.`
    case 'changed-question':
      return `the question on line ${refusal.line} was changed after it was exported.`
    case 'misfit':
      return `“${refusal.column}” of the table “${refusal.table}” on line ${refusal.line} doesn’t fit what it refers to.`
    case 'impossible-row':
      return `line ${refusal.line} has a row of the table “${refusal.table}” that can’t be right.`
  }
}

/** Says what the system said; what it did not say is a fault of the program. */
function failOf(error: unknown, what: string): number {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  return fail(`${what}: ${error.message}`)
}
