import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { writeCourse } from '../support/course.ts'
import { enter, invite } from '../support/entrance.ts'
import type { CourseShape } from '../support/course.ts'
import type { ChildProcess } from 'node:child_process'

const root = join(import.meta.dirname, '../..')

/** The app in the browser shell, on a data folder that is thrown away. */
export type Lectern = {
  /** Where it's served. */
  origin: string
  /** The address that it printed, which works once. */
  url: string
  folder: string
  dataDir: string
  wasKilled: boolean
  /** Kills the app without warning and starts it again on the same data. */
  killAndRestart: () => Promise<string>
  stop: () => Promise<void>
}

/** `course` is written as a small course of its own; `content` is a folder of courses, the product's if neither is given. */
export type StartOptions = {
  course?: CourseShape
  content?: string
  prepare?: (dataDir: string) => void | Promise<void>
}

export async function startLectern({ course, prepare, ...options }: StartOptions): Promise<Lectern> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-e2e-'))
  const dataDir = join(folder, 'data')
  const content = course ? join(folder, 'content') : (options.content ?? join(root, 'content'))
  if (course) writeCourse(content, course)
  await prepare?.(dataDir)
  let child: ChildProcess
  async function launch(): Promise<string> {
    child = spawn(
      process.execPath,
      [
        join(root, 'dist/electron/browser.js'),
        ...['--renderer', join(root, 'dist/renderer'), '--content', content],
        ...['--data', dataDir, '--version', '0.0.0-test', '--no-open'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const [line] = (await once(child.stdout!, 'data')) as [Buffer]
    return line.toString().trim().replace('Lectern is ready at ', '')
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  const url = await launch()
  const lectern: Lectern = {
    url,
    origin: new URL(url).origin,
    folder,
    dataDir,
    wasKilled: false,
    async killAndRestart() {
      lectern.wasKilled = true
      await end('SIGKILL')
      lectern.url = await launch()
      lectern.origin = new URL(lectern.url).origin
      return lectern.url
    },
    async stop() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return lectern
}

/**
 * Lets every page of a context in, as tabs that the learner opened before: the secret of a window is where the page
 * keeps it. A page that comes by an address that works once still exchanges that.
 */
export async function letIn(context: BrowserContext, { dataDir }: Lectern): Promise<void> {
  // A folder that can't be locked has no note of who runs: its page comes by the address that was printed.
  if (!existsSync(join(dataDir, 'running.json'))) return
  const { address } = await invite(dataDir)
  await context.addInitScript(
    ([origin, secret]) => {
      const isIn = location.origin !== origin || sessionStorage.getItem('lectern-secret') !== null
      if (!isIn) sessionStorage.setItem('lectern-secret', secret)
    },
    [new URL(address).origin, await enter(address)] as const,
  )
}

/** What the app answers to a call of this page, other than those that its buttons make. */
export async function callFrom<Answer>(page: Page, name: string, input: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    async ([path, json]) => {
      const secret = sessionStorage.getItem('lectern-secret') ?? ''
      const headers = { 'content-type': 'application/json', 'x-lectern-window': secret }
      const response = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ json }),
      })
      return { isOk: response.ok, body: (await response.json()) as { json: unknown } }
    },
    [name, input] as const,
  )
  expect(answer.isOk).toBe(true)
  return answer.body.json as Answer
}

type Fixtures = {
  startOptions: StartOptions
  /** Console errors that a test provokes on purpose. */
  tolerated: RegExp
  lectern: Lectern
  opened: Page
}

/**
 * `opened` is a page on the running app, past the welcome. Any request to another origin, any error in
 * the console and any page error fails the test.
 */
export const test = base.extend<Fixtures>({
  startOptions: [{}, { option: true }],
  tolerated: [/(?!)/, { option: true }],

  lectern: async ({ startOptions }, use) => {
    const lectern = await startLectern(startOptions)
    await use(lectern)
    await lectern.stop()
  },

  // Named before the page, so that the app outlives it and a request under way is not refused.
  page: async ({ lectern, page, tolerated }, use) => {
    await letIn(page.context(), lectern)
    const own = new URL(lectern.url).hostname
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      // Vue asks for a Trusted Types policy and is refused, as it must be; a locked chapter answers 423.
      const expected = [/TrustedTypePolicy named 'vue'/, /status of 423 \(Locked\)/, tolerated]
      // What was under way when the app was killed.
      if (lectern.wasKilled) expected.push(/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/)
      if (message.type() === 'error' && !expected.some((pattern) => pattern.test(message.text())))
        complaints.push(`console: ${message.text()} (${message.location().url})`)
    })
    const foreign = new Set<string>()
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol !== 'blob:' && hostname !== own) foreign.add(request.url())
    })
    page.on('requestfailed', (request) => {
      // What the policy stopped never left the page.
      if (request.failure()?.errorText === 'csp') foreign.delete(request.url())
    })
    await use(page)
    expect(complaints).toEqual([])
    expect([...foreign]).toEqual([])
  },

  opened: async ({ page, lectern }, use) => {
    await page.goto(lectern.url)
    const start = page.getByRole('button', { name: 'Start studying' })
    await start.click()
    await expect(start).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await use(page)
  },
})

export { expect } from '@playwright/test'

/** No accessibility violation that axe can find, under the rules of WCAG 2.2 AA and best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  // A button that is just being enabled, or a message on its way out, has the colours of neither state: what is wrong
  // with a page is still so when it has come to rest.
  const found = await findViolations(page)
  expect(found.length > 0 ? await findViolations(page) : found).toEqual([])
}

async function findViolations(page: Page) {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html }) => html.slice(0, 200)),
  }))
}
