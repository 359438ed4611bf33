import { join } from 'node:path'
import { v7 as uuidV7 } from 'uuid'
import { openDatabase } from '../../electron/db/open.ts'
import { ratioResult } from './figure.ts'
import { compare, timed } from './measure.ts'
import { callApp, courseId } from './prepared-app.ts'
import type { Result, Surroundings } from './figure.ts'
import type { PreparedApp } from './prepared-app.ts'

export type BareInsert = {
  run: () => void
  /** Closes the file and opens it again. */
  restart: () => void
  close: () => void
}

/** Stores the values of an answer in a table of its columns and nothing else, with the app's settings. */
export function bareInsert(path: string): BareInsert {
  const sameValues = [
    uuidV7(),
    courseId,
    '0001-synthetic',
    'q-1-1',
    '0123456789abcdef',
    '{"type":"recall","right":true}',
  ]
  function start() {
    const db = openDatabase(path)
    db.exec(
      `create table if not exists answer (id text primary key, session_id text, course_id text, chapter_id text,
         question_id text, question_hash text, response text, points integer, possible integer,
         milliseconds integer, answered_at integer) strict, without rowid`,
    )
    return { db, statement: db.prepare('insert into answer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)') }
  }
  let { db, statement } = start()
  return {
    run: () => void statement.run(uuidV7(), ...sameValues, 1, 1, 4_000, Date.now()),
    restart() {
      db.close()
      ;({ db, statement } = start())
    },
    close: () => db.close(),
  }
}

const answersOfSitting = 50

/**
 * Storing answers through `handle`, over the bare INSERT. Every 50 answers both sides are closed and opened again, as
 * between two sittings of a learner, so that each has the journal that a fresh start and one answer leave it with.
 * @param path of the call that stores an answer
 * @param inputsOf what to send it, without end
 */
export async function storingFigure(
  { folder, say }: Surroundings,
  { what, app, path, inputsOf }: StoringCase,
): Promise<Result> {
  const insert = bareInsert(join(folder, 'bare.db'))
  const inputs = inputsOf(app)
  const nextRequest = async () => app.requestOf(path, (await inputs.next()).value)
  say('storing answers')
  const comparison = await compare(
    {
      async app() {
        const request = await nextRequest()
        return timed(() => callApp(app, request))
      },
      bare: () => timed(insert.run),
    },
    {
      rounds: 1_200,
      warmUp: 60,
      async before(round) {
        if (round % answersOfSitting !== 0) return
        await app.restart()
        insert.restart()
        await callApp(app, await nextRequest())
        insert.run()
      },
    },
  )
  insert.close()
  await app.close()
  return ratioResult(what, 1.5, 'ms', comparison)
}

type StoringCase = {
  what: string
  app: PreparedApp
  path: string
  inputsOf: (app: PreparedApp) => AsyncGenerator<unknown>
}
