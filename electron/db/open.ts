import { open } from 'node:fs/promises'
import SqliteDatabase from 'better-sqlite3'
import { claimPrivateFile } from '../files/durable.ts'
import type { Database, Statement, Transaction } from 'better-sqlite3'

declare const access: unique symbol

/** A connection for functions that only read: what they prepare can't be run. A `Writable` is one as well. */
export type Readable = Pick<Database, 'name' | 'open' | 'prepare' | 'pragma'> & {
  readonly [access]: { read: true }
}

/** A connection for functions that write. Of a learner's open progress only `storage.write` hands one out. */
export type Writable = Database & { readonly [access]: { read: true; write: true } }

/** A statement that gives rows. */
type Query<Parameters extends unknown[], Row> = Pick<
  Statement<Parameters, Row>,
  'get' | 'all' | 'iterate' | 'pluck' | 'raw'
>

/**
 * Opens a database file, creating it if it is not there, with the settings on which every promise of
 * durability rests: a commit is on the disk when it returns (WAL with synchronous=FULL; the driver's
 * default of NORMAL loses acknowledged answers when the power goes).
 */
export function openDatabase(path: string): Writable {
  claimPrivateFile(path)
  const db = new SqliteDatabase(path, { timeout: 5000 }) as Writable
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    if (process.platform === 'darwin') db.pragma('fullfsync = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Of the journal, before a checkpoint starts it over (SQLite's own default of 1,000 pages). */
const journalBytes = 4 * 1024 * 1024

/**
 * Lets the journal take up its room on the disk at once, so that no later commit has to find any: a commit that
 * makes the file longer waits for the file system's own journal as well. The pages are written by a change
 * larger than the cache and then taken back, so they mean nothing and are written over.
 * A disk without so much room is no trouble here; what does not fit is told when it is stored.
 */
export function reserveJournal(db: Writable): void {
  const cacheSize = db.pragma('cache_size', { simple: true }) as number
  try {
    db.pragma('cache_size = 16')
    db.exec('begin immediate; create table journal_room (bytes blob) strict')
    db.prepare('insert into journal_room values (zeroblob(?))').run(journalBytes)
  } catch {
    // Taken back all the same.
  } finally {
    if (db.inTransaction) db.exec('rollback')
    db.pragma(`cache_size = ${cacheSize}`)
  }
}

/**
 * Opens the library. Its journal is put back when it is closed: doing that with the commit of a large course holds
 * up everything else for seconds.
 */
export function openLibraryFile(path: string): Writable {
  const db = openDatabase(path)
  db.pragma('wal_autocheckpoint = 0')
  return db
}

/** Sees to it, off this thread, that what was written of a long transaction is on the disk before it is committed. */
export async function flushJournal(path: string): Promise<void> {
  const journal = await open(`${path}-wal`, 'r+')
  try {
    await journal.datasync()
  } finally {
    await journal.close()
  }
}

/** Opens a file to look at it: nothing is written, not even a journal. */
export function openReadOnly(path: string): Readable & Pick<Database, 'close'> {
  return new SqliteDatabase(path, { readonly: true, fileMustExist: true, timeout: 5000 }) as Writable
}

/**
 * Opens a database that is still being made, such as the copy of a backup: without a journal beside it, and not safe
 * against a power cut until its file is flushed.
 */
export function openDraft(path: string): Writable {
  claimPrivateFile(path)
  const db = new SqliteDatabase(path) as Writable
  try {
    db.pragma('synchronous = OFF')
    db.pragma('journal_mode = MEMORY')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const statements = new WeakMap<Readable, Map<string, Statement>>()

/** The statement of this SQL on this connection, prepared once. */
export function prepared<Parameters extends unknown[], Row = unknown>(
  db: Writable,
  sql: string,
): Statement<Parameters, Row>
export function prepared<Parameters extends unknown[], Row = unknown>(
  db: Readable,
  sql: string,
): Query<Parameters, Row>
export function prepared<Parameters extends unknown[], Row = unknown>(
  db: Readable,
  sql: string,
): Statement<Parameters, Row> {
  let known = statements.get(db)
  if (!known) statements.set(db, (known = new Map()))
  let statement = known.get(sql)
  if (!statement) known.set(sql, (statement = db.prepare(sql)))
  return statement as Statement<Parameters, Row>
}

const transactions = new WeakMap<Writable, Transaction<(work: () => unknown) => unknown>>()

/** Runs work in a transaction that writes: when this returns all of it is stored, when it throws nothing is. */
export function inTransaction<Result>(db: Writable, work: () => Result): Result {
  let run = transactions.get(db)
  if (!run) transactions.set(db, (run = db.transaction((inner) => inner())))
  return run.immediate(work) as Result
}

/** How many rows a connection has inserted, changed or deleted since it was opened. */
export function countRowsWritten(db: Readable): number {
  return prepared<[], { count: number }>(db, 'select total_changes() as count').get()?.count ?? 0
}

/**
 * Names the state of a database as this connection sees it: another one after every change, whichever connection made
 * it. Null within a transaction, whose changes may still be undone.
 */
export function stateOf(db: Readable): string | null {
  if ((db as Writable).inTransaction) return null
  const { own, others } = prepared<[], { own: number; others: number }>(
    db,
    'select total_changes() as own, data_version as others from pragma_data_version',
  ).get()!
  return `${own} ${others}`
}

/**
 * Runs a statement that writes a row and returns it. It is stepped to its end, where it commits: `get`
 * stops at the row, so that a commit that fails, as on a full disk, would be taken for stored.
 * @param sql with a `returning` clause that gives one row
 */
export function writeReturning<Row>(db: Writable, sql: string, values: (string | number | null)[]): Row {
  return prepared<(string | number | null)[], Row>(db, sql).all(...values)[0]!
}
