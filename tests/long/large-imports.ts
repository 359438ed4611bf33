/**
 * Imports an honest file of 15 MB, and refuses one of 300 MB without a line end, while a page of the app keeps calling.
 * Prints how long each took, the longest pause of the thread that answers, and the longest call. Exits with 1 when the
 * outcome is wrong, or the thread paused for a second.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { v7 as uuidV7 } from 'uuid'
import { createApp } from '../../electron/app.ts'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { keyResponse, possiblePoints } from '../../electron/questions/index.ts'
import { courseId } from '../support/exam-app.ts'
import { writeExamCourse } from '../support/exam-course.ts'
import type { Question } from '../../electron/contract/content.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-large-'))
const content = join(folder, 'content')
const dataDir = join(folder, 'data')
const file = join(dataDir, 'uploads')
const uploadId = '00000000-0000-4000-8000-0000000000aa'
const answersOfSession = 40

function questions(): Question[] {
  const library = openDatabase(join(dataDir, 'library.db'))
  const rows = library
    .prepare<[], { body: string }>(`select body from question where pool = 'practice'`)
    .all()
  library.close()
  return rows.map(({ body }) => JSON.parse(body) as Question)
}

/** Sessions of practice over four years, until the file has so many bytes. */
function* honestLines(bytes: number): Generator<string> {
  const asked = questions()
  let rows = 0
  let written = 0
  const line = (table: string, row: object) => {
    const text = `${JSON.stringify({ table, row })}\n`
    rows++
    written += text.length
    return text
  }
  yield '{"format":"lectern-progress","version":2}\n'
  for (const question of asked)
    yield line('question_version', {
      ...{ hash: question.hash, question_id: question.id, body: JSON.stringify(question), case_body: null },
    })
  for (let number = 0; written < bytes; number++) {
    const startedAt = Date.UTC(2022, 0, 1) + number * 36 * 3_600_000
    const id = uuidV7({ msecs: startedAt })
    const items = asked.slice(0, answersOfSession)
    yield line('session', {
      ...{ id, kind: 'practice', course_id: courseId, chapter_id: null, started_at: startedAt },
      items: JSON.stringify(items.map(({ id: of, hash }) => ({ id: of, hash, seed: 1 }))),
    })
    yield line('practice_session', {
      ...{ session_id: id, choice: JSON.stringify(defaultPracticeChoice), length: null, remembered: 1 },
      finished_at: startedAt,
    })
    for (const [place, question] of items.entries()) {
      const possible = possiblePoints(question)
      const answeredAt = startedAt + place * 30_000
      yield line('answer', {
        ...{ id: uuidV7({ msecs: answeredAt }), session_id: id, course_id: courseId },
        ...{ chapter_id: question.chapterId, question_id: question.id, question_hash: question.hash },
        ...{ response: JSON.stringify(keyResponse(question)), points: possible, possible },
        ...{ milliseconds: 20_000, answered_at: answeredAt, guessed: 0, guessed_at: null, review_of: null },
        day: new Date(answeredAt).toISOString().slice(0, 10),
      })
    }
  }
  yield `{"rows":${rows}}\n`
}

function write(lines: Iterable<string | Uint8Array>): void {
  const handle = openSync(join(file, `${uploadId}.upload`), 'w')
  for (const line of lines) writeSync(handle, typeof line === 'string' ? Buffer.from(line) : line)
  closeSync(handle)
}

writeExamCourse(content, { practice: [10, 10, 10, 10] })
const app = await createApp({
  ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
})
await app.whenPrepared()

async function measure(name: string, lines: Iterable<string | Uint8Array>, wanted: string): Promise<boolean> {
  // The first chunk makes the folder; the rest is put beside it.
  await app.handle(new Request(`http://127.0.0.1/upload/${uploadId}?offset=0`, { method: 'PUT', body: 'x' }))
  write(lines)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let ended = false
  let longestCall = 0
  const paging = (async () => {
    while (!ended) {
      const began = performance.now()
      await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 1 })
      longestCall = Math.max(longestCall, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const began = performance.now()
  let outcome = ''
  const phases = new Map<string, number>()
  for await (const event of await app.api.transfer.import({ uploadId })) {
    if (event.kind === 'progress') phases.set(event.phase, Math.round(performance.now() - began))
    else outcome = event.kind === 'refused' ? event.refusal.code : event.kind
    if (event.kind === 'merged') console.error(JSON.stringify(event.result))
  }
  const took = performance.now() - began
  ended = true
  await paging
  delay.disable()
  const pause = delay.max / 1e6
  console.log(
    `${name}: ${outcome} after ${Math.round(took)} ms; longest pause ${Math.round(pause)} ms, longest call ${Math.round(longestCall)} ms; last of each phase at ${JSON.stringify(Object.fromEntries(phases))}`,
  )
  return outcome === wanted && pause < 1_000
}

mkdirSync(file, { recursive: true })
const honest = [...honestLines(15_000_000)]
const results = [await measure('an honest 15 MB', honest, 'merged')]
const noLineEnds = [
  '{"format":"lectern-progress","version":2}\n',
  ...Array.from({ length: 300 }, () => Buffer.alloc(1_000_000, 'a')),
]
results.push(await measure('300 MB without line ends', noLineEnds, 'line-too-long'))
await app.close()
rmSync(folder, { recursive: true, force: true })
process.exit(results.every(Boolean) ? 0 : 1)
