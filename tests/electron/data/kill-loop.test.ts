import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openReadOnly } from '../../../electron/db/open.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'

const script = join(import.meta.dirname, '../../support/learner-process.ts')
const kills = 30

/**
 * Lets a learner work in a process of its own, kills it a moment after it has said that so many things
 * are stored, and returns all that it said.
 */
async function workUntilKilled(
  dataDir: string,
  contentDir: string,
  acknowledgements: number,
  delayMilliseconds: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [script, dataDir, contentDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  let isDoomed = false
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'ready') acknowledged.push(line)
    if (isDoomed || acknowledged.length < acknowledgements) return
    isDoomed = true
    setTimeout(() => child.kill('SIGKILL'), delayMilliseconds)
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code, 'the learner was killed, it did not fail').toBeNull()
  return acknowledged
}

/** What the files hold, in the words of an acknowledgement. */
function stored(dataDir: string): Set<string> {
  const db = openReadOnly(join(dataDir, 'progress.db'))
  const answers = db.prepare("select 'answer ' || session_id || ' ' || question_id from answer").pluck().all()
  const notes = db.prepare("select 'note ' || id || ' ' || text from annotation").pluck().all()
  const block = db
    .prepare('select position_block from chapter_progress where position_block is not null')
    .pluck()
    .get() as string | undefined
  db.close()
  return new Set([...(answers as string[]), ...(notes as string[]), ...positionsUpTo(block)])
}

/** A position stands for those before it: each one is put in the place of the last. */
function positionsUpTo(block: string | undefined): string[] {
  const [, process, round] = block?.split('-') ?? []
  return Array.from({ length: Number(round ?? -1) + 1 }, (_, earlier) => `position ${process} ${earlier}`)
}

test(`nothing that was acknowledged is lost over ${kills} kills`, { timeout: 300_000 }, async () => {
  const folder = temporaryFolder()
  const contentDir = join(folder, 'content')
  writeCourse(contentDir)
  const dataDir = join(folder, 'data')
  let total = 0
  for (let kill = 0; kill < kills; kill++) {
    const acknowledged = await workUntilKilled(dataDir, contentDir, kill % 10, Math.random() * 10)
    const found = stored(dataDir)
    expect(acknowledged.filter((line) => !found.has(line))).toEqual([])
    total += acknowledged.length
  }
  expect(total).toBeGreaterThan(3 * kills)
})
