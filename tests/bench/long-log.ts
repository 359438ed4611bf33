import { join } from 'node:path'
import { v7 as uuidV7 } from 'uuid'
import { openDatabase } from '../../electron/db/open.ts'
import { keepQuestionVersions } from '../../electron/db/question-versions.ts'
import { insertSession } from '../../electron/db/sessions.ts'
import { keyResponse, possiblePoints } from '../../electron/questions/index.ts'
import { rebuildRollups } from '../../electron/data/rollups.ts'
import { courseId, prepareApp } from './prepared-app.ts'
import type { Question } from '../../electron/contract/content.ts'
import type { Writable } from '../../electron/db/open.ts'
import type { Surroundings } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

const longLogAnswers = 1_000_000
const answersOfSession = 50
const years = 10

/** A question of the course with where it stands and what answers it. */
export type Asked = { question: Question; chapterId: string }

/** A closed app in whose progress are ten years of practice: a million answers, with all that is rolled up from them. */
export async function prepareLongLog(surroundings: Surroundings): Promise<PreparedApp> {
  const app = await prepareApp(surroundings)
  await app.close()
  surroundings.say('writing a million answers')
  writeLongLog(app.dataDir, Date.now())
  return app
}

function writeLongLog(dataDir: string, now: number): void {
  const questions = listAsked(dataDir)
  const progress = openDatabase(join(dataDir, 'progress.db'))
  progress.pragma('cache_size = -200000')
  progress
    .transaction(() => {
      writeAnswers(progress, questions, now)
      rebuildRollups(progress)
    })
    .immediate()
  progress.pragma('wal_checkpoint(TRUNCATE)')
  progress.close()
}

/** Every practice question of the compiled course. */
export function listAsked(dataDir: string): Asked[] {
  const library = openDatabase(join(dataDir, 'library.db'))
  const rows = library
    .prepare<[string], { body: string; chapterId: string }>(
      `select body, chapter_id as chapterId from question where course_id = ? and pool = 'practice'`,
    )
    .all(courseId)
  library.close()
  return rows.map(({ body, chapterId }) => ({ question: JSON.parse(body) as Question, chapterId }))
}

function writeAnswers(progress: Writable, asked: Asked[], now: number): void {
  keepQuestionVersions(
    progress,
    asked.map(({ question }) => ({ question, case: null })),
  )
  const add = progress.prepare(
    `insert into answer (id, session_id, course_id, chapter_id, question_id, question_hash, response, points,
       possible, milliseconds, answered_at, guessed, day) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
  )
  const items = asked.map(({ question, chapterId }) => ({
    question,
    chapterId,
    response: JSON.stringify(keyResponse(question)),
    possible: possiblePoints(question),
  }))
  const step = (years * 365.25 * 86_400_000) / longLogAnswers
  let sessionId = ''
  for (let number = 0; number < longLogAnswers; number += 1) {
    const answeredAt = Math.floor(now - (longLogAnswers - number) * step)
    if (number % answersOfSession === 0) {
      sessionId = uuidV7({ msecs: answeredAt })
      const session = { id: sessionId, kind: 'practice' as const, courseId, chapterId: null }
      insertSession(progress, { ...session, startedAt: answeredAt, items: [] })
    }
    // 7919 is prime, so that neighbours in the course are not neighbours in the log.
    const { question, chapterId, response, possible } = items[(number * 7919) % items.length]!
    add.run(
      ...[
        uuidV7({ msecs: answeredAt }),
        sessionId,
        courseId,
        chapterId,
        question.id,
        question.hash,
        response,
      ],
      ...[number % 3 === 0 ? 0 : possible, possible, 20_000, answeredAt],
      new Date(answeredAt).toISOString().slice(0, 10),
    )
  }
}
