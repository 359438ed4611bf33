import { createApp } from '../../electron/app.ts'
import { respond } from './respond.ts'
import type { ExamView } from '../../electron/contract/exam.ts'

/**
 * A learner who goes on with a running exam without end. Says what is found, then, for every change, what is
 * tried and when it was acknowledged: `found <milliseconds used> <state>`, `try <name> <value>`, `ok`.
 */
const [dataDir, migrationsDir, sessionId, wallShift, seed] = process.argv.slice(2)
let shift = Number(wallShift)
const app = await createApp({
  dataDir: dataDir!,
  contentDirs: [],
  migrationsDir: migrationsDir!,
  rendererDir: null,
  version: '0.0.0-test',
  shell: 'cli',
  now: () => Date.now() + shift,
})
const windowId = `00000000-0000-4000-8000-${String(process.pid).padStart(12, '0')}`
const opened = await app.api.exam.open({ sessionId: sessionId!, windowId, takeOver: false })
if (opened.state !== 'open') throw new Error(`The exam is ${opened.state}.`)
const { exam } = opened
const { time, questions, items, current } = exam
const say = (line: string) => process.stdout.write(`${line}\n`)
say(`found ${time.of - time.remaining} ${JSON.stringify(stateOf(items, current))}`)

const call = { sessionId: sessionId!, windowId, still: 0 }
for (let round = Number(seed); ; round++) {
  const view = questions[(round * 31) % questions.length]!
  const questionId = view.id
  await attempt('current', questionId, () => app.api.exam.visit({ ...call, questionId }))
  const response = respond(view, round % 2 === 0)
  await attempt(`response ${questionId}`, response, () =>
    app.api.exam.change({ ...call, questionId, change: { kind: 'response', response } }),
  )
  await attempt(`comment ${questionId}`, `round ${round}`, () =>
    app.api.exam.change({ ...call, questionId, change: { kind: 'comment', comment: `round ${round}` } }),
  )
  await attempt(`marked ${questionId}`, round % 3 === 0, () =>
    app.api.exam.change({ ...call, questionId, change: { kind: 'marked', marked: round % 3 === 0 } }),
  )
  await app.api.exam.heartbeat(call)
  // Somebody sets the clock back in the middle of it.
  shift -= 60_000
}

async function attempt(name: string, value: unknown, work: () => Promise<{ time: { remaining: number } }>) {
  say(`try ${JSON.stringify([name, value])}`)
  const { time: after } = await work()
  say(`ok ${time.of - after.remaining}`)
}

function stateOf(all: ExamView['items'], onScreen: string | null) {
  return Object.fromEntries([
    ['current', onScreen],
    ...all.flatMap(({ questionId, response, comment, marked }) => [
      [`response ${questionId}`, response],
      [`comment ${questionId}`, comment],
      [`marked ${questionId}`, marked],
    ]),
  ]) as Record<string, unknown>
}
