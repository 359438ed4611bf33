import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { Writable } from '../../../electron/db/open.ts'

const migrations = readMigrations(join(import.meta.dirname, '../../../electron/db/migrations/progress'))
const upTo = (version: number) => migrations.filter((migration) => migration.version <= version)

const rows = {
  setting: { name: 'theme', value: '"dark"' },
  session: { id: 's', kind: 'check', course_id: 'c', chapter_id: '001', started_at: 5, items: '[]' },
  question_version: { hash: 'h', question_id: 'q', body: '{}' },
  answer: {
    id: 'a',
    session_id: 's',
    course_id: 'c',
    chapter_id: '001',
    question_id: 'q',
    question_hash: 'h',
    response: '{"type":"recall","right":true}',
    points: 1,
    possible: 1,
    milliseconds: 9,
    answered_at: 6,
  },
  chapter_progress: {
    course_id: 'c',
    chapter_id: '001',
    opened_at: 1,
    opened_anyway_at: null,
    done_at: null,
    read_at: 2,
    position_block: 'b',
    position_share: 0.5,
    read_share: 0.5,
    best_points: 1,
    best_possible: 1,
  },
  annotation: {
    id: 'n',
    kind: 'note',
    course_id: 'c',
    chapter_id: '001',
    block: 'b',
    quote: 'x',
    text: 'y',
    created_at: 1,
    updated_at: 2,
  },
}

/** A database as the version before left it, with a row in every table. */
function filled(): Writable {
  const db = openDatabase(join(temporaryFolder(), 'progress.db'))
  migrate(db, upTo(10))
  const tables = db
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
  expect(new Set(tables)).toEqual(new Set(Object.keys(rows)))
  for (const [table, row] of Object.entries(rows)) {
    const names = Object.keys(row)
    db.prepare(
      `insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
    ).run(row)
  }
  return db
}

test('practice and exams come beside what was there: every old row is as it was', () => {
  const db = filled()
  migrate(db, upTo(20).slice(1))
  const after = Object.fromEntries(
    Object.keys(rows).map((table) => [table, db.prepare(`select * from ${table}`).all()]),
  )
  expect(after).toEqual({
    ...Object.fromEntries(Object.entries(rows).map(([table, row]) => [table, [row]])),
    answer: [{ ...rows.answer, guessed: 0 }],
    question_version: [{ ...rows.question_version, case_body: null }],
  })
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
})

test.each([
  ['update answer set points = 0', /never changes/],
  ['update answer set milliseconds = 1', /never changes/],
  ['delete from answer', /never removed/],
])('the log refuses: %s', (sql, message) => {
  const db = filled()
  migrate(db, upTo(20).slice(1))
  expect(() => db.exec(sql)).toThrow(message)
  db.exec('update answer set guessed = 1')
  expect(db.prepare('select * from answer').all()).toEqual([{ ...rows.answer, guessed: 1 }])
  db.close()
})

/** A sitting of one question, ended or running. */
function withSitting(endedAt: number | null): Writable {
  const db = filled()
  migrate(db, upTo(20).slice(1))
  db.exec(`insert into session (id, kind, course_id, chapter_id, started_at, items)
             values ('e', 'exam', 'c', null, 7, '[]');
           insert into exam_sitting (session_id, choice, course_title, domains, seed, length, clock)
             values ('e', '{}', 'C', '[]', 1, 600000, 'real');
           insert into exam_item (session_id, place, question_id, question_hash, chapter_id, domain_id, possible)
             values ('e', 0, 'q', 'h', '001', '1', 1);`)
  if (endedAt !== null)
    db.exec(`update exam_sitting set ended_at = ${endedAt}, ended_by = 'time', used = 600000`)
  return db
}

test.each([
  'update exam_item set comment = 1',
  "update exam_sitting set ended_by = 'learner'",
  'update exam_sitting set used = 1',
])('a sitting that has ended refuses: %s', (sql) => {
  const db = withSitting(9)
  expect(() => db.exec(sql)).toThrow(/never changes/)
  db.exec('update exam_sitting set hidden = 1')
  db.close()
})

test('two exams cannot run at once', () => {
  const db = withSitting(null)
  const second = () =>
    db.exec(`insert into session values ('f', 'exam', 'c', null, 8, '[]');
             insert into exam_sitting (session_id, choice, course_title, domains, seed, length, clock)
               values ('f', '{}', 'C', '[]', 1, 600000, 'real')`)
  expect(second).toThrow(/UNIQUE/)
  db.close()
})
