import { v7 as uuidV7 } from 'uuid'
import { openDatabase } from '../../electron/db/open.ts'
import { callApp, courseId } from './prepared-app.ts'
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
 * To be called before each round: every 50 answers both sides are closed and opened again, as between two sittings
 * of a learner, so that each has the journal that a fresh start and one answer leave it with.
 */
export function beginSittings(sides: {
  app: PreparedApp
  insert: BareInsert
  /** The next answer to be stored. */
  answer: () => Promise<Request>
}): (round: number) => Promise<void> {
  return async (round) => {
    if (round % answersOfSitting !== 0) return
    await sides.app.restart()
    sides.insert.restart()
    await callApp(sides.app, await sides.answer())
    sides.insert.run()
  }
}
