import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/folders.ts'
import {
  answersOf,
  contentOf,
  migrationsDir,
  saveAnswer,
  saveAnswerAside,
  storageOn,
} from '../../support/storage.ts'
import type { Storage } from '../../../electron/data/storage.ts'

const minute = 60_000
const day = 24 * 60 * minute
const noon = Date.UTC(2026, 10, 24, 12)

/** A folder with an answer "a" in a backup and in the progress, and an answer "b" in the progress alone. */
async function folderOfTwo() {
  const dataDir = temporaryFolder()
  const { storage, clock } = storageOn(dataDir)
  await storage.open()
  saveAnswerAside(storage, 'a', noon)
  const { name } = await storage.backUp('manual')
  clock.now += minute
  saveAnswerAside(storage, 'b', clock.now)
  return { dataDir, storage, clock, source: join(dataDir, 'backups', name) }
}

/** What is beside a progress file while another one takes its place. */
function leftOver(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => /incoming|next-|\.part/.test(name))
}

function namesOf(storage: Storage): string[] {
  return storage.backups().backups.map(({ name }) => name)
}

test('a restore keeps what it replaces, and can be taken back', async () => {
  const { dataDir, storage, source } = await folderOfTwo()
  expect(await storage.restore(source)).toBeNull()
  expect(answersOf(storage)).toEqual(['a'])
  const { backups, folder } = storage.backups()
  expect(backups.map(({ reason }) => reason)).toEqual(['restore', 'manual'])
  expect(await storage.restore(join(folder, backups[0]!.name))).toBeNull()
  expect(answersOf(storage)).toEqual(['a', 'b'])
  expect(leftOver(dataDir)).toEqual([])
  expect(readdirSync(dataDir).filter((name) => name.includes('set-aside'))).toEqual([])
})

test.each([0, 56, 4000])(
  'after %i days away the oldest backup is restored, and none is lost',
  async (away) => {
    const { storage, clock } = storageOn(temporaryFolder())
    await storage.open()
    const made: string[] = []
    for (let place = 0; place < 5; place++) {
      saveAnswerAside(storage, String(place), clock.now)
      made.unshift((await storage.backUp('routine')).name)
      clock.now += 3 * 60 * minute
    }
    clock.now += away * day
    const oldest = made.at(-1)!
    expect(await storage.restore(storage.findBackup(oldest)!)).toBeNull()
    expect(answersOf(storage)).toEqual(['0'])
    expect(namesOf(storage).slice(1)).toEqual(made)
  },
)

test('a preview says what is in a backup and what would be lost, and changes nothing', async () => {
  const { dataDir, storage, clock, source } = await folderOfTwo()
  const note = (id: string, block: string) =>
    storage
      .current()
      .progress.prepare(`insert into annotation values (?, 'note', 'c', 'ch', ?, '', 'text', 1, ?)`)
      .run(id, block, clock.now)
  note('1', 'first')
  const before = contentOf(dataDir)
  expect(await storage.preview(source)).toEqual({
    answers: 1,
    newestAnswer: noon,
    difference: { lostAnswers: 1, lostNotes: 1, isOther: false },
  })
  expect(contentOf(dataDir)).toEqual(before)

  const other = storageOn(temporaryFolder()).storage
  await other.open()
  saveAnswer(other, 'other', noon)
  expect(await other.preview(source)).toMatchObject({ difference: { lostAnswers: 1, isOther: true } })
})

describe('a file that cannot be restored is refused, and nothing changes:', () => {
  const spoiled: [string, (path: string) => void, string][] = [
    ['garbage', (path) => writeFileSync(path, 'no database'.repeat(1000)), 'DATABASE_CORRUPT'],
    ['an empty file', (path) => writeFileSync(path, ''), 'NOT_PROGRESS'],
    [
      'a backup of a newer Lectern',
      (path) => change(path, (db) => db.pragma('user_version = 9990')),
      'DATABASE_NEWER',
    ],
    [
      'a database of another program',
      (path) => {
        rmSync(path)
        change(path, (db) => db.exec('create table answer (words text)'))
      },
      'NOT_PROGRESS',
    ],
    [
      'a backup whose middle is damaged',
      (path) => writeFileSync(path, readFileSync(path).fill(0x5a, 4096 * 2, 4096 * 4)),
      'DATABASE_CORRUPT',
    ],
    [
      'a backup that cannot be migrated',
      (path) => change(path, (db) => db.pragma('user_version = 10')),
      'STORAGE_FAILED',
    ],
    ['a file that is gone', (path) => rmSync(path), 'STORAGE_FAILED'],
  ]

  function change(path: string, work: (db: SqliteDatabase.Database) => unknown): void {
    const db = new SqliteDatabase(path)
    work(db)
    db.close()
  }

  test.each(spoiled)('%s', async (_, spoil, code) => {
    const { dataDir, storage, source } = await folderOfTwo()
    const { progress } = storage.current()
    spoil(source)
    const before = contentOf(dataDir)
    await expect(storage.preview(source)).rejects.toMatchObject({ trouble: { code } })
    expect(await storage.restore(source)).toMatchObject({ code })
    expect(storage.current().progress).toBe(progress)
    expect(progress.open).toBe(true)
    expect(contentOf(dataDir)).toEqual(before)
    expect(answersOf(storage)).toEqual(['a', 'b'])
  })
})

test('a backup of an older version is migrated before it takes the place', async () => {
  const older = temporaryFolder()
  cpSync(migrationsDir, older, { recursive: true })
  rmSync(join(older, 'progress', readdirSync(join(older, 'progress')).sort().at(-1)!))
  const before = storageOn(temporaryFolder(), older).storage
  await before.open()
  const { name } = await before.backUp('manual')
  const source = before.findBackup(name)!

  const { storage } = storageOn(temporaryFolder())
  await storage.open()
  const version = () => storage.current().progress.pragma('user_version', { simple: true })
  const newest = version()
  expect(await storage.restore(source)).toBeNull()
  expect(version()).toBe(newest)
  expect(storage.backups().backups.map(({ reason }) => reason)).toEqual(['restore'])
})

test('a database that was copied with its journal is restored with what is in the journal', async () => {
  const { dataDir, storage } = await folderOfTwo()
  const copied = join(temporaryFolder(), 'copied.db')
  for (const suffix of ['', '-wal']) copyFileSync(join(dataDir, `progress.db${suffix}`), copied + suffix)
  expect(statSync(`${copied}-wal`).size).toBeGreaterThan(0)
  const fresh = storageOn(temporaryFolder()).storage
  await fresh.open()
  expect(await fresh.restore(copied)).toBeNull()
  expect(answersOf(fresh)).toEqual(answersOf(storage))
})

test('when the restored file cannot be opened after all, the earlier one is open again', async () => {
  const { dataDir, storage, source } = await folderOfTwo()
  // A folder where SQLite wants its journal: the proof works on a copy of another name.
  const progress = storage.write((writable) => writable)
  const { close } = progress
  progress.close = function () {
    close.call(progress)
    // Nothing was written through it since its journal was folded in.
    for (const suffix of ['-wal', '-shm']) rmSync(join(dataDir, `progress.db${suffix}`), { force: true })
    blocked = true
    return progress
  }
  let blocked = false
  const backupsBefore = namesOf(storage)
  const prototype = Object.getPrototypeOf(progress) as typeof progress
  const { pragma } = prototype
  prototype.pragma = function (this: typeof progress, ...given: Parameters<typeof pragma>) {
    if (blocked && given[0] === 'journal_mode = WAL') {
      blocked = false
      throw new SqliteDatabase.SqliteError('disk I/O error', 'SQLITE_IOERR')
    }
    return pragma.apply(this, given)
  }
  try {
    expect(await storage.restore(source)).toMatchObject({ code: 'STORAGE_FAILED' })
  } finally {
    prototype.pragma = pragma
  }
  expect(storage.trouble).toBeNull()
  expect(answersOf(storage)).toEqual(['a', 'b'])
  expect(namesOf(storage)).toHaveLength(backupsBefore.length + 1)
  expect(leftOver(dataDir)).toEqual([])
})

describe('a kill at every step of', () => {
  const script = join(import.meta.dirname, '../../support/restore-process.ts')
  const killer = join(import.meta.dirname, '../../support/kill-at.ts')

  /** Restores, or starts fresh, in a process that is killed at a call. @returns whether it was */
  async function isKilled(dataDir: string, source: string | null, call: number): Promise<boolean> {
    const child = spawn(
      process.execPath,
      ['--import', killer, script, dataDir, ...(source === null ? [] : [source])],
      { env: { ...process.env, LECTERN_KILL_AT: String(call) }, stdio: 'ignore' },
    )
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    if (signal === null) expect(code).toBe(0)
    return signal === 'SIGKILL'
  }

  /** Kills at one call after the other, several at once, and looks at what each leaves. */
  async function killEverywhere(
    prepared: string,
    source: string | null,
    look: (dataDir: string) => Promise<void>,
  ) {
    let ended = false
    const lanes = Array.from({ length: 4 }, async (_, lane) => {
      for (let call = lane + 1; !ended; call += 4) {
        const dataDir = join(temporaryFolder(), 'data')
        cpSync(prepared, dataDir, { recursive: true })
        if (!(await isKilled(dataDir, source === null ? null : join(dataDir, 'backups', source), call)))
          ended = true
        await look(dataDir)
      }
    })
    await Promise.all(lanes)
  }

  test('a restore leaves the earlier progress or the restored one', { timeout: 120_000 }, async () => {
    const { dataDir, storage, source } = await folderOfTwo()
    await storage.close()
    const backups = namesOf(storage)
    const seen = new Set<string>()
    await killEverywhere(dataDir, source.slice(join(dataDir, 'backups').length + 1), async (killed) => {
      const next = storageOn(killed).storage
      expect(await next.open()).toBeNull()
      seen.add(answersOf(next).join())
      expect(namesOf(next)).toEqual(expect.arrayContaining(backups))
      expect(leftOver(killed)).toEqual([])
      await next.close()
    })
    expect(seen).toEqual(new Set(['a,b', 'a']))
  })

  test('a fresh start leaves the damaged file in its place, or aside', { timeout: 120_000 }, async () => {
    const dataDir = temporaryFolder()
    const damaged = openDatabase(join(dataDir, 'progress.db'))
    damaged.exec(
      `create table later (words text); insert into later values ('kept'); pragma user_version = 9990`,
    )
    // As after a kill: with a journal that is not folded in.
    for (const suffix of ['', '-wal'])
      copyFileSync(join(dataDir, `progress.db${suffix}`), join(dataDir, `copy.db${suffix}`))
    damaged.close()
    for (const suffix of ['', '-wal']) {
      copyFileSync(join(dataDir, `copy.db${suffix}`), join(dataDir, `progress.db${suffix}`))
      rmSync(join(dataDir, `copy.db${suffix}`))
    }
    const seen = new Set<string>()
    await killEverywhere(dataDir, null, async (killed) => {
      const next = storageOn(killed).storage
      const code = (await next.open())?.code ?? 'open'
      seen.add(code)
      await next.close()
      const aside = readdirSync(killed).find((name) => /set-aside.*\.db$/.test(name))
      expect(aside === undefined).toBe(code !== 'open')
      const kept = new SqliteDatabase(join(killed, aside ?? 'progress.db'))
      expect(kept.prepare('select words from later').pluck().get()).toBe('kept')
      kept.close()
      expect(leftOver(killed)).toEqual([])
    })
    expect(seen).toEqual(new Set(['DATABASE_NEWER', 'open']))
  })
})
