import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase, prepared } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/folders.ts'

test('every connection has the settings that make a commit survive a power cut', () => {
  const path = join(temporaryFolder(), 'any.db')
  for (const connection of [openDatabase(path), openDatabase(path)]) {
    const setting = (name: string) => connection.pragma(name, { simple: true })
    expect({
      journal_mode: setting('journal_mode'),
      synchronous: setting('synchronous'),
      foreign_keys: setting('foreign_keys'),
      trusted_schema: setting('trusted_schema'),
      busy_timeout: setting('busy_timeout'),
      fullfsync: setting('fullfsync'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      busy_timeout: 5000,
      fullfsync: process.platform === 'darwin' ? 1 : 0,
    })
    connection.close()
  }
})

test('a statement is prepared once for each connection', () => {
  const db = openDatabase(join(temporaryFolder(), 'any.db'))
  expect(prepared(db, 'select 1')).toBe(prepared(db, 'select 1'))
  db.close()
})
