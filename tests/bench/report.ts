import { join } from 'node:path'
import { openDatabase } from '../../electron/db/open.ts'
import { ratioResult } from './figure.ts'
import { prepareLongLog } from './long-log.ts'
import { compare, timed } from './measure.ts'
import { callApp, courseId } from './prepared-app.ts'
import type { Figure } from './figure.ts'

/** Opening the report over a million answers through `handle`, over adding up the log in one bare statement. */
export const report: Figure = async (surroundings) => {
  const app = await prepareLongLog(surroundings)
  await app.restart()
  const log = openDatabase(join(app.dataDir, 'progress.db'))
  const scan = log.prepare('select count(*), sum(points) from answer')
  surroundings.say('opening the report')
  const comparison = await compare(
    {
      app() {
        const request = app.requestOf('report/topics', { courseId })
        return timed(() => callApp(app, request))
      },
      bare: () => timed(() => scan.get()),
    },
    { rounds: 60, warmUp: 30 },
  )
  log.close()
  await app.close()
  return ratioResult(
    'Opening the report over 1,000,000 answers through handle, over counting and summing the log',
    0.02,
    'ms',
    comparison,
  )
}
