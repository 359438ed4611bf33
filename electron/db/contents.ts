import { openReadOnly } from './open.ts'
import { StorageTrouble } from './trouble.ts'
import type { Preview } from '../contract/app.ts'
import type { Readable } from './open.ts'

export type Contents = Omit<Preview, 'difference'>
type Difference = NonNullable<Preview['difference']>

/** Tables of a progress file since its first version. */
const tables = ['setting', 'session', 'question_version', 'answer', 'chapter_progress', 'annotation']

/** Looks for damage. @throws StorageTrouble DATABASE_CORRUPT */
export function assertWhole(db: Readable): void {
  const result = db.pragma('quick_check(1)', { simple: true })
  if (result !== 'ok')
    throw new StorageTrouble({ code: 'DATABASE_CORRUPT', path: db.name, reason: String(result) })
}

/** Sees to it that an open database is a progress file, of whatever version. @throws StorageTrouble NOT_PROGRESS */
export function assertProgress(db: Readable): void {
  const names = db.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all()
  const reason = 'It has the tables of another program, or none.'
  if (!tables.every((table) => names.includes(table)))
    throw new StorageTrouble({ code: 'NOT_PROGRESS', path: db.name, reason })
}

export function readContents(db: Readable): Contents {
  const contents = db
    .prepare<[], Contents>('select count(*) as answers, max(answered_at) as newestAnswer from answer')
    .get()
  return contents ?? { answers: 0, newestAnswer: null }
}

const sql = `select
  (select count(*) from answer where not exists (select 1 from restored.answer as kept
    where kept.session_id = answer.session_id and kept.question_id = answer.question_id))
    as lostAnswers,
  (select count(*) from annotation where not exists (select 1 from restored.annotation as kept
    where kept.id = annotation.id and kept.updated_at >= annotation.updated_at)) +
  (select count(*) from question_mark where not exists (select 1 from restored.question_mark as kept
    where kept.course_id = question_mark.course_id and kept.question_id = question_mark.question_id
      and kept.updated_at >= question_mark.updated_at)) as lostNotes,
  exists (select 1 from session) and exists (select 1 from restored.session)
    and not exists (select 1 from session join restored.session as kept using (id)) as isOther`

/** Compares two progress files of this version; nothing is written to either. */
export function compareContents(current: string, restored: string): Difference {
  const db = openReadOnly(current)
  try {
    db.prepare('attach database ? as restored').run(restored)
    const found = db.prepare<[], Omit<Difference, 'isOther'> & { isOther: number }>(sql).get()
    return { lostAnswers: 0, lostNotes: 0, ...found, isOther: found?.isOther === 1 }
  } finally {
    db.close()
  }
}
