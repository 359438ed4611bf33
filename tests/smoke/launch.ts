import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, chromium } from 'playwright-core'
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

export function launch({ kind, path }: Program, options: string[]): Promise<Started> {
  return kind === 'packaged' ? launchPackaged(path, options) : launchLocal(path, options)
}

async function launchLocal(path: string, options: string[]): Promise<Started> {
  const electron = await _electron.launch({ executablePath: path, args: [root, ...options] })
  return { page: await electron.firstWindow(), process: electron.process(), close: () => electron.close() }
}

/** A packaged app takes no inspector of Node, on which Playwright's own launcher rests: its pages are driven alone. */
async function launchPackaged(path: string, options: string[]): Promise<Started> {
  const child = spawn(path, [...options, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const browser = await chromium.connectOverCDP(await debuggerOf(child))
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  return {
    page,
    process: child,
    async close() {
      await page.close()
      // A Mac app lives on without its window.
      if (process.platform === 'darwin') child.kill('SIGTERM')
      await ended
    },
  }
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`The app ended with ${code} before it could be driven: ${said}`)),
    )
  })
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
