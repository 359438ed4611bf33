import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrate, pendingMigrations, readMigrations, versionOf } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { StorageTrouble } from '../../../electron/db/trouble.ts'
import { temporaryFolder } from '../../support/folders.ts'

const steps = [
  { version: 10, name: '0010_start.sql', sql: 'create table a (x integer) strict' },
  { version: 20, name: '0020_more.sql', sql: 'alter table a add column y text' },
]

function emptyDatabase() {
  return openDatabase(join(temporaryFolder(), 'any.db'))
}

test('migrations run in order and once', () => {
  const db = emptyDatabase()
  migrate(db, pendingMigrations(db, steps.slice(0, 1)))
  expect(versionOf(db)).toBe(10)
  migrate(db, pendingMigrations(db, steps))
  expect(versionOf(db)).toBe(20)
  expect(pendingMigrations(db, steps)).toEqual([])
  db.close()
})

test('a migration that fails leaves the version before it whole', () => {
  const db = emptyDatabase()
  const broken = {
    version: 20,
    name: '0020_broken.sql',
    sql: 'create table b (x integer); select nothing_such',
  }
  expect(() => migrate(db, [steps[0]!, broken])).toThrow()
  expect(versionOf(db)).toBe(10)
  expect(db.prepare("select name from sqlite_schema where type = 'table'").pluck().all()).toEqual(['a'])
  db.close()
})

test('a file from a newer version is refused', () => {
  const db = emptyDatabase()
  db.pragma('user_version = 30')
  expect(() => pendingMigrations(db, steps)).toThrow(StorageTrouble)
  db.close()
})

const root = join(import.meta.dirname, '../../../electron/db/migrations')

describe.each(['progress', 'library'])('the %s database', (name) => {
  const migrations = readMigrations(join(root, name))

  test('has migrations numbered upwards by tens', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, place) => (place + 1) * 10))
  })

  test('has strict tables only', () => {
    const db = emptyDatabase()
    migrate(db, migrations)
    const loose = db
      .prepare(
        "select name from pragma_table_list where strict = 0 and type = 'table' and name not like 'sqlite_%'",
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
    db.close()
  })
})
