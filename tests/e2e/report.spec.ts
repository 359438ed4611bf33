import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeExamCourse } from '../support/exam-course.ts'
import { study } from '../support/studied.ts'
import { callFrom, expect, expectAccessible, test } from './lectern.ts'
import type { Page } from '@playwright/test'
import type { Student } from '../support/studied.ts'

const courseId = 'examined'
const content = mkdtempSync(join(tmpdir(), 'lectern-report-course-'))
writeExamCourse(content, { exam: [8, 30, 16, 10], practice: [6, 12, 10, 6] })
const studied = (daysAgo: number, work: (student: Student) => Promise<void>) => ({
  content,
  prepare: (dataDir: string) => study({ dataDir, content, courseId, daysAgo }, work),
})

/** Opens a page of the course by its address, and waits for its heading. */
async function open(page: Page, url: string, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.evaluate((hash) => (location.hash = hash), `#/course/${courseId}${path}`)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

async function expectNoSideways(page: Page): Promise<void> {
  // A chart follows its place a frame later.
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect.poll(overflow).toBeLessThanOrEqual(0)
}

/** Every look that a learner can choose, by the settings of the app. */
async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  const looks = ['light', 'dark', 'contrast'].flatMap((theme) => [
    { theme, textSize: 100 },
    { theme, textSize: 200 },
  ])
  for (const look of looks) {
    await callFrom(page, 'settings/update', look)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
    await expectNoSideways(page)
  }
}

test.describe('without an answer', () => {
  test.use({ startOptions: studied(0, async () => undefined) })

  test('the report ranks by weight, says that it is too early, and leads to the first chapter', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    await expect(page.getByText('No answers yet')).toBeVisible()
    await expect(page.getByText('too early to tell')).toHaveCount(4)
    await expect(page.getByRole('button', { name: /^2\. Domain 2/ })).toBeVisible()
    await expect(page.locator('.topic.domain .toggle').first()).toHaveText('2. Domain 2')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Readiness', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Not enough yet' })).toBeVisible()
    await expect(page.getByText('0 of 30 first answers')).toBeVisible()
    await expect(page.getByText('Still missing: 30 answers, some in “Domain 1”')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'How the forecast is made' }).click()
    await expect(page.getByText('the exam is sat 2,000 times on paper')).toBeVisible()
    await page.getByRole('link', { name: 'https://arxiv.org/abs/1604.02336' }).click()
    await expect(page.getByRole('dialog')).toContainText('arxiv.org')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.evaluate((hash) => (location.hash = hash), `#/course/${courseId}/odd-questions`)
    await expect(page.getByText('No odd questions')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the report' }).click()
    await page.getByRole('button', { name: 'Read chapter 1' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Chapter 1' })).toBeVisible()
  })

  test('the course page shows the next step and leads to all that tells where one stands', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '', 'An Examined Course')
    await expect(page.getByText('Read chapter 1, Chapter 1.')).toBeVisible()
    await expect(page.getByText('No estimate of your chances yet: 0 of 30 first answers.')).toBeVisible()
    const links = page.getByRole('navigation', { name: 'Where you stand' }).getByRole('link')
    await expect(links).toHaveText(['Report', 'Readiness', 'Review', 'Plan', 'Progress'])
    await expectAccessible(page)
  })
})

test.describe('with a few answers in one domain', () => {
  test.use({
    startOptions: studied(0, ({ practise }) =>
      practise({ count: 6, scope: { kind: 'domains', ids: ['3'] } }, () => 0),
    ),
  })

  test('what is missing leads on, and what was missed is practised in one press', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    await expect(
      page.getByText(/Still missing: 24 answers, some in “Domain 1”, “Domain 2” and/),
    ).toBeVisible()
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    await page.getByRole('button', { name: 'Practise the 6 missed questions of 3. Domain 3' }).click()
    await expect(page.getByText(/Question 1 of 6/).first()).toBeVisible()
    // The session is open now: another press leads to where practice is set up, with what was asked for.
    await page.goBack()
    await page.getByRole('button', { name: 'Practise 3. Domain 3' }).click()
    await expect(page).toHaveURL(/practice\?part=domains:3&which=any/)
    await expect(page.getByText('Domain 3').first()).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('after five exams', () => {
  const level = (rate: number) => (question: { objectiveId: string }) =>
    question.objectiveId.startsWith('3') ? rate / 2 : rate
  test.use({
    startOptions: studied(24, async ({ api, practise, sit, wait }) => {
      await practise({ count: 34 }, level(0.8))
      for (const rate of [0.5, 0.7, 0.8, 0.95, 1]) {
        wait(4)
        await sit(level(rate))
      }
      wait(4)
      await api.report.readiness({ courseId })
    }),
  })

  test('rows open level by level with the keyboard, the worst first, and lead to their chapters', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    const domains = page.locator('.topic.domain > .row .toggle')
    await expect(domains).toHaveCount(4)
    const losses = await page.locator('.topic.domain > .row dd strong').allInnerTexts()
    const numbers = losses.map((loss) => Number.parseFloat(loss))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    await domains.first().focus()
    await expect(domains.first()).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('ArrowRight')
    await expect(domains.first()).toHaveAttribute('aria-expanded', 'true')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowLeft')
    await expect(domains.first()).toHaveAttribute('aria-expanded', 'true')
    await domains.first().focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.locator('.topic.objective')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await page.locator('.topic.objective .toggle').first().press('Enter')
    await expect(page.locator('.chapter-link')).toHaveCount(1)
    await page.keyboard.press('o')
    await expect(page.locator('.topic.chapter')).toHaveCount(4)
    await page.keyboard.press('o')
    await expect(page.locator('.topic.objective')).toHaveCount(0)
    await page.getByRole('button', { name: 'Show the chapters of 3. Domain 3' }).click()
    await expect(page.getByRole('link', { name: '3 · Chapter 3', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Chapter 3' })).toBeVisible()
  })

  test('readiness tells an estimate, its history and whether earlier ones were right', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    const chance = page.locator('.numbers dd').first()
    await expect(chance).toHaveText(/^([1-9]?[05]) %$/)
    await expect(page.getByText('Estimated chance to pass')).toBeVisible()
    await expect(
      page.getByRole('img', { name: /estimated score \d+, probable range \d+ to \d+/ }),
    ).toBeVisible()
    await expect(page.locator('.effect')).toHaveCount(4)
    await expect(
      page.getByRole('img', { name: /^Estimated scores of \d days with their ranges/ }),
    ).toBeVisible()
    await expect(page.getByText(/Over 5 mock exams the Brier score is 0\.\d\d\./)).toBeVisible()
    await expect(page.getByRole('img', { name: /^How often you passed/ })).toBeVisible()
    await expect(page.locator('.outcomes tbody tr')).toHaveCount(5)
    await page.keyboard.press('y')
    const table = page.getByRole('region', { name: 'Estimates, oldest first' })
    await expect(table.getByRole('columnheader')).toHaveText([
      ...['Day', 'Score', 'Probably', 'Chance to pass', 'From'],
    ])
    const passed = page.getByRole('region', { name: 'Estimates by how high they were' })
    const counts = await passed.locator('tbody td:last-child').allInnerTexts()
    expect(counts.reduce((sum, cell) => sum + Number(cell.split(' of ')[1]), 0)).toBe(5)
    await expect(page.getByRole('img', { name: /^How often you passed/ })).toHaveCount(0)
  })

  test('charts follow the theme at once', async ({ page, lectern }) => {
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    const chart = page.getByRole('img', { name: /^Estimated scores of/ })
    const drawn = () => chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    await expect.poll(drawn).toMatch(/^data:image/)
    const before = await drawn()
    await page.evaluate(() => (document.documentElement.dataset.theme = 'contrast'))
    await expect.poll(drawn).not.toBe(before)
  })

  test('every page is accessible in every theme and size', async ({ page, lectern }) => {
    test.setTimeout(300_000)
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    await expectAccessibleInEveryLook(page)
    await page.keyboard.press('o')
    await expectAccessible(page)
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    await expectAccessibleInEveryLook(page)
    await page.keyboard.press('y')
    await expectAccessible(page)
  })

  test('at 800 by 600 and at 400 pixels nothing runs out of the window', async ({ page, lectern }) => {
    for (const path of ['/report', '/readiness']) {
      await open(page, lectern.origin, path, /An Examined Course$/)
      await page.keyboard.press('o')
      for (const width of [800, 400]) {
        await page.setViewportSize({ width, height: 600 })
        await expectNoSideways(page)
      }
    }
    await expect(page.getByRole('img', { name: /^How often you passed/ })).toBeVisible()
  })

  test('quiet hides every chance and score, and says where it is switched', async ({ page, lectern }) => {
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    await callFrom(page, 'settings/update', { quiet: true })
    await page.reload()
    await expect(page.getByText(/Quiet is on: estimates, chances and scores are hidden/)).toBeVisible()
    await expect(page.locator('.mastery')).toHaveCount(0)
    const main = page.locator('#main')
    await expect(main).not.toContainText(/chance to pass|Probably lost|estimated score/i)
    await expectAccessible(page)
    await open(page, lectern.origin, '', 'An Examined Course')
    await expect(page.getByRole('region', { name: 'What to do next' })).toBeVisible()
    await expect(main).not.toContainText(/Estimate:/)
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    await expect(page.getByText('Scores are hidden because quiet is on.')).toBeVisible()
    await expect(main).not.toContainText(/chance to pass/i)
    await page.getByRole('button', { name: 'Show the scores' }).click()
    await expect(page.getByText('Estimated chance to pass')).toBeVisible()
  })

  test('a page of summary is printed, then every row, and the screen stays as it was', async ({
    page,
    lectern,
  }) => {
    await open(page, lectern.origin, '/report', 'Report: An Examined Course')
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1')
      expect(pdf.match(/\/Type \/Page\b/g)!.length).toBe(2)
    }
    await expect(page.locator('.topic.objective')).toHaveCount(0)
    await page.evaluate(() => {
      window.print = () => {
        dispatchEvent(new Event('beforeprint'))
      }
    })
    await page.keyboard.press('p')
    await expect(page.locator('.topic.chapter')).toHaveCount(4)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: 'What costs most' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    await page.emulateMedia({ media: null })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await expect(page.locator('.topic.chapter')).toHaveCount(0)
  })

  test('charts on paper are light whatever the screen, and printing them ends', async ({ page, lectern }) => {
    await open(page, lectern.origin, '/readiness', 'Readiness: An Examined Course')
    await expect(page.getByRole('img', { name: /^How often you passed/ })).toBeVisible()
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.byteLength).toBeGreaterThan(10_000)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('a question that is missed whatever else is known', () => {
  const odd = 'practice-2-0'
  test.use({
    startOptions: studied(12, async ({ practise, wait }) => {
      for (let round = 0; round < 4; round++) {
        await practise({ count: 200 }, ({ id }) => (id === odd ? 0 : 1))
        wait(3)
      }
    }),
  })

  test('is listed with the evidence and leads to its chapter', async ({ page, lectern }) => {
    await open(page, lectern.origin, '/odd-questions', 'Odd questions')
    await expect(page.locator('.question')).toHaveCount(1)
    const item = page.locator('.question').filter({ hasText: odd })
    await expect(item).toContainText('Far harder for you than the course says.')
    await expect(item).toContainText(/Answered 4 times: you earned 0 % of the points, where [5-9]\d % were/)
    await expectAccessible(page)
    await item.getByRole('link', { name: 'Chapter 2: Chapter 2' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Chapter 2' })).toBeVisible()
  })
})
