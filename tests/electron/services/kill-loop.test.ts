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

/** Lets a learner work in a process of its own, kills it at a random moment, returns what was acknowledged. */
async function workUntilKilled(
  dataDir: string,
  contentDir: string,
  afterMilliseconds: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [script, dataDir, contentDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  const lines = createInterface(child.stdout)
  let timer: NodeJS.Timeout | undefined
  lines.on('line', (line) => {
    if (line === 'ready') timer = setTimeout(() => child.kill('SIGKILL'), afterMilliseconds)
    else acknowledged.push(line)
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  expect(code, 'the learner was killed, it did not fail').toBeNull()
  return acknowledged
}

/** What the files hold, in the words of an acknowledgement. */
function stored(dataDir: string): Set<string> {
  const db = openReadOnly(join(dataDir, 'progress.db'))
  const answers = db.prepare("select 'answer ' || session_id || ' ' || question_id from answer").pluck().all()
  const notes = db.prepare("select 'note ' || id || ' ' || text from annotation").pluck().all()
  const positions = db
    .prepare("select 'position ' || chapter_id from chapter_progress where position_block is not null")
    .pluck()
    .all()
  db.close()
  return new Set([...answers, ...notes, ...positions] as string[])
}

test(`nothing that was acknowledged is lost over ${kills} kills`, { timeout: 300_000 }, async () => {
  const folder = temporaryFolder()
  const contentDir = join(folder, 'content')
  writeCourse(contentDir)
  const dataDir = join(folder, 'data')
  let total = 0
  for (let kill = 0; kill < kills; kill++) {
    const acknowledged = await workUntilKilled(dataDir, contentDir, Math.random() * 120)
    const found = stored(dataDir)
    expect(acknowledged.filter((line) => !found.has(line))).toEqual([])
    total += acknowledged.length
  }
  expect(total).toBeGreaterThan(kills)
})
