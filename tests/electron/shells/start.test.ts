import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeCourse } from '../../support/course.ts'
import { canMount, smallDisk, temporaryFolder } from '../../support/folders.ts'
import type { AddressInfo } from 'node:net'

const main = join(import.meta.dirname, '../../../electron/shells/browser/main.ts')

type Started = {
  output: () => string
  errors: () => string
  ready: Promise<string>
  exit: Promise<number | null>
  stop: (signal: NodeJS.Signals) => void
  processId: number
}

/** Starts the browser shell as `npm start -- --browser` does, on folders of the test's own. */
function start(folder: string, options: string[] = []): Started {
  const renderer = join(folder, 'renderer')
  mkdirSync(renderer, { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Lectern</title>')
  writeFileSync(join(renderer, 'files.json'), '["index.html"]')
  const content = join(folder, 'content')
  writeCourse(content)
  const given = ['--data', join(folder, 'data'), '--content', content, '--renderer', renderer, '--no-open']
  const child = spawn(process.execPath, [main, ...given, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /^Lectern is ready at (\S+)\n/m.exec(output)
      if (found) resolve(found[1]!)
    })
    void exit.then((code) => reject(new Error(`ended with ${code}: ${errors}`)))
  })
  ready.catch(() => undefined)
  return {
    output: () => output,
    errors: () => errors,
    ready,
    exit,
    stop: (signal) => void child.kill(signal),
    processId: child.pid!,
  }
}

test('it prints exactly one line when it can serve, and closes cleanly', async () => {
  const started = start(temporaryFolder())
  const url = await started.ready
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/)
  expect((await fetch(new URL('/readyz', url))).status).toBe(200)
  started.stop('SIGINT')
  expect(await started.exit).toBe(0)
  expect(started.output()).toBe(`Lectern is ready at ${url}\n`)
  expect(started.errors()).toBe('')
})

test('a second start on the same data opens the app that is running', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  const url = await first.ready
  const second = start(folder)
  expect(await second.ready).toBe(url)
  expect(await second.exit).toBe(0)
  expect(second.errors()).toContain(`process ${first.processId}`)
  first.stop('SIGTERM')
  expect(await first.exit).toBe(0)
})

test('a start after a kill needs no cleaning up', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  await first.ready
  first.stop('SIGKILL')
  await first.exit
  const second = start(folder)
  expect(await second.ready).toContain('token=')
})

describe('a wrong call', () => {
  test.each([
    [['--port', 'many'], 'is not a port'],
    [['--port', '70000'], 'is not a port'],
    [['--nonsense'], 'Unknown option'],
  ])('%j ends with a sentence and the usage', async (options, sentence) => {
    const started = start(temporaryFolder(), options)
    expect(await started.exit).toBe(2)
    expect(started.errors()).toContain(sentence)
    expect(started.errors()).toContain('Usage: npm start')
    expect(started.output()).toBe('')
  })

  test('a port that is taken is said so', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    onTestFinished(() => void taken.close())
    const started = start(temporaryFolder(), ['--port', String((taken.address() as AddressInfo).port)])
    expect(await started.exit).toBe(1)
    expect(started.errors()).toContain('is used by another program')
  })
})

test.runIf(canMount)(
  'on a folder that became read-only after a kill it serves the page that says so',
  async () => {
    const disk = smallDisk(16_384)
    const folder = temporaryFolder()
    const data = ['--data', join(disk.path, 'data')]
    const used = start(folder, data)
    await used.ready
    used.stop('SIGKILL')
    await used.exit
    disk.remount('ro')
    const later = start(folder, data)
    const url = await later.ready
    const { headers } = await fetch(url, { redirect: 'manual' })
    const answer = await fetch(new URL('/rpc/app/start', url), {
      ...{ method: 'POST', body: '{}' },
      headers: { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: new URL(url).origin },
    })
    expect(await answer.json()).toMatchObject({ json: { trouble: { code: 'STORAGE_READ_ONLY' } } })
    later.stop('SIGTERM')
    expect(await later.exit).toBe(0)
  },
)
