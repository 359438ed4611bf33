import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { writeSettings } from '../../electron/db/settings.ts'
import { createStorage } from '../../electron/data/storage.ts'
import { temporaryFolder } from './folders.ts'
import { migrationsDir } from './migrations-folder.ts'
import type { Storage } from '../../electron/data/storage.ts'
import type { Writable } from '../../electron/db/open.ts'

export { migrationsDir }

/** A storage on a folder, with clocks that the test sets. */
export function storageOn(dataDir: string, migrations = migrationsDir) {
  const clock = { now: Date.UTC(2026, 10, 24, 12), uptime: 0 }
  const log: string[] = []
  const storage = createStorage({
    dataDir,
    migrationsDir: migrations,
    now: () => clock.now,
    uptime: () => clock.uptime,
    log: (line) => log.push(line),
  })
  onTestFinished(() => storage.close())
  return { storage, clock, log }
}

/** A folder with one setting saved and closed properly. */
export async function usedFolder(): Promise<string> {
  const dataDir = temporaryFolder()
  const { storage } = storageOn(dataDir)
  await storage.open()
  storage.write((progress) => writeSettings(progress, { theme: 'dark' }))
  await storage.close()
  return dataDir
}

/** Saves an answer with the session it belongs to, as a learner's. */
export function saveAnswer({ write }: Storage, id: string, answeredAt: number): void {
  write((progress) => insertAnswer(progress, id, answeredAt))
}

/** The same on a connection of its own, so that no routine backup is made of it. */
export function saveAnswerAside({ connectProgress }: Storage, id: string, answeredAt: number): void {
  const progress = connectProgress()
  insertAnswer(progress, id, answeredAt)
  progress.close()
}

function insertAnswer(progress: Writable, id: string, answeredAt: number): void {
  progress
    .prepare(`insert or ignore into question_version (hash, question_id, body) values ('h', 'q', '{}')`)
    .run()
  progress
    .prepare(
      `insert into session (id, kind, course_id, chapter_id, started_at, items) values (?, 'check', 'c', 'ch', ?, '[]')`,
    )
    .run(`session-${id}`, answeredAt)
  progress
    .prepare(
      `insert into answer (id, session_id, course_id, chapter_id, question_id, question_hash, response, points,
         possible, milliseconds, answered_at, day) values (?, ?, 'c', 'ch', 'q', 'h', '{}', 1, 1, 1, ?, '2026-11-24')`,
    )
    .run(id, `session-${id}`, answeredAt)
}

/** The ids of the answers, in order. */
export function answersOf({ current }: Storage): string[] {
  return current().progress.prepare<[], string>('select id from answer order by id').pluck().all()
}

/** What the files of a folder hold, by path, but for those that SQLite keeps beside an open database. */
export function contentOf(dataDir: string): Map<string, string> {
  if (!existsSync(dataDir)) return new Map()
  return new Map(
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/(-shm|-wal|\.lock)$/.test(entry.name))
      .map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'base64'),
      ]),
  )
}
