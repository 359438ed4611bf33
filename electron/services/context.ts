import { ORPCError, os } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'
import { settleExam } from '../data/exam-end.ts'
import { ImportUnderWay, StorageClosed } from '../data/refusals.ts'
import { troubleOf } from '../db/trouble.ts'
import { notNow, storageClosed } from './refusals.ts'
import type { DataRisk } from '../contract/app.ts'
import type { ErrorCode } from '../contract/base.ts'
import type { Courses } from './library/courses.ts'
import type { DataContext } from '../data/context.ts'
import type { Imports } from '../data/import/imports.ts'

/** Files that a page has sent, by the id it gave them. */
type Uploads = {
  /** Where a finished upload is, null when there is none. */
  find: (uploadId: string) => string | null
  /** As `find`; from then on it's the caller's to remove. */
  take: (uploadId: string) => string | null
  remove: (uploadId: string) => void
}

/** What every procedure gets. */
export type Context = DataContext & {
  version: string
  shell: 'electron' | 'browser' | 'cli'
  /** Why the data folder is no safe place, once that is known; never rejects. */
  dataRisk: Promise<DataRisk | null>
  courses: Courses
  uploads: Uploads
  imports: Imports
}

const storageErrors: Record<string, ErrorCode> = {
  STORAGE_FULL: 'STORAGE_FULL',
  STORAGE_READ_ONLY: 'STORAGE_READ_ONLY',
}

/**
 * What SQLite or the file system refuses becomes a code of the contract; what is not here
 * while courses are still being prepared is looked for again when they are, before that is said.
 */
const answering = os.$context<Context>().middleware(async ({ next, context, path }) => {
  try {
    return await next()
  } catch (error) {
    if (!isNotHere(error) || !context.courses.isPreparing()) throw refusalOf(error, context, path)
    await context.courses.whenPrepared()
  }
  try {
    return await next()
  } catch (error) {
    throw refusalOf(error, context, path)
  }
})

/**
 * Does what is due by now, before anything reads: ends the exam whose time is up. What keeps it from that is logged; the
 * call goes on and finds the exam as it is.
 */
export function settle(context: Context): void {
  if (context.storage.trouble) return
  try {
    settleExam(context)
  } catch (error) {
    refusalOf(error, context, ['settle'])
  }
}

/** An import that holds the database would hold up every window until it's done: calls wait for its end. */
const waiting = os.$context<Context>().middleware(async ({ next, context }) => {
  await context.imports.whenWritten()
  return next()
})

const settling = os.$context<Context>().middleware(({ next, context }) => {
  settle(context)
  return next()
})

/** For calls that keep the time of an exam themselves. */
export const keepingTime = waiting.concat(answering)

/** For calls that wait for no import, since one of them ends it. */
export const importing = settling.concat(answering)

/** For all other calls. */
export const refusing = waiting.concat(settling).concat(answering)

function isNotHere(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'NOT_HERE'
}

/** What a caller hears of an error; one that is no refusal of ours goes into the log. */
export function refusalOf(error: unknown, { storage, log }: Context, path: readonly string[]): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof StorageClosed) return storageClosed(error.path)
  if (error instanceof ImportUnderWay) return notNow('importing')
  const trouble = troubleOf(error, storage.dataDir)
  log(`${path.join('.')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  if (!trouble) return error
  if (trouble.code === 'DATABASE_CORRUPT') storage.declareTrouble(trouble)
  const code = storageErrors[trouble.code] ?? 'STORAGE_FAILED'
  return new ORPCError(code, {
    defined: true,
    status: errorCodes[code].status,
    data: { path: trouble.path, reason: trouble.reason },
  })
}
