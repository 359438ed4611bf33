import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listStretches } from '../../../electron/db/clock-stretches.ts'
import { migrate, readMigrations } from '../../../electron/db/migrate.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { temporaryFolder } from '../../support/folders.ts'

const migrations = readMigrations(join(import.meta.dirname, '../../../electron/db/migrations/progress'))

test('what the clocks of a running exam said stays, without the name of a boot', () => {
  const db = openDatabase(join(temporaryFolder(), 'progress.db'))
  migrate(
    db,
    migrations.filter(({ version }) => version < 80),
  )
  db.exec(`insert into session (id, kind, course_id, chapter_id, started_at, items)
      values ('exam', 'exam', 'c', null, 1, '[]');
    insert into clock_stretch (session_id, number, run, from_wall, from_uptime, to_wall, to_uptime, ended)
      values ('exam', 0, 'run', 1, 2, 3, 4, 'close')`)
  migrate(
    db,
    migrations.filter(({ version }) => version >= 80),
  )
  expect(listStretches(db, 'exam')).toEqual([
    { run: 'run', boot: null, from: { wall: 1, uptime: 2 }, to: { wall: 3, uptime: 4 }, ended: 'close' },
  ])
  db.close()
})
