import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeCourse } from '../../support/course.ts'
import { enter, invite } from '../../support/entrance.ts'
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
function start(folder: string, options: string[] = [], environment?: NodeJS.ProcessEnv): Started {
  const renderer = join(folder, 'renderer')
  mkdirSync(renderer, { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Lectern</title>')
  writeFileSync(join(renderer, 'files.json'), '["index.html"]')
  const content = join(folder, 'content')
  writeCourse(content)
  const given = ['--data', join(folder, 'data'), '--content', content, '--renderer', renderer]
  const opening = environment ? [] : ['--no-open']
  const child = spawn(process.execPath, [main, ...given, ...opening, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
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
  const address = await started.ready
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#enter=[\w-]{32}$/)
  expect((await fetch(new URL('/readyz', address))).status).toBe(200)
  await enter(address)
  await expect(enter(address)).rejects.toThrow('npm start')
  started.stop('SIGINT')
  expect(await started.exit).toBe(0)
  expect(started.output()).toBe(`Lectern is ready at ${address}\n`)
  expect(started.errors()).toBe('')
})

test('a second start on the same data opens another window of the app that is running', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  const address = await first.ready
  const second = start(folder)
  const another = await second.ready
  expect(new URL(another).origin).toBe(new URL(address).origin)
  expect(another).not.toBe(address)
  expect(await second.exit).toBe(0)
  expect(second.errors()).toContain(`process ${first.processId}`)
  await enter(another)
  await enter(address)
  first.stop('SIGTERM')
  expect(await first.exit).toBe(0)
})

test('a note that names another machine sends no second start there', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  await first.ready
  const note = join(folder, 'data/running.json')
  const holder = JSON.parse(readFileSync(note, 'utf8')) as object
  writeFileSync(note, JSON.stringify({ ...holder, url: 'http://evil.example:1' }))
  const second = start(folder)
  expect(await second.exit).toBe(1)
  expect(second.errors()).toContain('--data DIR')
})

test('a start after a kill needs no cleaning up', async () => {
  const folder = temporaryFolder()
  const first = start(folder)
  await first.ready
  first.stop('SIGKILL')
  await first.exit
  const second = start(folder)
  await enter(await second.ready)
})

describe.skipIf(process.platform !== 'linux')('the browser that it opens', () => {
  /** A browser that notes its arguments and its mask, and shows nothing. */
  function fakeBrowser(folder: string): NodeJS.ProcessEnv {
    const programs = join(folder, 'programs')
    mkdirSync(programs, { recursive: true })
    const script = `#!/bin/sh\n{ printf '%s\\n' "$@"; umask; } > "${folder}/opened.part"\nmv "${folder}/opened.part" "${folder}/opened"\n`
    writeFileSync(join(programs, 'chromium'), script)
    chmodSync(join(programs, 'chromium'), 0o755)
    return { PATH: `${programs}:${process.env.PATH}`, DISPLAY: ':0' }
  }

  /** What it noted. */
  async function opened(folder: string): Promise<string[]> {
    const note = join(folder, 'opened')
    await expect.poll(() => existsSync(note), { timeout: 20_000 }).toBe(true)
    return readFileSync(note, 'utf8').trim().split('\n')
  }

  test('gets a file that its owner alone can read, and no secret in its arguments', async () => {
    const folder = temporaryFolder()
    const mask = process.umask(0o022)
    onTestFinished(() => void process.umask(mask))
    const started = start(folder, [], fakeBrowser(folder))
    const address = await started.ready
    const [argument, usersMask, ...others] = await opened(folder)
    expect(others).toEqual([])
    expect(usersMask).toBe('0022')
    expect(argument).toMatch(/^--app=file:\/\/\/.+\/data\/entrance\/[\w-]+\.html$/)
    const { key } = JSON.parse(readFileSync(join(folder, 'data/running.json'), 'utf8')) as { key: string }
    for (const secret of [new URL(address).hash.replace('#enter=', ''), key])
      expect(argument).not.toContain(secret)

    const file = fileURLToPath(argument!.replace('--app=', ''))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toContain(address)
    for (const processId of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      expect(argumentsOf(processId)).not.toContain(new URL(address).hash)
    await enter(address)
    expect(existsSync(file)).toBe(false)
    started.stop('SIGTERM')
    expect(await started.exit).toBe(0)
    expect(existsSync(join(folder, 'data/entrance'))).toBe(false)
  })

  test('is opened by a second start as well, on a file of the app that is running', async () => {
    const folder = temporaryFolder()
    const first = start(folder)
    await first.ready
    const second = start(folder, [], fakeBrowser(folder))
    const address = await second.ready
    const [argument] = await opened(folder)
    expect(readFileSync(fileURLToPath(argument!.replace('--app=', '')), 'utf8')).toContain(address)
    expect(await second.exit).toBe(0)
  })

  function argumentsOf(processId: string): string {
    try {
      return readFileSync(`/proc/${processId}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  }
})

test.skipIf(process.platform === 'win32')('all that it writes is its owner’s alone', async () => {
  const folder = temporaryFolder()
  const mask = process.umask(0o022)
  onTestFinished(() => void process.umask(mask))
  const started = start(folder)
  const address = await started.ready
  const headers = { 'x-lectern-window': await enter(address), 'content-type': 'application/json' }
  const { origin } = new URL(address)
  const call = (name: string, json: object) =>
    fetch(`${origin}/rpc/${name}`, { method: 'POST', headers, body: JSON.stringify({ json }) })
  const upload = await fetch(`${origin}/upload/01234567-89ab-cdef-0123-456789abcdef?offset=0`, {
    ...{ method: 'PUT', headers, body: 'x' },
  })
  expect(upload.status).toBe(204)
  for (const [name, json] of [
    ['profiles/create', { name: 'Ada' }],
    ['settings/update', { theme: 'dark' }],
    ['app/backUpNow', {}],
  ] as const)
    expect((await call(name, json)).status).toBe(200)
  await invite(join(folder, 'data'))
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.startsWith('data'),
  )
  for (const name of ['progress.db-wal', 'progress.db-shm', 'library.db', 'running.json', 'lectern.lock'])
    expect(found).toContain(join('data', name))
  const modes = found.map((name) => {
    const { mode } = statSync(join(folder, name))
    return `${name} ${(mode & 0o777).toString(8)}`
  })
  expect(modes.filter((line) => !/ (600|700)$/.test(line))).toEqual([])
  expect(started.errors()).not.toContain('chmod')
})

test.skipIf(process.platform === 'win32')(
  'a folder that others can read is named with a warning',
  async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data/letter.txt'), '')
    chmodSync(join(folder, 'data'), 0o755)
    const started = start(folder)
    await started.ready
    expect(started.errors()).toContain(`chmod 700 "${join(folder, 'data')}"`)
  },
)

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
    const answer = await fetch(new URL('/rpc/app/start', url), {
      ...{ method: 'POST', body: '{}' },
      headers: { 'x-lectern-window': await enter(url), origin: new URL(url).origin },
    })
    expect(await answer.json()).toMatchObject({ json: { trouble: { code: 'STORAGE_READ_ONLY' } } })
    later.stop('SIGTERM')
    expect(await later.exit).toBe(0)
  },
)
