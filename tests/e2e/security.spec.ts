import { expect, test } from './lectern.ts'
import type { Page } from '@playwright/test'

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

test('an earlier run’s address is refused in a sentence', async ({ page, lectern }) => {
  const response = await page.request.get(`${new URL(lectern.url).origin}/?token=wrong`)
  expect(response.status()).toBe(403)
  expect(await response.text()).toContain('earlier run')
})
