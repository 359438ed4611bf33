import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { computeRollups, readRollups, rebuildRollups } from '../../../electron/data/rollups.ts'
import { testApp } from '../../support/app.ts'
import { courseId, examApp } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { take } from '../../support/learner-steps.ts'
import type { Writable } from '../../../electron/db/open.ts'
import type { TestApp } from '../../support/app.ts'

const migrations = readMigrations(join(import.meta.dirname, '../../../electron/db/migrations/progress'))
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version)

const tables = (db: Writable) =>
  db
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
const columns = (db: Writable, table: string) =>
  db.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[]

type Row = Record<string, unknown>
const rowsOf = (db: Writable, table: string) =>
  db.prepare(`select * from ${table} order by ${columns(db, table).slice(0, 2).join()}`).all() as Row[]

/** What learners did, as the app stores it: practice, a self-check, a sitting, notes, flags and a reading position. */
async function studied(): Promise<TestApp> {
  const app = await examApp({ exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] })
  const done = { sat: [], practised: [] }
  await take(app, { kind: 'practise', right: [true, false, true], guessed: true }, done)
  await take(app, { kind: 'wait', hours: 30 }, done)
  await take(app, { kind: 'sit', right: [true, false, true], seed: 1 }, done)
  await take(app, { kind: 'sit', right: [false, true], seed: 2 }, done)
  await take(app, { kind: 'hide', hidden: true }, done)
  await take(app, { kind: 'wait', hours: 50 }, done)
  await take(app, { kind: 'practise', right: [false, false, true, true], guessed: false }, done)
  await take(app, { kind: 'note', block: 'first', text: 'mind this' }, done)
  await take(app, { kind: 'flag', place: 1, flagged: true }, done)
  await take(app, { kind: 'done', done: true }, done)
  await app.api.settings.update({ theme: 'dark' })
  await app.close()
  return app
}

/**
 * The same data as the version before would have it: its tables and columns, without what came later, and without
 * reviews, which it did not know.
 */
function asBefore(file: string, version = 20): { old: Writable; before: Map<string, Row[]>; path: string } {
  const now = openDatabase(file)
  const path = join(temporaryFolder(), 'progress.db')
  const old = openDatabase(path)
  migrate(old, upTo(version))
  const before = new Map<string, Row[]>()
  old.pragma('foreign_keys = off')
  for (const table of tables(old)) {
    // A column that has gone since has its default.
    const names = columns(old, table).filter((name) => columns(now, table).includes(name))
    const insert = old.prepare(
      `insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
    )
    // A sitting that has ended refuses items that come after it.
    for (const row of rowsOf(now, table))
      insert.run(Object.fromEntries(names.map((name) => [name, row[name]])))
    before.set(table, rowsOf(old, table))
  }
  old.pragma('foreign_keys = on')
  now.close()
  return { old, before, path }
}

test('learning comes beside what was there: every old row is as it was, and each answer knows its day', async () => {
  const { dataDir } = await studied()
  const { old: db, before } = asBefore(join(dataDir, 'progress.db'))
  for (const table of ['session', 'answer', 'exam_sitting', 'exam_item', 'annotation', 'question_mark'])
    expect(before.get(table)!.length, table).toBeGreaterThan(0)
  const known = new Map(tables(db).map((table) => [table, columns(db, table)]))
  migrate(db, upTo(30).slice(2))
  for (const [table, names] of known) {
    const after = rowsOf(db, table).map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))
    expect(after, table).toEqual(before.get(table))
  }
  for (const { answered_at: answeredAt, day, guessed_at: guessedAt } of rowsOf(db, 'answer')) {
    const date = new Date(Number(answeredAt))
    const [year, month, dayOfMonth] = String(day).split('-').map(Number)
    expect([year, month, dayOfMonth]).toEqual([date.getFullYear(), date.getMonth() + 1, date.getDate()])
    expect(guessedAt).toBeNull()
  }
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(() => db.exec("update answer set day = '2000-01-01'")).toThrow(/never changes/)
  expect(() => db.exec('delete from answer')).toThrow(/never removed/)
  db.close()
})

test('the question of a practice session that was on screen comes beside what was there', async () => {
  const { dataDir } = await studied()
  const { old: db, before } = asBefore(join(dataDir, 'progress.db'), 40)
  expect(before.get('practice_session')!.length).toBeGreaterThan(0)
  migrate(db, upTo(50).slice(-1))
  for (const [table, rows] of before) {
    const isNew = (row: Row) => (table === 'practice_session' ? { ...row, current_question_id: null } : row)
    expect(rowsOf(db, table), table).toEqual(rows.map(isNew))
  }
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})

test('the log has one key with every answer as it was, append-only as before', async () => {
  const { dataDir } = await studied()
  const { old: db, before } = asBefore(join(dataDir, 'progress.db'), 50)
  const answers = before.get('answer')!
  expect(answers.some(({ guessed }) => guessed === 1)).toBe(true)
  migrate(db, upTo(60).slice(-1))
  expect(rowsOf(db, 'answer')).toEqual(
    expect.arrayContaining(answers.map((row) => expect.objectContaining(row))),
  )
  expect(rowsOf(db, 'answer')).toHaveLength(answers.length)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(() => db.exec('insert into answer select * from answer limit 1')).toThrow(/UNIQUE/)
  for (const column of ['id', 'points', 'day', 'review_of'])
    expect(() => db.exec(`update answer set ${column} = ${column}`), column).toThrow(/never changes/)
  expect(() => db.exec('delete from answer')).toThrow(/never removed/)
  db.exec('update answer set guessed = 0, guessed_at = 1')
  db.close()
})

test('an older file that is opened gets what its logs add up to', async () => {
  const app = await studied()
  const { old, path } = asBefore(join(app.dataDir, 'progress.db'))
  old.close()
  const dataDir = dirname(path)
  const opened = await testApp({ dataDir, contentDirs: [app.contentDir], clock: app.clock })
  // The three of the sitting that is left out of statistics are among them: they are studied all the same.
  const { total } = await opened.api.progress.overview({ courseId })
  expect(total).toMatchObject({ answers: 12, days: 3, reading: 0 })
  const names = (await opened.api.app.backups()).backups.map(({ reason }) => reason)
  expect(names).toEqual(['migration'])
  await opened.close()

  const [before, after] = [app.dataDir, dataDir].map((folder) => openDatabase(join(folder, 'progress.db')))
  const rolledUp = readRollups(after!)
  expect(rolledUp.questions.length).toBeGreaterThan(0)
  expect(rolledUp).toEqual(readRollups(before!))
  expect(rolledUp).toEqual(computeRollups(after!))
  rebuildRollups(after!)
  expect(readRollups(after!)).toEqual(rolledUp)
  before!.close()
  after!.close()
})

test('days get back the sitting that was left out of statistics, and rows of zeros go', async () => {
  const app = await studied()
  const { old, path } = asBefore(join(app.dataDir, 'progress.db'), 60)
  old.exec('delete from day_rollup')
  old.exec(
    `insert into chapter_rollup select course_id, 'empty', ${Array(13).fill('0').join()} from chapter_rollup limit 1`,
  )
  old.close()
  const dataDir = dirname(path)
  const opened = await testApp({ dataDir, contentDirs: [app.contentDir], clock: app.clock })
  expect((await opened.api.progress.overview({ courseId })).total).toMatchObject({ answers: 12, days: 3 })
  await opened.close()
  const db = openDatabase(path)
  expect(readRollups(db)).toEqual(computeRollups(db))
  db.close()
})
