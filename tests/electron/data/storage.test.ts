import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openDatabase, openReadOnly } from '../../../electron/db/open.ts'
import { readSettings, writeSettings } from '../../../electron/db/settings.ts'
import { codeOf, testApp } from '../../support/app.ts'
import { canMount, smallDisk, temporaryFolder } from '../../support/folders.ts'
import { contentOf, migrationsDir, storageOn, usedFolder } from '../../support/storage.ts'

const holder = { processId: 1, shell: 'browser', url: null }

test('a new folder opens empty and what is stored is there after a restart', async () => {
  const dataDir = await usedFolder()
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toBeNull()
  expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
})

test('every connection that the app writes through makes a commit survive a power cut', async () => {
  const { storage } = storageOn(await usedFolder())
  await storage.open()
  const second = storage.connectLibrary()
  const connections = [storage.current().progress, storage.current().library, second]
  const backup = await storage.backUp('manual')
  await storage.restore(storage.findBackup(backup.name)!)
  connections.push(storage.current().progress)
  for (const connection of connections.filter(({ open }) => open)) {
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'busy_timeout']
    expect(settings.map((name) => connection.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 0, 5000])
  }
  expect(connections.filter(({ open }) => open)).toHaveLength(3)
  second.close()
})

test('data from a newer version is left as it is', async () => {
  const dataDir = await usedFolder()
  const db = new SqliteDatabase(join(dataDir, 'progress.db'))
  db.pragma('user_version = 9990')
  db.close()
  const before = contentOf(dataDir)
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toMatchObject({ code: 'DATABASE_NEWER', path: join(dataDir, 'progress.db') })
  expect(() => storage.current()).toThrow('STORAGE_CLOSED')
  await storage.close()
  expect(contentOf(dataDir)).toEqual(before)
})

describe('damaged data', () => {
  test('is left as it is until the learner chooses, and a backup brings it back', async () => {
    const dataDir = temporaryFolder()
    const first = storageOn(dataDir)
    await first.storage.open()
    first.storage.write((progress) => writeSettings(progress, { theme: 'dark' }))
    const backup = await first.storage.backUp('manual')
    await first.storage.close()

    writeFileSync(join(dataDir, 'progress.db'), 'this is no database at all, just text'.repeat(200))
    const before = contentOf(dataDir)
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toMatchObject({ code: 'DATABASE_CORRUPT' })
    for (const [path, content] of before) expect(readFileSync(path, 'base64')).toBe(content)

    expect(await storage.restore(storage.findBackup(backup.name)!)).toBeNull()
    expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
    expect(readdirSync(dataDir).some((name) => name.startsWith('progress.set-aside-'))).toBe(true)
  })

  test('deep in the file is found after a run that did not close', async () => {
    const dataDir = await usedFolder()
    const path = join(dataDir, 'progress.db')
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096 * 2, 4096 * 4)
    writeFileSync(path, bytes)
    writeFileSync(join(dataDir, 'running.json'), '{"processId":1,"shell":"browser","url":null}')
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toMatchObject({ code: 'DATABASE_CORRUPT' })
  })

  test('can be set aside for a fresh start', async () => {
    const dataDir = await usedFolder()
    writeFileSync(join(dataDir, 'progress.db'), 'no database'.repeat(1000))
    const { storage } = storageOn(dataDir)
    await storage.open()
    const { trouble, keptAs } = await storage.startFresh()
    expect(trouble).toBeNull()
    expect(readFileSync(keptAs!, 'utf8')).toContain('no database')
    expect(readSettings(storage.current().progress)).toEqual({})
  })

  test('in a backup is refused and nothing changes', async () => {
    const dataDir = temporaryFolder()
    const { storage } = storageOn(dataDir)
    await storage.open()
    storage.write((progress) => writeSettings(progress, { theme: 'dark' }))
    const backup = await storage.backUp('manual')
    writeFileSync(join(dataDir, 'backups', backup.name), 'no database'.repeat(1000))
    expect(await storage.restore(storage.findBackup(backup.name)!)).toMatchObject({
      code: 'DATABASE_CORRUPT',
    })
    expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
  })

  test('in the library is no trouble: it is made again', async () => {
    const dataDir = await usedFolder()
    writeFileSync(join(dataDir, 'library.db'), 'no database'.repeat(1000))
    const { storage, log } = storageOn(dataDir)
    expect(await storage.open()).toBeNull()
    expect(log.join()).toContain('The library is made again')
  })
})

describe('a progress file that is not there though there are backups', () => {
  /** A folder with a backup of one setting. */
  async function backedUpFolder() {
    const dataDir = await usedFolder()
    const { storage } = storageOn(dataDir)
    await storage.open()
    const { name } = await storage.backUp('manual')
    await storage.close()
    return { dataDir, path: join(dataDir, 'progress.db'), name }
  }
  const empties = [
    ['missing', (path: string) => rmSync(path)],
    ['empty', (path: string) => writeFileSync(path, '')],
  ] as const

  test.each(empties)('is trouble when it is %s, until a backup brings it back', async (_, lose) => {
    const { dataDir, path, name } = await backedUpFolder()
    lose(path)
    const before = contentOf(dataDir)
    const { storage } = storageOn(dataDir)
    for (let times = 0; times < 2; times++)
      expect(await storage.open()).toMatchObject({ code: 'DATABASE_MISSING', path })
    expect(contentOf(dataDir)).toEqual(before)
    expect(await storage.restore(storage.findBackup(name)!)).toBeNull()
    expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
  })

  test.each(empties)('is begun anew when it is %s and the learner says so', async (_, lose) => {
    const { dataDir, path } = await backedUpFolder()
    lose(path)
    const { storage } = storageOn(dataDir)
    await storage.open()
    expect(await storage.startFresh()).toMatchObject({ trouble: null })
    expect(readSettings(storage.current().progress)).toEqual({})
    expect(storage.backups().backups).toHaveLength(2)
    await storage.close()
    expect(await storageOn(dataDir).storage.open()).toBeNull()
  })
})

/** Fills a disk to the last byte with a file, and says which. */
function fill(disk: string): string {
  const filler = join(disk, 'filler')
  for (let size = 8192; size > 0; size = Math.floor(size / 2))
    try {
      writeFileSync(filler, Buffer.alloc(size * 1024), { flag: 'a' })
    } catch {
      // As full as it gets.
    }
  return filler
}

test.runIf(canMount)(
  'a read-only folder is trouble until it can be written, and is not touched',
  async () => {
    const disk = smallDisk(4096)
    const dataDir = join(disk.path, 'data')
    disk.remount('ro')
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toMatchObject({ code: 'STORAGE_READ_ONLY' })
    disk.remount('rw')
    expect(await storage.open()).toBeNull()
    storage.write((progress) => writeSettings(progress, { theme: 'dark' }))
    await storage.close()

    const before = contentOf(dataDir)
    disk.remount('ro')
    const later = storageOn(dataDir)
    expect(await later.storage.open()).toMatchObject({ code: 'STORAGE_READ_ONLY' })
    later.storage.announce(holder)
    expect(() => later.storage.current()).toThrow('STORAGE_CLOSED')
    expect(contentOf(dataDir)).toEqual(before)
    disk.remount('rw')
    expect(await later.storage.open()).toBeNull()
    expect(readSettings(later.storage.current().progress)).toEqual({ theme: 'dark' })
    await later.storage.close()
  },
)

test.runIf(canMount)('a full disk is trouble, what was stored stays, and room mends it', async () => {
  const disk = smallDisk(8192)
  const dataDir = join(disk.path, 'data')
  const first = storageOn(dataDir)
  await first.storage.open()
  first.storage.write((progress) => writeSettings(progress, { theme: 'dark' }))
  await first.storage.close()
  for (const name of ['lectern.lock', 'running.json']) rmSync(join(dataDir, name), { force: true })
  const before = contentOf(dataDir)
  const filler = fill(disk.path)
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toMatchObject({ code: 'STORAGE_FULL' })
  expect(contentOf(dataDir)).toEqual(before)
  storage.announce(holder)
  rmSync(filler)
  expect(await storage.open()).toBeNull()
  expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
  await storage.close()
})

test.runIf(canMount)(
  'a disk that is full in the middle of a sitting refuses the answer, and keeps the others',
  async () => {
    const disk = smallDisk(16_384)
    const app = await testApp({ dataDir: join(disk.path, 'data') })
    const note = (text: string, size = 10) =>
      app.api.notes.put({
        courseId: 'small',
        chapterId: '001-first',
        block: `block-${text}`,
        kind: 'note',
        quote: '',
        text: text.padEnd(size, '.'),
      })
    await note('before')
    const filler = fill(disk.path)
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, place) => codeOf(note(`full-${place}`, 20_000))),
    )
    expect(codes).toContain('STORAGE_FULL')
    expect(new Set(codes)).toEqual(
      new Set([...codes.filter((code) => code === 'no refusal'), 'STORAGE_FULL']),
    )
    rmSync(filler)
    await note('after')
    const kept = (await app.api.notes.list({ courseId: 'small' })).map(({ block }) => block)
    const acknowledged = codes.flatMap((code, place) =>
      code === 'no refusal' ? [`block-full-${place}`] : [],
    )
    expect(new Set(kept)).toEqual(new Set(['block-before', ...acknowledged, 'block-after']))
  },
)

test('a backup is made before a migration and holds what was there', async () => {
  const dataDir = await usedFolder()
  const newer = temporaryFolder()
  cpSync(migrationsDir, newer, { recursive: true })
  writeFileSync(join(newer, 'progress', '9980_test.sql'), "delete from setting where name = 'theme';")
  const { storage } = storageOn(dataDir, newer)
  expect(await storage.open()).toBeNull()
  expect(readSettings(storage.current().progress)).toEqual({})
  const [backup] = storage.backups().backups
  expect(backup).toMatchObject({ reason: 'migration' })
  const copy = openReadOnly(join(dataDir, 'backups', backup!.name))
  expect(readSettings(copy)).toEqual({ theme: 'dark' })
  copy.close()
})

test('a migration that fails leaves the data as it was', async () => {
  const dataDir = await usedFolder()
  const newer = temporaryFolder()
  cpSync(migrationsDir, newer, { recursive: true })
  writeFileSync(join(newer, 'progress', '9980_test.sql'), 'delete from setting; select nothing_such;')
  const failing = storageOn(dataDir, newer)
  expect(await failing.storage.open()).toMatchObject({ code: 'STORAGE_FAILED' })
  await failing.storage.close()
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toBeNull()
  expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
})

test('a backup whose name leads elsewhere is not here', async () => {
  const { storage } = storageOn(temporaryFolder())
  await storage.open()
  expect(storage.findBackup('../progress.db')).toBeNull()
})

describe('a progress file that is empty, without a backup', () => {
  test('is not welcomed as a first day until the learner says so', async () => {
    const dataDir = temporaryFolder()
    const path = join(dataDir, 'progress.db')
    writeFileSync(path, '')
    const { storage } = storageOn(dataDir)
    for (let times = 0; times < 2; times++)
      expect(await storage.open()).toMatchObject({ code: 'DATABASE_EMPTY', path })
    expect(readFileSync(path, 'utf8')).toBe('')
    expect(await storage.startFresh()).toMatchObject({ trouble: null })
    expect(readSettings(storage.current().progress)).toEqual({})
  })

  test('is never left by a first start that was killed', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(join(dataDir, 'progress.db.incoming'), 'half of a database')
    writeFileSync(join(dataDir, 'progress.db.incoming-journal'), '')
    const { storage } = storageOn(dataDir)
    expect(await storage.open()).toBeNull()
    expect(readdirSync(dataDir).filter((name) => name.includes('incoming'))).toEqual([])
  })
})

test('the journal of a progress file that is gone gets into no other one', async () => {
  const dataDir = temporaryFolder()
  const path = join(dataDir, 'progress.db')
  const lost = openDatabase(path)
  lost.exec('create table lost (words text)')
  const journal = readFileSync(`${path}-wal`)
  lost.close()
  rmSync(path)
  writeFileSync(`${path}-wal`, journal)
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toBeNull()
  const { progress } = storage.current()
  expect(progress.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(progress.prepare(`select name from sqlite_master where name = 'lost'`).all()).toEqual([])
  const kept = readdirSync(dataDir).find((name) => /set-aside.*-wal$/.test(name))
  expect(readFileSync(join(dataDir, kept ?? '')).equals(journal)).toBe(true)
})

test('databases and backups are their owner’s alone, those made before as well', async () => {
  const dataDir = await usedFolder()
  const names = () =>
    readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.db|backups$/.test(name))
  for (const name of names()) chmodSync(join(dataDir, name), name === 'backups' ? 0o755 : 0o644)
  const { storage } = storageOn(dataDir)
  await storage.open()
  await storage.backUp('manual')
  const modes = names().map((name) => [name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)])
  expect(modes.length).toBeGreaterThan(6)
  for (const [name, mode] of modes) expect([name, mode]).toEqual([name, name === 'backups' ? '700' : '600'])
})

test('a lock that is no lock is made again, and progress stays in its place', async () => {
  const dataDir = await usedFolder()
  writeFileSync(join(dataDir, 'lectern.lock'), 'garbage '.repeat(2000))
  const { storage } = storageOn(dataDir)
  expect(await storage.open()).toBeNull()
  expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
})

test('where the lock cannot be made the sentence names its file, and progress is not set aside', async () => {
  const dataDir = await usedFolder()
  rmSync(join(dataDir, 'lectern.lock'))
  mkdirSync(join(dataDir, 'lectern.lock'))
  const { storage } = storageOn(dataDir)
  storage.announce({ processId: process.pid, shell: 'cli', url: null })
  const refusal = { code: 'LOCK_FAILED', path: join(dataDir, 'lectern.lock') }
  expect(await storage.open()).toMatchObject(refusal)
  expect(await storage.startFresh()).toMatchObject({ trouble: refusal, keptAs: null })
  rmSync(join(dataDir, 'lectern.lock'), { recursive: true })
  expect(await storage.open()).toBeNull()
  expect(existsSync(join(dataDir, 'running.json')), 'who runs is noted once it can be').toBe(true)
  expect(readSettings(storage.current().progress)).toEqual({ theme: 'dark' })
})
