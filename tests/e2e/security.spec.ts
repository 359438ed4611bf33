import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { enter, invite } from '../support/entrance.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import type { Browser, Page } from '@playwright/test'

test.use({ startOptions: { course: {} } })

/** What the page reports when its policy blocks something that `attempt` does. */
async function violation(page: Page, attempt: () => void): Promise<string> {
  await page.evaluate(() => {
    const target = window as unknown as { blocked: Promise<string> }
    target.blocked = new Promise((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    )
  })
  await page.evaluate(attempt)
  return page.evaluate(() => (window as unknown as { blocked: Promise<string> }).blocked)
}

test.describe('the policy blocks', () => {
  // The browser complains in the console, as it should.
  test.use({ tolerated: /Content.Security.Policy|TrustedHTML|TrustedScript|Trusted ?Type/i })

  test('inline script', async ({ opened: page }) => {
    const blocked = await violation(page, () => {
      const script = document.createElement('script')
      script.type = 'module'
      const add = script.append.bind(script)
      try {
        add('window.pwned = true')
        document.head.append(script)
      } catch {
        // Trusted Types may refuse even to build it.
      }
    })
    expect(blocked).toMatch(/script-src|require-trusted-types-for/)
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })

  test('eval', async ({ opened: page }) => {
    // In a timer, because what the test itself runs is not under the page's policy.
    const outcome = await page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            try {
              resolve(String(Reflect.apply(Reflect.get(globalThis, 'eval'), null, ['1 + 1'])))
            } catch (error) {
              resolve((error as Error).name)
            }
          }),
        ),
    )
    expect(outcome).toBe('EvalError')
  })

  test('markup from a string', async ({ opened: page }) => {
    const outcome = await page.evaluate(() => {
      const element = document.createElement('div') as unknown as Record<string, unknown>
      try {
        element['inner' + 'HTML'] = '<b>x</b>'
        return 'set'
      } catch (error) {
        return (error as Error).name
      }
    })
    expect(outcome).toBe('TypeError')
  })

  test('a foreign image, before any request', async ({ opened: page }) => {
    const requests: string[] = []
    page.on('requestfinished', (request) => requests.push(request.url()))
    const blocked = await violation(page, () => {
      document.createElement('img').src = 'http://127.0.0.2:9/pixel.png'
    })
    expect(blocked).toBe('img-src')
    expect(requests.filter((address) => address.includes('pixel'))).toEqual([])
  })
})

test.describe('the way in', () => {
  // A tab that has no secret is refused, and the browser says so in its console.
  test.use({ tolerated: /status of 403/ })

  /** A browser without any secret, as a learner's is before the first start. */
  async function visit(browser: Browser): Promise<Page> {
    const context = await browser.newContext()
    return context.newPage()
  }
  const welcome = (page: Page) => page.getByRole('heading', { name: 'Welcome to Lectern' })
  const outside = (page: Page) => page.getByRole('heading', { name: 'This tab isn’t connected to Lectern' })

  test('the file leads in, leaves nothing in the address bar, and a reload stays in', async ({
    browser,
    lectern,
  }) => {
    const page = await visit(browser)
    const { address, file } = await invite(lectern.dataDir)
    await page.goto(pathToFileURL(file).href)
    await expect(welcome(page)).toBeVisible()
    expect(page.url()).toBe(`${lectern.origin}/#/`)
    expect(existsSync(file)).toBe(false)
    await page.reload()
    await expect(welcome(page)).toBeVisible()
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({})
    await expect(enter(address)).rejects.toThrow('npm start')
    await page.context().close()
  })

  test('a second tab says how to get in, and an address that works once gets it in', async ({
    browser,
    lectern,
  }) => {
    const page = await visit(browser)
    await page.goto(lectern.url)
    await expect(welcome(page)).toBeVisible()

    const second = await page.context().newPage()
    await second.goto(`${lectern.origin}/#/settings`)
    await expect(outside(second)).toBeVisible()
    await expect(second.getByText('run “npm start” again')).toBeVisible()
    await expectAccessible(second)
    await second.goto(lectern.url)
    await expect(outside(second)).toBeVisible()

    // Pasted into the tab, it changes nothing but the fragment.
    const { address } = await invite(lectern.dataDir)
    await second.goto(address)
    await expect(welcome(second)).toBeVisible()
    expect(second.url()).toBe(`${lectern.origin}/#/`)
    await second.goto(address)
    await expect(welcome(second)).toBeVisible()
    await page.reload()
    await expect(welcome(page)).toBeVisible()
    await page.context().close()
  })

  test('what a page sends while it closes arrives', async ({ browser, lectern }) => {
    const page = await visit(browser)
    await page.clock.install()
    await page.goto(lectern.url)
    await page.getByRole('button', { name: 'Start studying' }).click()
    await page.getByRole('link', { name: 'Open course' }).click()
    await page
      .getByRole('link', { name: /Chapter 001-first/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.clock.runFor(30_000)
    await page.close()
    const secret = await enter((await invite(lectern.dataDir)).address)
    const readingTime = async () => {
      const answer = await fetch(`${lectern.origin}/rpc/progress/overview`, {
        ...{ method: 'POST', body: '{"json":{}}', headers: { 'x-lectern-window': secret } },
      })
      return ((await answer.json()) as { json: { total: { reading: number } } }).json.total.reading
    }
    await expect.poll(readingTime).toBeGreaterThan(0)
  })
})

test.describe('a picture of a course', () => {
  const courses = join(import.meta.dirname, '../fixtures/courses/whole')
  test.use({ startOptions: { content: courses } })

  test('is shown where its room was, and only to a page that is in', async ({ opened: page, lectern }) => {
    const asked = page.waitForRequest('**/image/*')
    let answer = () => undefined as void
    await page.route('**/image/*', async (route) => {
      await new Promise<void>((resolve) => (answer = resolve))
      await route.continue()
    })
    await page.goto(`${lectern.origin}/#/course/whole/chapter/001-first`)
    const image = page.getByRole('img', { name: 'A red square' })
    await image.scrollIntoViewIfNeeded()
    await asked
    const room = await image.boundingBox()
    answer()
    const width = () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)
    await expect.poll(width).toBeGreaterThan(0)
    await expect(image).toHaveAttribute('src', /^blob:/)
    expect(await image.boundingBox()).toEqual(room)
    expect((await fetch((await asked).url())).status).toBe(403)
  })
})
