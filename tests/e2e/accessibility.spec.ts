import { expect, expectAccessible, test } from './lectern.ts'
import type { Page } from '@playwright/test'

const chapter = '001-what-the-cloud-is'
const pages = [
  ['library', ''],
  ['course', 'course/ms-900'],
  ['chapter', `course/ms-900/chapter/${chapter}`],
  ['self-check', `course/ms-900/chapter/${chapter}/check`],
  ['locked chapter', 'course/ms-900/chapter/102-compliance-certifications'],
  ['glossary', 'course/ms-900/glossary'],
  ['look-alikes', 'course/ms-900/look-alikes'],
  ['notes', 'notes'],
  ['settings', 'settings'],
] as const

async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
}

async function expectNoSideways(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

for (const theme of ['Light', 'Dark', 'High contrast'])
  for (const size of ['100 %', '200 %'])
    test(`every page of the course is accessible in the theme ${theme} at ${size}`, async ({
      opened: page,
    }) => {
      test.setTimeout(300_000)
      await visit(page, 'settings')
      await page.getByText(theme, { exact: true }).click()
      await page.getByText(size, { exact: true }).click()
      for (const [, path] of pages) {
        await visit(page, path)
        await expectAccessible(page)
        await expectNoSideways(page)
      }
    })

test('at 800 by 600 and at 400 pixels nothing runs out of the window', async ({ opened: page }) => {
  for (const width of [800, 400]) {
    await page.setViewportSize({ width, height: 600 })
    for (const [, path] of pages) {
      await visit(page, path)
      await expectNoSideways(page)
    }
  }
  await visit(page, `course/ms-900/chapter/${chapter}`)
  await expect(page.locator('.prose tbody td').first()).toHaveCSS('display', 'grid')
})
