import { expect, expectAccessible, test } from './lectern.ts'
import type { Page } from '@playwright/test'

const chapter = '001-what-the-cloud-is'
/** Addresses, each with a heading by which one knows that the page is there. */
const pages = [
  ['', 'Library'],
  // Not its title: the library's cover has that as well.
  ['course/ms-900', /Describe cloud concepts/],
  [`course/ms-900/chapter/${chapter}`, 'How it works'],
  [`course/ms-900/chapter/${chapter}/check`, /Question 1 of/],
  ['course/ms-900/chapter/102-compliance-certifications', /is still locked$/],
  ['course/ms-900/glossary', 'Glossary'],
  ['course/ms-900/look-alikes', 'Look-alikes'],
  ['course/ms-900/practice', 'Practise'],
  ['course/ms-900/report', 'Where the exam would be lost'],
  ['course/ms-900/readiness', 'Not enough yet'],
  ['course/ms-900/readiness/method', 'How the forecast is made'],
  ['course/ms-900/odd-questions', 'Odd questions'],
  ['progress', 'Progress'],
  ['course/ms-900/review', 'How review works'],
  ['course/ms-900/plan', 'Set the day of your exam'],
  ['notes', 'No notes yet'],
  ['settings', 'Settings'],
] as const

async function visit(page: Page, [path, heading]: readonly [string, string | RegExp]): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${path}`)
  await expect(page.getByRole('heading', { name: heading, exact: typeof heading === 'string' })).toBeVisible()
  await page.waitForLoadState('networkidle')
}

const settings = ['settings', 'Settings'] as const

async function expectNoSideways(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

for (const theme of ['Light', 'Dark', 'High contrast'])
  for (const size of ['100 %', '200 %'])
    test(`every page of the course is accessible in the theme ${theme} at ${size}`, async ({
      opened: page,
    }) => {
      test.setTimeout(900_000)
      await visit(page, settings)
      await page.getByText(theme, { exact: true }).click()
      await page.getByText(size, { exact: true }).click()
      for (const one of pages) {
        await visit(page, one)
        await expectAccessible(page)
        await expectNoSideways(page)
      }
    })

test('a text size that was chosen earlier is reckoned with from the first page on', async ({
  opened: page,
}) => {
  await visit(page, settings)
  await page.getByText('200 %', { exact: true }).click()
  await expectNoSideways(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expectNoSideways(page)
})

test('at 800 by 600 and at 400 pixels nothing runs out of the window', async ({ opened: page }) => {
  for (const width of [800, 400]) {
    await page.setViewportSize({ width, height: 600 })
    for (const one of pages) {
      await visit(page, one)
      await expectNoSideways(page)
    }
  }
  await visit(page, pages[2])
  await expect(page.locator('.prose tbody td').first()).toHaveCSS('display', 'grid')
})
