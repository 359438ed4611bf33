import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../electron/app.ts'
import { writeExamCourse } from '../../support/exam-course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { courseId, otherWindow } from '../../support/exam-app.ts'
import type { App } from '../../../electron/app.ts'
import type { ClockRule } from '../../../electron/contract/exam.ts'

const root = join(import.meta.dirname, '../../..')
/** Where the driver of the database is found from. */
const outDir = join(root, 'node_modules/.cache/exam-process')
const migrationsDir = join(root, 'electron/db/migrations')
const killsOfEach = 50
/** The machine's own clock of its uptime tells hundredths of a second. */
const tick = 30

/** Between two runs somebody sets the clock back by two hours: they must not be gained. */
const setBackAfter = (kills: number) => -kills * 2 * 3_600_000

type Run = {
  found: { used: number; state: Record<string, unknown> } | null
  tried: unknown[][]
  used: number
}

async function openApp(dataDir: string, contentDir: string, wallShift: number): Promise<App> {
  const app = await createApp({
    dataDir,
    contentDirs: [contentDir],
    rendererDir: null,
    version: '0.0.0-test',
    shell: 'cli',
    now: () => Date.now() + wallShift,
  })
  await app.whenPrepared()
  return app
}

/**
 * Lets a learner go on with the exam in a process of its own and kills it at a random moment.
 * @returns what it found, what it tried in order (the last one perhaps without an acknowledgement, then
 *   `isStored` is false), and the milliseconds that the last acknowledgement said were used
 */
async function workUntilKilled(childArguments: string[]): Promise<Run & { isStored: boolean }> {
  const child = spawn(process.execPath, [join(outDir, 'exam-process.js'), ...childArguments], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const run: Run & { isStored: boolean } = { found: null, tried: [], used: 0, isStored: true }
  let timer: NodeJS.Timeout | undefined
  createInterface(child.stdout).on('line', (line) => {
    const [word, ...rest] = line.split(' ')
    if (word === 'found') {
      run.found = {
        used: Number(rest[0]),
        state: JSON.parse(rest.slice(1).join(' ')) as Record<string, unknown>,
      }
      timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * 60)
    }
    if (word === 'try') run.tried.push(JSON.parse(rest.join(' ')) as unknown[])
    run.isStored = word !== 'try'
    if (word === 'ok') run.used = Number(rest[0])
  })
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  expect(code, 'the learner was killed, it did not fail').toBeNull()
  return run
}

/** In one file, the app starts in a third of the time: that is what a hundred kills are made of. */
beforeAll(async () => {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(root, 'tests/support/exam-process.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      reportCompressedSize: false,
    },
  })
})

test.each<ClockRule>(['real', 'working'])(
  `over ${killsOfEach} kills an exam in %s time loses nothing that was acknowledged and gains no time`,
  { timeout: 300_000 },
  async (clock) => {
    const folder = temporaryFolder()
    const [dataDir, contentDir] = [join(folder, 'data'), join(folder, 'content')]
    writeExamCourse(contentDir, { exam: [2, 4, 3, 2], practice: [0, 0, 0, 0] })
    const app = await openApp(dataDir, contentDir, 0)
    const choice = { kind: 'custom', questions: 11, minutes: 600 } as const
    const begun = performance.now()
    const exam = await app.api.exam.begin({ courseId, choice, clock, windowId: otherWindow })
    const running = performance.now()
    await app.close()

    const expected: Record<string, unknown> = { current: null }
    for (const { questionId, response, comment, marked } of exam.items)
      Object.assign(expected, {
        [`response ${questionId}`]: response,
        [`comment ${questionId}`]: comment,
        [`marked ${questionId}`]: marked,
      })
    let used = 0
    let acknowledged = 0
    for (let kill = 0; kill < killsOfEach; kill++) {
      const before = performance.now()
      const {
        found,
        tried,
        isStored,
        used: usedAtLast,
      } = await workUntilKilled([
        dataDir,
        migrationsDir,
        exam.sessionId,
        String(setBackAfter(kill)),
        String(kill * 1000),
      ])
      const state = found!.state
      // The change that was under way when the last run was killed may have been stored, or not.
      const open = expected['in flight'] as [string, unknown] | undefined
      delete expected['in flight']
      if (open && JSON.stringify(state[open[0]]) === JSON.stringify(open[1])) expected[open[0]] = open[1]
      expect(state).toEqual(expected)

      expect(found!.used).toBeGreaterThanOrEqual(used)
      if (clock === 'real') {
        expect(found!.used).toBeGreaterThanOrEqual(before - running - tick)
        expect(found!.used).toBeLessThanOrEqual(performance.now() - begun + tick)
      }
      const stored = isStored ? tried : tried.slice(0, -1)
      for (const [name, value] of stored) expected[name as string] = value
      if (!isStored) expected['in flight'] = tried.at(-1)
      acknowledged += stored.length
      used = Math.max(used, found!.used, usedAtLast)
    }
    expect(acknowledged).toBeGreaterThan(killsOfEach)

    const after = await openApp(dataDir, contentDir, setBackAfter(killsOfEach))
    const opened = await after.api.exam.open({
      sessionId: exam.sessionId,
      windowId: otherWindow,
      takeOver: false,
    })
    expect(opened.state).toBe('open')
    const call = { sessionId: exam.sessionId, windowId: otherWindow, still: 0 }
    await after.api.exam.finish(call)
    const { sitting, questions } = await after.api.exam.result({ sessionId: exam.sessionId })
    expect(sitting.used).toBeGreaterThanOrEqual(used)
    expect(questions.filter(({ outcome }) => outcome !== 'unanswered').length).toBeGreaterThan(0)
    await after.close()
  },
)
