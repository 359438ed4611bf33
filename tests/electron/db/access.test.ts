import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inTransaction, openDatabase, openReadOnly, prepared } from '../../../electron/db/open.ts'
import { readSettings, writeSettings } from '../../../electron/db/settings.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { storageOn } from '../../support/storage.ts'
import type { Readable, Writable } from '../../../electron/db/open.ts'
import type { Storage } from '../../../electron/data/storage.ts'

/**
 * What doesn't compile is held by the type check (`npm run types`), which refuses an expected error that isn't there.
 * These functions are never called.
 */
export const refusedByTheCompiler = [
  ({ current }: Storage) => {
    const { progress, library } = current()
    readSettings(progress)
    // @ts-expect-error A reader can't call a writer,
    writeSettings(progress, { theme: 'dark' })
    // @ts-expect-error begin a transaction,
    inTransaction(progress, () => undefined)
    // @ts-expect-error run a statement,
    prepared(progress, 'delete from setting').run()
    // @ts-expect-error run any SQL,
    progress.exec('delete from setting')
    // @ts-expect-error or close what others read from,
    progress.close()
    // @ts-expect-error and neither with the library.
    inTransaction(library, () => undefined)
  },
  ({ write }: Storage) =>
    write((progress) => {
      readSettings(progress)
      writeSettings(progress, { theme: 'dark' })
    }),
  (readable: Readable, writable: Writable) => {
    readable = writable
    // @ts-expect-error What can be read can't be written for that.
    writable = readable
    return writable
  },
  () => {
    // @ts-expect-error Nor can a file that was opened to look at it.
    writeSettings(openReadOnly('some.db'), {})
  },
]

test('a file that was opened to look at it takes no write', () => {
  const path = join(temporaryFolder(), 'some.db')
  const db = openDatabase(path)
  db.exec('create table setting (name text)')
  db.close()
  const readOnly = openReadOnly(path)
  expect(() => readOnly.prepare('delete from setting').run()).toThrow('readonly')
  readOnly.close()
})

test('what a write has begun when it fails is taken back, and no change is counted', async () => {
  const { storage } = storageOn(temporaryFolder())
  await storage.open()
  const before = storage.changes()
  expect(() =>
    storage.write((progress) => {
      writeSettings(progress, { theme: 'dark' })
      throw new Error('cut off')
    }),
  ).toThrow('cut off')
  expect(readSettings(storage.current().progress)).toEqual({})
  expect(storage.changes()).toBe(before)
  expect(() => storage.write(() => storage.write(() => undefined))).toThrow('another write')
})
