import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron } from 'playwright-core'
import { findElectron } from '../../build/electron-binary.ts'
import type { Page } from 'playwright-core'
import type { ChildProcess } from 'node:child_process'

const root = join(import.meta.dirname, '../..')

export type Program = { kind: 'packaged' | 'local'; path: string }

export type Started = {
  page: Page
  process: ChildProcess
  /** Closes the window and ends when the process has. */
  close: () => Promise<void>
}

/** The app to try: the one named, the one packed in `dist/packages/`, or this checkout's own Electron; null for none. */
export function findProgram(
  named: string | undefined,
  packages = join(root, 'dist/packages'),
): Program | null {
  if (named) return { kind: 'packaged', path: named }
  const inside = {
    darwin: 'Lectern.app/Contents/MacOS/Lectern',
    win32: 'Lectern.exe',
    linux: 'lectern',
  }[process.platform as string]
  const packed =
    existsSync(packages) && inside ? readdirSync(packages).map((name) => join(packages, name, inside)) : []
  const path = packed.find((candidate) => existsSync(candidate))
  if (path) return { kind: 'packaged', path }
  const electron = findElectron()
  return electron ? { kind: 'local', path: electron } : null
}

/**
 * Opens the app in a window that can be driven. A packed app refuses every debugger, so its archive is opened in this
 * checkout's Electron.
 * @throws Error when that has not been fetched
 */
export async function launch({ kind, path }: Program, options: string[]): Promise<Started> {
  const packed = kind === 'packaged' ? resourcesOf(path) : null
  const electron = packed ? findElectron() : path
  if (!electron)
    throw new Error(
      'A packed app can only be driven in this checkout’s Electron. “npm start” fetches it; then run this again.',
    )
  const args = packed
    ? [join(packed, 'app.asar'), '--content', join(packed, 'content'), ...options]
    : [root, ...options]
  const started = await _electron.launch({ executablePath: electron, args, chromiumSandbox: true })
  return { page: await started.firstWindow(), process: started.process(), close: () => started.close() }
}

function resourcesOf(program: string): string {
  return join(dirname(program), process.platform === 'darwin' ? '../Resources' : 'resources')
}

/**
 * Starts a packed app by itself, with its fuses and its archive's fingerprint: it has to open its data within a minute,
 * and to refuse a debugger.
 * @throws Error when it does not
 */
export async function startAlone(program: string, dataDir: string): Promise<void> {
  const child = spawn(program, ['--data', dataDir], { stdio: 'inherit' })
  const exited = once(child, 'exit')
  for (let tries = 0; !existsSync(join(dataDir, 'running.json')); tries++) {
    if (child.exitCode !== null)
      throw new Error(`The app ended with ${child.exitCode} before it opened its data.`)
    if (tries === 600) throw new Error('The app has not opened its data after a minute.')
    await setTimeout(100)
  }
  child.kill()
  await exited
  const debugged = spawn(program, ['--data', dataDir, '--remote-debugging-port=0'], { stdio: 'inherit' })
  const [code] = (await once(debugged, 'exit')) as [number | null]
  if (code !== 2) throw new Error(`The app ended with ${code} where it has to refuse a debugger with 2.`)
}

/** Megabytes that a process and all that it started hold in memory; null where that is not known. */
export function memoryOf(processId: number): number | null {
  if (process.platform === 'win32') return null
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
  const family = new Set([processId])
  for (const known of family) for (const [pid, parent] of rows) if (parent === known) family.add(pid)
  const kilobytes = rows.filter(([pid]) => family.has(pid)).reduce((sum, [, , rss]) => sum + rss, 0)
  return Math.round(kilobytes / 1024)
}
