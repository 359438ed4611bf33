import { join } from 'node:path'
import { openDatabase } from '../../electron/db/open.ts'
import { rebuildRollups } from '../../electron/data/rollups.ts'
import { ratioResult } from './figure.ts'
import { prepareLongLog } from './long-log.ts'
import { compare, timed } from './measure.ts'
import type { Writable } from '../../electron/db/open.ts'
import type { Figure } from './figure.ts'

/** Computing all roll-ups of a million answers anew, over reading the rows of a plain join of what they rest on. */
export const rebuild: Figure = async (surroundings) => {
  const app = await prepareLongLog(surroundings)
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  surroundings.say('rebuilding')
  const comparison = await compare(
    {
      app: () => timed(() => rebuildRollups(progress)),
      bare: () => timed(() => scanJoin(progress)),
    },
    { rounds: 5, warmUp: 1 },
  )
  progress.close()
  return ratioResult(
    'Rebuilding all roll-ups of 1,000,000 answers, over scanning the log joined with sessions and questions',
    2.5,
    'ms',
    comparison,
  )
}

/** What a first version of the rebuild would read, and nothing done with it. */
function scanJoin(progress: Writable): number {
  const rows = progress
    .prepare(
      `select answer.id, answer.course_id, answer.chapter_id, answer.question_id, answered_at, day, points, possible,
         milliseconds, guessed, kind, hidden, json_extract(body, '$.difficulty'), json_extract(body, '$.type')
       from answer join session on session.id = answer.session_id
         join question_version on hash = question_hash
         left join exam_sitting on exam_sitting.session_id = session.id
       order by answered_at, answer.id`,
    )
    .raw()
  let count = 0
  for (const row of rows.iterate()) count += (row as unknown[]).length
  return count
}
