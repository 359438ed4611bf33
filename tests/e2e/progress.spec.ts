import { dirname, join } from 'node:path'
import { expect, expectAccessible, test } from './lectern.ts'
import { studyDays } from './studied-days.ts'
import type { Page } from '@playwright/test'

const chapterIds = ['001-first', '002-second', '003-third']
const course = { chapters: chapterIds.map((id) => ({ id })) }

function go(page: Page, path: string): Promise<void> {
  return page.evaluate((hash) => void (location.hash = hash), `#${path}`)
}

async function expectNoSideways(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0)
}

async function choose(page: Page, ...labels: string[]): Promise<void> {
  await go(page, '/settings')
  for (const label of labels) await page.getByText(label, { exact: true }).click()
  await go(page, '/progress')
  await expect(page.getByRole('heading', { name: 'Progress', level: 1 })).toBeVisible()
}

test.describe('before anything was studied', () => {
  test.use({ startOptions: { course }, tolerated: /status of 404/ })

  test('the page says what will be here and leads to the library', async ({ opened: page }) => {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { name: 'Nothing studied yet' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('main').getByRole('link', { name: 'To the library' }).click()
    await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  })

  test('a course that is not here is said, with a way to all courses', async ({ opened: page }) => {
    await go(page, '/progress?course=nowhere')
    await expect(page.getByRole('alert')).toContainText('This course is not in the library.')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show all courses' }).click()
    await expect(page.getByRole('heading', { name: 'Nothing studied yet' })).toBeVisible()
  })

  test('time counts while a chapter is read, not while it is left alone, and also when the page goes', async ({
    opened: page,
  }) => {
    await page.clock.install()
    await go(page, '/course/small/chapter/001-first')
    await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
    await page.mouse.move(300, 300)
    await page.clock.fastForward(50_000)
    await page.mouse.move(310, 310)
    await page.clock.fastForward(50_000)
    await page.mouse.move(300, 300)
    await page.clock.fastForward(30 * 60_000)
    await go(page, '/progress')
    // 50 s, 50 s, and one minute of the half hour.
    await expect(page.getByText('3 min of reading')).toBeVisible()

    await go(page, '/course/small/chapter/001-first')
    await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
    await page.clock.fastForward(55_000)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
    await go(page, '/progress')
    await expect(page.getByText('4 min of reading')).toBeVisible()
  })
})

test.describe('with half a year of study', () => {
  test.use({
    startOptions: {
      course,
      prepare: (dataDir) =>
        studyDays(dataDir, {
          ...{ content: join(dirname(dataDir), 'content'), courseId: 'small', chapterIds },
          ...{ days: 180, share: 0.6, seed: 2 },
        }),
    },
  })

  test('figures, days, weeks and the same as tables, by keys alone', async ({ opened: page }) => {
    await page.getByRole('link', { name: 'Progress' }).click()
    const facts = page.getByLabel('In figures')
    await expect(facts).toContainText(/Time studied\d+ h/)
    await expect(facts).toContainText(/Chapters passed3 of 3/)
    await expect(facts).toContainText(/Different questions answered9 of 15/)
    await expect(facts).toContainText(/Days in a row\d+ days/)
    await expect(facts).toContainText('today is one of them')

    const days = page.getByRole('gridcell', { name: /: / })
    expect(await days.count()).toBeGreaterThan(364)
    const today = page.locator('td[tabindex="0"]')
    await expect(today).toHaveAccessibleName(/ of reading/)
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await today.focus()
    const first = await name()
    await page.keyboard.press('ArrowLeft')
    const weekBefore = await name()
    expect(weekBefore).not.toBe(first)
    expect(weekBefore.split(',')[0]).toBe(first.split(',')[0])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await name()).toBe(first)
    await expect(page.locator('.looked')).toHaveText(first)

    await page.keyboard.press('y')
    const table = page.getByRole('region', { name: 'Days with study, newest first' })
    const [, shown] = /: (.*) of reading/.exec(first)!
    await expect(table.getByRole('row').nth(1)).toContainText(shown!)
    await expectAccessible(page)
    await page.keyboard.press('y')
    await expect(today).toBeVisible()

    await page.keyboard.press('w')
    const weeks = page.getByRole('region', { name: 'Minutes a week as a table' })
    expect(await weeks.getByRole('row').count()).toBeGreaterThan(20)
    await expectAccessible(page)
  })

  for (const theme of ['Light', 'Dark', 'High contrast'])
    test(`is accessible in the theme ${theme}, also at 200 %, and on a narrow page`, async ({
      opened: page,
    }) => {
      for (const size of ['100 %', '200 %']) {
        await choose(page, theme, size)
        await expect(page.locator('td[tabindex="0"]')).toBeVisible()
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
        for (const width of [1280, 800, 400]) {
          await page.setViewportSize({ width, height: 700 })
          // At 200 % and 400 px the bar goes on on a second line.
          await expectNoSideways(page)
        }
        await page.setViewportSize({ width: 1280, height: 800 })
      }
    })

  test('a narrow page shows fewer weeks, up to today', async ({ opened: page }) => {
    await go(page, '/progress')
    const columns = () => page.locator('tbody tr').first().locator('td').count()
    await expect.poll(columns).toBe(53)
    await page.setViewportSize({ width: 400, height: 700 })
    await expect.poll(columns).toBeLessThan(25)
    await expect(page.locator('td.today')).toBeVisible()
    await expect(page.locator('td.today')).toHaveAttribute('tabindex', '0')
  })

  test('a course is chosen and stays in the address', async ({ opened: page }) => {
    await go(page, '/progress?course=small')
    await expect(page.getByRole('combobox', { name: 'Course' })).toHaveValue('small')
    await expect(page.getByText('Planned days off neither count nor break it.')).toBeVisible()
    await page.getByRole('combobox', { name: 'Course' }).selectOption('All courses')
    await expect(page).toHaveURL(/#\/progress$/)
    await expect(page.getByText('Planned days off neither count nor break it.')).toBeHidden()
  })
})
