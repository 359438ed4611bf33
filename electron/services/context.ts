import { ORPCError, os } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'
import { troubleOf } from '../db/trouble.ts'
import type { ErrorCode } from '../contract/base.ts'
import type { Day } from '../domain/calendar-day.ts'
import type { Courses } from './courses.ts'
import type { Imports } from './imports.ts'
import type { Storage } from './storage.ts'
import type { Uploads } from './uploads.ts'

/** What every procedure gets: no global state, no clock and no chance of its own. */
export type Context = {
  version: string
  shell: 'electron' | 'browser' | 'cli'
  /** Milliseconds since the epoch. */
  now: () => number
  /** Milliseconds since the machine was started, time asleep included; no clock setting touches it. */
  uptime: () => number
  /** The day of the learner's calendar at a time. */
  dayOf: (time: number) => Day
  /** Names this life of the process: readings of `uptime` compare within it. */
  run: string
  /** [0, 1) */
  random: () => number
  log: (line: string) => void
  storage: Storage
  courses: Courses
  uploads: Uploads
  imports: Imports
}

const storageErrors: Record<string, ErrorCode> = {
  STORAGE_FULL: 'STORAGE_FULL',
  STORAGE_READ_ONLY: 'STORAGE_READ_ONLY',
}

/**
 * Goes before every procedure. What SQLite or the file system refuses becomes a code of the contract; what is not here
 * while courses are still being prepared is looked for again when they are, before that is said.
 */
export const answering = os.$context<Context>().middleware(async ({ next, context, path }) => {
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

/** As `answering`, after an import that holds the database: a write would hold up every window until it's done. */
export const refusing = os
  .$context<Context>()
  .middleware(async ({ next, context }) => {
    await context.imports.whenWritten()
    return next()
  })
  .concat(answering)

function isNotHere(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'NOT_HERE'
}

/** What a caller hears of an error; one that is no refusal of ours goes into the log. */
export function refusalOf(error: unknown, { storage, log }: Context, path: readonly string[]): unknown {
  if (error instanceof ORPCError) return error
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
