import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { assertReadable, mergeFile, RefusedImport } from '../../services/merge.ts'
import { computeRollups, readRollups, rebuildRollups } from '../../services/rollups.ts'
import { exportAnswers, exportLog } from '../../services/transfer-export.ts'
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
    rebuildRollups(storage.current().progress)
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
      await pipeline(Readable.from(lines), createWriteStream(file))
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
      assertReadable(file)
      await storage.backUp('import')
      const { missingCourses, removed, ...counts } = mergeFile(storage.current(), file)
      for (const [name, count] of Object.entries(counts)) if (count > 0) console.log(`${name}: ${count} new`)
      if (removed > 0) console.log(`notes and reports: ${removed} removed`)
      else if (Object.values(counts).every((count) => count === 0)) console.log('Nothing in it is new.')
      for (const id of missingCourses)
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
    case 'cut-off':
      return 'it is not whole. Export it once more.'
    case 'unknown-table':
      return `line ${refusal.line} names a table “${refusal.table}”, and there is none.`
    case 'broken-value':
      return `“${refusal.column}” on line ${refusal.line} is not JSON.`
    case 'impossible-row':
      return `line ${refusal.line} holds a row that cannot be right.`
  }
}

/** Says what the system said; what it did not say is a fault of the program. */
function failOf(error: unknown, what: string): number {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  return fail(`${what}: ${error.message}`)
}
