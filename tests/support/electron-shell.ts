import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '../../electron/app.ts'
import { startShell } from '../../electron/shells/electron/shell.ts'
import { writeCourse } from './course.ts'
import { createFakeHost } from './electron-host.ts'
import { temporaryFolder } from './folders.ts'
import type { App } from '../../electron/app.ts'
import type { FakeHost, FakeHostOptions } from './electron-host.ts'

export type StartedShell = FakeHost & {
  folder: string
  dataDir: string
  log: string[]
  /** What the shell opened: the real application, null until then. */
  lectern: () => App | null
  /** Ends when `condition` holds; the test's own time limit ends the waiting. */
  until: (condition: () => boolean) => Promise<void>
}

export type ShellOptions = FakeHostOptions & {
  folder?: string
  platform?: NodeJS.Platform
  /** Given to the app after the program's own name. */
  argv?: string[]
  /** Milliseconds; stands still unless given. */
  now?: () => number
  open?: typeof createApp
}

/** Starts the shell on a fake host and real folders; `becomeReady` is for the test to call. */
export function prepareShell(options: ShellOptions = {}): StartedShell {
  const folder = options.folder ?? temporaryFolder()
  const dataDir = join(folder, 'data')
  const programDir = join(folder, 'program')
  mkdirSync(join(programDir, 'dist/renderer'), { recursive: true })
  writeFileSync(join(programDir, 'dist/renderer/index.html'), '<!doctype html><title>Lectern</title>')
  writeFileSync(join(programDir, 'dist/renderer/files.json'), '["index.html"]')
  if (!options.folder) writeCourse(join(folder, 'content'))
  const argv = ['/opt/Lectern/lectern', '--data', dataDir, ...(options.argv ?? [])]
  const fake = createFakeHost({ ...options, argv })
  const log: string[] = []
  let lectern: App | null = null
  const open = options.open ?? createApp
  startShell(
    fake.host,
    {
      argv,
      platform: options.platform ?? 'linux',
      cacheDir: join(folder, 'cache'),
      now: options.now ?? (() => 0),
      processId: 4711,
      programDir,
      resourcesDir: folder,
      log: (line) => void log.push(line),
    },
    async (given) => (lectern = await open(given)),
  )
  onTestFinished(() => lectern?.close())
  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return Object.assign(fake, { folder, dataDir, log, lectern: () => lectern, until })
}

/** The shell with its window shown, or with the box that says why there is none. */
export async function startedShell(options: ShellOptions = {}): Promise<StartedShell> {
  const shell = prepareShell(options)
  shell.becomeReady()
  await shell.until(() => shell.errors.length > 0 || (shell.windows[0]?.acts.includes('show') ?? false))
  return shell
}
