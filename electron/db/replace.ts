import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flush, moveDurably } from '../files/durable.ts'

/*
 * How a database takes the place of another one. Whatever moment the app is killed at, `finishReplacing` finds the
 * earlier database or the new one at the next start, whole:
 *
 * 1. progress.db.incoming       the new one is copied and proven there; a kill leaves the earlier one
 * 2. progress.db.next-STAMP     it is proven; a kill leaves the earlier one
 * 3. progress.set-aside-STAMP.db-wal, then progress.set-aside-STAMP.db
 *                               the earlier one moves away, its journal first: a kill after the journal moves that
 *                               back, a kill after both lets the new one take the place
 * 4. progress.db                the new one
 */

/** Where a new database is copied to and proven, beside the one whose place it takes. */
export function incomingOf(database: string): string {
  return `${database}.incoming`
}

function namesOf(database: string, stamp: string): { next: string; earlier: string } {
  return {
    next: `${database}.next-${stamp}`,
    earlier: database.replace(/\.db$/, `.set-aside-${stamp}.db`),
  }
}

export type Replacement = {
  /** Where the earlier database is, null when there was none. */
  earlier: string | null
  /** Puts the earlier database back, once the new one is closed again. */
  undo(): void
}

/**
 * Puts the proven database at `incomingOf(database)` in the place of the closed `database`.
 * When that fails the earlier one is back in its place.
 * @param now milliseconds since the epoch, for the name of the earlier one
 */
export function replaceDatabase(database: string, now: number): Replacement {
  const stamp = freeStamp(database, now)
  const { next, earlier } = namesOf(database, stamp)
  const wasThere = existsSync(database)
  const undo = () => {
    if (!wasThere && !existsSync(next)) removeDatabase(database)
    putBack(database, stamp)
  }
  moveDurably(incomingOf(database), next)
  try {
    if (existsSync(`${database}-wal`)) moveDurably(`${database}-wal`, `${earlier}-wal`)
    if (wasThere) moveDurably(database, earlier)
    rmSync(`${database}-shm`, { force: true })
    moveDurably(next, database)
    return { earlier: wasThere ? earlier : null, undo }
  } catch (error) {
    undo()
    throw error
  }
}

function freeStamp(database: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const { earlier } = namesOf(database, stamp)
  return existsSync(earlier) || existsSync(`${earlier}-wal`) ? freeStamp(database, now + 1) : stamp
}

function putBack(database: string, stamp: string): void {
  const { next, earlier } = namesOf(database, stamp)
  if (existsSync(earlier)) {
    removeDatabase(database)
    moveDurably(earlier, database)
  }
  if (existsSync(`${earlier}-wal`)) moveDurably(`${earlier}-wal`, `${database}-wal`)
  rmSync(next, { force: true })
}

/** Ends what a kill interrupted: with the new database where the earlier one had moved away, else with that. */
export function finishReplacing(database: string): void {
  const folder = dirname(database)
  const prefix = `${basename(database)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue
    const rest = name.slice(prefix.length)
    if (/^incoming(\.part)?(-wal|-shm|-journal)?$/.test(rest) || rest === 'incoming-wal.part')
      rmSync(join(folder, name), { force: true })
    else if (rest.startsWith('next-')) {
      if (existsSync(database)) putBack(database, rest.slice('next-'.length))
      else moveDurably(join(folder, name), database)
    }
  }
}

/** Removes a closed database with its journal. */
export function removeDatabase(database: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true })
  flush(dirname(database))
}
