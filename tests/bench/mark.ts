import { join } from 'node:path'
import { v7 as uuidV7 } from 'uuid'
import { openDatabase } from '../../electron/db/open.ts'
import { callApp, courseId, prepareApp } from './prepared-app.ts'
import { compare, timed } from './measure.ts'
import { ratioResult } from './figure.ts'
import type { QuestionView } from '../../electron/contract/content.ts'
import type { Response as Answer } from '../../electron/contract/response.ts'
import type { Figure } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

/** Storing a self-check answer through `handle`, over a bare durable INSERT of the same values. */
export const mark: Figure = async (surroundings) => {
  const app = await prepareApp(surroundings)
  const insert = bareInsert(join(surroundings.folder, 'bare.db'))
  const answers = answersWithoutEnd(app)
  const journals = [join(app.dataDir, 'progress.db'), join(surroundings.folder, 'bare.db')].map(openDatabase)
  surroundings.say('storing answers')
  const comparison = await compare(
    {
      async app() {
        const request = app.requestOf('check/answer', (await answers.next()).value)
        return timed(() => callApp(app, request))
      },
      bare: () => timed(insert.run),
    },
    {
      rounds: 1_200,
      warmUp: 60,
      // A learner's sitting begins with an empty journal, and growing it is part of what a commit costs.
      before(round) {
        if (round % 50 === 0) for (const db of journals) db.pragma('wal_checkpoint(TRUNCATE)')
      },
    },
  )
  for (const db of journals) db.close()
  insert.close()
  await app.close()
  return ratioResult(
    'Storing a self-check mark through handle, over a raw durable INSERT of the same values',
    1.5,
    'ms',
    comparison,
  )
}

/** Sits one self-check after the other, through all chapters and again, and gives what to send. */
async function* answersWithoutEnd(app: PreparedApp) {
  await app.api.settings.update({ openAllChapters: true })
  const { list } = await app.api.library.course({ courseId })
  for (;;)
    for (const { id: chapterId } of list) {
      const asked = await app.api.check.begin({ courseId, chapterId, afresh: true }).catch(() => null)
      for (const question of asked?.questions ?? [])
        yield {
          sessionId: asked!.sessionId,
          questionId: question.id,
          response: responseTo(question),
          milliseconds: 4_000,
        }
    }
}

function responseTo({ type }: QuestionView): Answer {
  switch (type) {
    case 'recall':
      return { type, right: true }
    case 'single':
      return { type, choice: null }
    case 'multiple':
      return { type, choices: [] }
    case 'grid':
      return { type, answers: {} }
    case 'order':
      return { type, steps: [] }
    case 'match':
      return { type, pairs: {} }
    case 'cloze':
      return { type, blanks: {} }
    case 'number':
      return { type, text: '12' }
  }
}

/** A table of the same columns and nothing else, on a connection with the same settings. */
function bareInsert(path: string) {
  const db = openDatabase(path)
  db.exec(
    `create table answer (id text primary key, session_id text, course_id text, chapter_id text,
       question_id text, question_hash text, response text, points integer, possible integer,
       milliseconds integer, answered_at integer) strict, without rowid`,
  )
  const statement = db.prepare('insert into answer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const same = [
    uuidV7(),
    courseId,
    '0001-synthetic',
    'q-1-1',
    '0123456789abcdef',
    '{"type":"recall","right":true}',
  ]
  return {
    run: () => statement.run(uuidV7(), ...same, 1, 1, 4_000, Date.now()),
    close: () => db.close(),
  }
}
