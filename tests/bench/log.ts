import { join } from 'node:path'
import { v7 as uuidV7 } from 'uuid'
import { insertSession } from '../../electron/db/sessions.ts'
import { writeSettings } from '../../electron/db/settings.ts'
import { keyResponse, possiblePoints } from '../../electron/questions/index.ts'
import { storeAnswer } from '../../electron/data/answer-log.ts'
import { createCalendar } from '../../electron/data/calendar.ts'
import { createStorage } from '../../electron/data/storage.ts'
import { bareInsert } from './bare-insert.ts'
import { ratioResult } from './figure.ts'
import { listAsked, prepareLongLog } from './long-log.ts'
import { compare, timed } from './measure.ts'
import { courseId } from './prepared-app.ts'
import type { Figure } from './figure.ts'

/**
 * Storing an answer with all that is rolled up from it, on top of a million others, over a raw durable INSERT: what
 * is durable only, without the call around it (for that see `mark` and `exam`).
 */
export const log: Figure = async (surroundings) => {
  const app = await prepareLongLog(surroundings)
  const asked = listAsked(app.dataDir)
  const migrationsDir = join(surroundings.root, 'electron/db/migrations')
  const options = { dataDir: app.dataDir, migrationsDir, now: Date.now, log: surroundings.say }
  const storage = createStorage({ ...options, uptime: () => performance.now() })
  await storage.open()
  // The first write of a day makes a backup, which isn't what is measured.
  storage.write((progress) => writeSettings(progress, { theme: 'system' }))
  await storage.settled()
  const context = { dayOf: createCalendar(undefined) }
  const insert = bareInsert(join(surroundings.folder, 'bare.db'))
  surroundings.say('storing answers')
  let number = 0
  let sessionId = ''
  const comparison = await compare(
    {
      app() {
        const { question, chapterId } = asked[(number * 7919) % asked.length]!
        const possible = possiblePoints(question)
        const answeredAt = Date.now()
        const answer = {
          ...{ id: uuidV7(), sessionId, courseId, chapterId, answeredAt, possible },
          ...{ questionId: question.id, questionHash: question.hash, response: keyResponse(question) },
          ...{ points: number % 3 === 0 ? 0 : possible, milliseconds: 4_000, guessed: false },
        }
        number += 1
        return timed(() =>
          storage.write((progress) => storeAnswer(progress, context, answer, question, 'practice')),
        )
      },
      bare: () => timed(insert.run),
    },
    {
      rounds: 1_200,
      warmUp: 60,
      before() {
        if (number % 50 > 0) return
        sessionId = uuidV7()
        const session = { id: sessionId, kind: 'practice' as const, courseId, chapterId: null }
        storage.write((progress) => insertSession(progress, { ...session, startedAt: Date.now(), items: [] }))
      },
    },
  )
  insert.close()
  await storage.close()
  return ratioResult(
    'Storing an answer with all its roll-ups on top of 1,000,000 others, over a raw durable INSERT',
    1.5,
    'ms',
    comparison,
  )
}
