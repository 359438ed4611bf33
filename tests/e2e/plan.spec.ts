import { dirname, join } from 'node:path'
import { daysAgo } from '../support/review-data.ts'
import { press } from './answer-by-keyboard.ts'
import { callFrom, expect, expectAccessible, test } from './lectern.ts'
import type { StartOptions } from './lectern.ts'
import type { App } from '../../electron/app.ts'
import type { Page } from '@playwright/test'

const courseId = 'small'
const day = 86_400_000

/** A day of the learner's calendar, so many days from now. */
function dayIn(days: number): string {
  const date = new Date(Date.now() + days * day)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
const chapters = Array.from({ length: 15 }, (_, place) => ({ id: `${101 + place}-chapter` }))

function prepared(
  days: number,
  act: (api: App['api']) => Promise<unknown>,
  course: StartOptions['course'] = {},
) {
  return {
    course,
    prepare: (dataDir: string) =>
      daysAgo(
        days,
        { dataDir, content: join(dirname(dataDir), 'content') },
        async (api) => void (await act(api)),
      ),
  }
}
async function openPlan(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/course/small/plan'))
  await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible()
}
const date = (page: Page) => page.getByLabel('Day of the exam')
const today = (page: Page) => page.getByRole('region', { name: 'Today', exact: true })

test.describe('without a date', () => {
  test.use({ startOptions: { course: {} }, tolerated: /ERR_FAILED/ })

  test('a date makes a plan that is there after a kill, and each thing leads to its place', async ({
    opened: page,
    lectern,
  }) => {
    await openPlan(page)
    await expect(page.getByRole('heading', { name: 'Set the day of your exam' })).toBeVisible()
    await expectAccessible(page)
    await date(page).fill(dayIn(20))
    await expect(page.getByText('20 days left.')).toBeVisible()
    await expect(today(page).getByRole('button').first()).toContainText('Read 1 · Chapter 001-first')
    await expect(page.getByRole('img', { name: /^A calendar up to the exam: 20 study days/ })).toBeVisible()
    await expect(page.getByText('The exam', { exact: true })).toHaveCount(1)

    await page.goto(await lectern.killAndRestart())
    await openPlan(page)
    await expect(page.getByText('20 days left.')).toBeVisible()
    await press(page, 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Chapter 001-first' })).toBeVisible()

    await openPlan(page)
    await page
      .getByRole('button', { name: /^Mock exam/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Mock exam' })).toBeVisible()
    await openPlan(page)
    await page.getByRole('button', { name: 'Practise 1.1 The only objective' }).first().click()
    await expect(page.getByRole('heading', { name: 'Question 1 of 3' })).toBeVisible()
    // With a session open it leads there, and does not end it.
    await openPlan(page)
    await page.getByRole('button', { name: 'Practise 1.1 The only objective' }).first().click()
    await expect(page.getByText('A session is open')).toBeVisible()
  })

  test('a mock exam of the plan opens with the length that the plan names', async ({ opened: page }) => {
    const chosen = (name: string) => expect(page.getByRole('radio', { name })).toBeChecked()
    await openPlan(page)
    await date(page).fill(dayIn(20))
    await page.getByLabel('Minutes a day').fill('7')
    await page.getByRole('button', { name: 'Mock exam, half as long' }).first().click()
    await chosen('Half an exam')
    await expect(page.getByText('in 5 minutes')).toBeVisible()
    // An address that asks for no length that there is opens the whole exam.
    await page.evaluate(() => (location.hash = '#/'))
    await page.evaluate(() => (location.hash = '#/course/small/exam?length=nonsense'))
    await chosen('Full exam')
  })

  test('a year that is being typed is no date yet, and a day that has passed is refused', async ({
    opened: page,
  }) => {
    await openPlan(page)
    await date(page).fill('0020-11-24')
    await expect(page.getByRole('heading', { name: 'Set the day of your exam' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await date(page).blur()
    await expect(page.getByRole('alert')).toHaveText('That day has passed. Choose today or a later one.')
    await expect(date(page)).toHaveValue('')
    await expectAccessible(page)
  })

  test('days off and minutes change the plan at once, and are taken back when they cannot be stored', async ({
    opened: page,
  }) => {
    await openPlan(page)
    await date(page).fill(dayIn(15))
    await expect(page.getByText('15 days left.')).toBeVisible()
    await press(page, 'Enter')
    await expect(page.getByLabel('Minutes a day')).toBeVisible()
    await page.reload()
    await expect(page.getByText('15 days left.')).toBeVisible()
    await expect(date(page)).toHaveCount(0)
    await press(page, 'e')
    await expect(date(page)).toBeFocused()
    const off = page.getByRole('listitem').filter({ hasText: 'Day off' })
    await page.getByRole('group', { name: 'Weekdays off' }).getByText('Sunday').click()
    await expect(page.getByText(/Sundays off/)).toBeVisible()
    await expect(off).not.toHaveCount(0)
    const sundays = await off.count()
    await page.getByLabel('Another day off').fill(dayIn(16))
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('alert')).toHaveText('Choose a day before the exam, from today on.')
    // Not a Sunday, whichever day it is.
    const single = [dayIn(1), dayIn(2)].find((one) => new Date(`${one}T12:00`).getDay() !== 0)!
    await page.getByLabel('Another day off').fill(single)
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(off).toHaveCount(sundays + 1)
    await page.getByRole('button', { name: /^Study on .* after all$/ }).click()
    await expect(off).toHaveCount(sundays)

    await page.getByLabel('Minutes a day').fill('20')
    await expect(page.getByText(/^20 min a day/)).toBeVisible()
    await expect(today(page)).toContainText('20 min in all')
    await page.route('**/rpc/plan/set', (route) => route.abort())
    await page.getByLabel('Minutes a day').fill('90')
    await expect(page.getByText(/^Lectern does not answer/).first()).toBeVisible()
    await expect(page.getByText(/^20 min a day/)).toBeVisible()
    await expect(page.getByLabel('Minutes a day')).toHaveValue('20')
  })
})

test.describe('with a chapter longer than a day', () => {
  const long = { id: '001-long', title: 'A long one', paragraphs: ['The lead.', 'word '.repeat(2_100)] }
  test.use({
    startOptions: prepared(0, (api) => api.plan.set({ courseId, examDate: dayIn(9), minutes: 5 }), {
      chapters: [long],
    }),
  })

  test('it is begun on one day and finished on another, and what was read of it is not planned again', async ({
    opened: page,
  }) => {
    await openPlan(page)
    const parts = page.getByRole('listitem').getByRole('button', { name: /A long one$/ })
    await expect(today(page).getByRole('button').first()).toContainText('Begin 1 · A long one')
    await expect(parts).toHaveText([
      'Begin 1 · A long one',
      'Go on with 1 · A long one',
      'Finish 1 · A long one',
    ])
    await expectAccessible(page)

    const position = { block: 'how-it-works', share: 0.8 }
    await callFrom(page, 'reader/savePosition', { courseId: 'small', chapterId: '001-long', position })
    await page.reload()
    await expect(parts).toHaveText(['Go on with 1 · A long one', 'Finish 1 · A long one'])
    await press(page, 'e')
    await page.getByLabel('Minutes a day').fill('20')
    const finish = today(page).getByRole('button', { name: /Finish 1 · A long one/ })
    await expect(finish).toContainText('10 min')
    await finish.click()
    await expect(page.getByRole('heading', { level: 1, name: 'A long one' })).toBeVisible()
  })
})

test.describe('after missed days', () => {
  test.use({
    startOptions: prepared(3, (api) => api.plan.set({ courseId, examDate: dayIn(1), minutes: 5 }), {
      chapters,
    }),
  })

  test('the plan says so kindly, what does not fit and how it would, and quiet hides the countdown', async ({
    opened: page,
  }) => {
    await openPlan(page)
    await expect(page.getByText(/^3 planned days went by without study\. Nothing is lost/)).toBeVisible()
    await expect(page.getByText('It is tomorrow.')).toBeVisible()
    await expect(page.getByText(/^With 5 min a day \w+ chapters? do/)).toBeVisible()
    await page.getByText('Which chapters').click()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Plan (\d+ h|(\d+ h )?\d+ min) a day$/ }).click()
    await expect(page.getByText(/not fit in before the exam/)).toHaveCount(0)
    await expect(today(page)).toContainText('Chapter 115-chapter')

    await callFrom(page, 'settings/update', { quiet: true })
    await page.reload()
    await expect(page.getByText(/^Exam on /)).toBeVisible()
    await expect(page.getByText('It is tomorrow.')).toHaveCount(0)
  })
})

test.describe('on the day of the exam', () => {
  test.use({ startOptions: prepared(3, (api) => api.plan.set({ courseId, examDate: dayIn(0) })) })

  test('nothing is planned', async ({ opened: page }) => {
    await openPlan(page)
    await expect(page.getByRole('heading', { name: 'Your exam is today' })).toBeVisible()
    await expect(today(page)).toHaveCount(0)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Review what is due' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible()
    await expect(page.getByText(/^Your exam is on /)).toBeVisible()
  })
})

test.describe('when the exam is over', () => {
  test.use({ startOptions: prepared(9, (api) => api.plan.set({ courseId, examDate: dayIn(-2) })) })

  test('the plan says so, and another date makes another', async ({ opened: page }) => {
    await openPlan(page)
    await expect(page.getByRole('heading', { name: /^Your exam was on / })).toBeVisible()
    await expectAccessible(page)
    await date(page).fill(dayIn(8))
    await expect(page.getByText('8 days left.')).toBeVisible()
    await page.getByRole('button', { name: 'Remove the date' }).click()
    await expect(page.getByRole('heading', { name: 'Set the day of your exam' })).toBeVisible()
  })
})

test.describe('on every screen', () => {
  test.use({
    startOptions: prepared(2, (api) => api.plan.set({ courseId, examDate: dayIn(60), weekdaysOff: [6, 7] })),
  })

  for (const theme of ['Light', 'Dark', 'High contrast'])
    test(`the plan is accessible in the theme ${theme} at 200 %, and prints as a whole`, async ({
      opened: page,
    }) => {
      test.setTimeout(120_000)
      await page.evaluate(() => (location.hash = '#/settings'))
      await page.getByText(theme, { exact: true }).click()
      await page.getByText('200 %', { exact: true }).click()
      await openPlan(page)
      await expectAccessible(page)
      await press(page, 'e')
      await expectAccessible(page)
      const weeks = page.getByRole('heading', { level: 2, name: /^(This week|Week of )/ })
      await expect(weeks).toHaveCount(4)
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByText('The exam', { exact: true })).toBeVisible()
      await expect(date(page)).toBeHidden()
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: /^Show all \d+ weeks$/ }).click()
      await expect(page.getByText('The exam', { exact: true })).toBeVisible()
    })
})
