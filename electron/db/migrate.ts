import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StorageTrouble } from './trouble.ts'
import { inTransaction } from './open.ts'
import type { Readable, Writable } from './open.ts'

export type Migration = { version: number; name: string; sql: string }

/** The numbered SQL files of a folder (`0010_start.sql`), in order. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      name,
      sql: readFileSync(join(folder, name), 'utf8'),
    }))
}

/** The version that a database was last migrated to; 0 for an empty one. */
export function versionOf(db: Readable): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * The migrations that a database still needs.
 * @throws StorageTrouble DATABASE_NEWER when the file was written by a newer version of the app.
 */
export function pendingMigrations(db: Readable, migrations: Migration[]): Migration[] {
  const version = versionOf(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (version > newest)
    throw new StorageTrouble({
      code: 'DATABASE_NEWER',
      path: db.name,
      reason: `The file has version ${version}; this app knows up to ${newest}.`,
    })
  return migrations.filter((migration) => migration.version > version)
}

/** Applies migrations, each in a transaction of its own: a failure leaves the last whole version. */
export function migrate(db: Writable, migrations: Migration[]): void {
  for (const migration of migrations) {
    inTransaction(db, () => {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.version}`)
    })
  }
}
