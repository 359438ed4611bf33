import { dirname, join } from 'node:path'
import { daysAgo, missQuestions } from '../support/review-data.ts'
import { answerByKeyboard, press } from './answer-by-keyboard.ts'
import { everyType } from './every-type.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import type { App } from '../../electron/app.ts'
import type { Page } from '@playwright/test'

const courseId = 'small'
const chapters = [
  { id: '001-first', questions: everyType.replaceAll('pool: check', 'pool: practice') },
  { id: '002-second', questions: '[]\n' },
]

/** A learner who did something a number of days ago. */
function prepared(days: number, act: (api: App['api']) => Promise<void>) {
  return {
    course: { chapters },
    prepare: (dataDir: string) => daysAgo(days, { dataDir, content: join(dirname(dataDir), 'content') }, act),
  }
}
const missedAll = (api: App['api']) => missQuestions(api, courseId, 8)
const openedChapter = async (api: App['api']) => {
  await api.reader.chapter({ courseId, chapterId: '001-first' })
}

async function openReview(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/course/small/review'))
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible()
}
const card = (page: Page, at: number, of: number) =>
  page.getByRole('heading', { level: 2, name: `Card ${at} of ${of}` })
const grade = (page: Page) => page.locator('.grade')
const said = (page: Page) => page.getByRole('status').last()

test.describe('with nothing in review', () => {
  test.use({ startOptions: { course: { chapters } } })

  test('says what will be here and leads to practice', async ({ opened: page }) => {
    await openReview(page)
    await expect(page.getByRole('heading', { name: 'Nothing is in review yet' })).toBeVisible()
    await expectAccessible(page)
    await press(page, 'r')
    await expect(page.getByRole('heading', { name: 'Nothing is in review yet' })).toBeVisible()
    await page.getByRole('link', { name: 'Practise now' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Practise' })).toBeVisible()
  })
})

test.describe('with nothing due', () => {
  test.use({ startOptions: prepared(0, missedAll) })

  test('says when the next cards come', async ({ opened: page }) => {
    await openReview(page)
    await expect(page.getByRole('heading', { name: 'Nothing is due today' })).toBeVisible()
    await expect(page.getByText('The next 8 cards come tomorrow.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start review' })).toHaveCount(0)
    await expectAccessible(page)
  })
})

test.describe('with questions of all types due', () => {
  test.use({
    startOptions: prepared(5, missedAll),
    tolerated: /status of 50\d|ERR_FAILED/,
  })

  test('each is answered by keyboard alone, and comes again on a day', async ({ opened: page }) => {
    await openReview(page)
    await expect(page.getByRole('heading', { name: '8 cards due today' })).toBeVisible()
    await press(page, 'Enter')
    for (let at = 1; at <= 8; at += 1) {
      await expect(card(page, at, 8)).toBeFocused()
      if (at === 1) await press(page, 'u')
      await answerByKeyboard(page)
      await expect(grade(page)).toHaveText('Right')
      await expect(page.getByText(/^Comes again (tomorrow|in \d+ days, on \w+ \d+ \w+)/)).toBeVisible()
      await expect(said(page)).toHaveText(new RegExp(`^Right\\. Comes again .*\\. ${at} of 8 done\\.`))
      await press(page, 'Enter')
    }
    await expect(page.getByRole('heading', { level: 1, name: '7 of 8 known' })).toBeFocused()
    await expect(page.getByText('One was unsure.')).toBeVisible()
    await expect(page.getByText(/^Nothing is left for today\. The next/)).toBeVisible()
    await press(page, 'b')
    await expect(page.getByRole('heading', { name: 'Nothing is due today' })).toBeVisible()
  })

  test('a session of a few goes on after a kill, ends when told to, and the rest is reviewed', async ({
    opened: page,
    lectern,
  }) => {
    await openReview(page)
    await press(page, 'r')
    await expect(card(page, 1, 8)).toBeFocused()
    await answerByKeyboard(page)
    await expect(grade(page)).toHaveText('Right')
    await press(page, 'Enter')
    const asked = await page.locator('.stem').innerText()

    await page.goto(await lectern.killAndRestart())
    await openReview(page)
    await expect(page.getByText('1 of 8 cards done')).toBeVisible()
    await press(page, 'c')
    await expect(card(page, 2, 8)).toBeVisible()
    await expect(page.locator('.stem')).toHaveText(asked)

    await press(page, 'ArrowLeft')
    await expect(grade(page)).toHaveText('Right')
    await page.getByRole('button', { name: 'End the review' }).click()
    await expect(page.getByText('7 cards are left and stay due.')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'End the review' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '1 of 1 known' })).toBeVisible()
    await expect(page.getByText('7 were left and stay due.')).toBeVisible()
    await page.locator('.line').first().click()
    await expect(grade(page)).toHaveText('Right')
    await press(page, 'Enter')
    await expect(page.getByRole('button', { name: 'Review the 7 that are left' })).toBeVisible()
    await press(page, 'l')
    await expect(card(page, 1, 7)).toBeVisible()
  })

  test('what could not be stored stays on screen and is stored by another try', async ({ opened: page }) => {
    await openReview(page)
    await press(page, 'r')
    await expect(card(page, 1, 8)).toBeFocused()
    await page.route('**/rpc/review/answer', (route) => route.abort())
    await answerByKeyboard(page)
    await expect(page.getByRole('alert')).toContainText('Not stored yet.')
    await expectAccessible(page)
    await page.unroute('**/rpc/review/answer')
    await page.getByRole('button', { name: 'Store it again' }).click()
    await expect(grade(page)).toHaveText('Right')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('how much to keep is stored, moves what is due, and is taken back when it cannot be', async ({
    opened: page,
  }) => {
    await openReview(page)
    const slider = page.getByRole('slider', { name: 'How much you want to keep' })
    await slider.focus()
    await press(page, 'ArrowRight', 'ArrowRight')
    await expect(page.getByText('you will probably still know 92')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Terms are cards too' }).uncheck()
    await expect(page.getByRole('checkbox', { name: 'Terms are cards too' })).not.toBeChecked()
    await page.reload()
    await expect(slider).toHaveValue('0.92')
    await expect(page.getByRole('checkbox', { name: 'Terms are cards too' })).not.toBeChecked()

    await page.route('**/rpc/review/set', (route) => route.abort())
    await slider.focus()
    await press(page, 'ArrowRight')
    await expect(page.getByText(/^Lectern does not answer/).first()).toBeVisible()
    await expect(slider).toHaveValue('0.92')
  })

  test('what is set while an earlier change is being stored is not taken back', async ({ opened: page }) => {
    await openReview(page)
    const replies: (() => void)[] = []
    await page.route('**/rpc/review/set', async (route) => {
      const response = await route.fetch()
      await new Promise<void>((resolve) => replies.push(resolve))
      await route.fulfill({ response })
    })
    const slider = page.getByRole('slider', { name: 'How much you want to keep' })
    await slider.focus()
    await press(page, 'ArrowRight')
    await expect.poll(() => replies.length).toBe(1)
    const terms = page.getByRole('checkbox', { name: 'Terms are cards too' })
    await terms.uncheck()
    await expect.poll(() => replies.length).toBe(2)
    for (const reply of replies) {
      const told = page.waitForResponse('**/rpc/review/set')
      reply()
      await (await told).finished()
      await expect(slider).toHaveValue('0.91')
      await expect(terms).not.toBeChecked()
    }
  })
})

test.describe('with terms due', () => {
  test.use({
    startOptions: prepared(1, async (api) => {
      await openedChapter(api)
      await api.settings.update({ quiet: true })
    }),
    tolerated: /status of 50\d|ERR_FAILED/,
  })

  test('a term is turned over and marked by keys, and quiet shows no score', async ({ opened: page }) => {
    await openReview(page)
    await expect(page.getByRole('heading', { name: '1 card due today' })).toBeVisible()
    await press(page, 'r')
    await expect(card(page, 1, 1)).toBeFocused()
    await expect(page.getByText('what holds everything of one organisation')).toHaveCount(0)
    // Before it is turned over there is nothing to mark.
    await press(page, '3')
    await expect(card(page, 1, 1)).toBeVisible()
    await press(page, 'Space')
    await expect(page.getByRole('group', { name: 'Definition' })).toBeFocused()
    await expect(page.getByText('what holds everything of one organisation')).toBeVisible()
    await expectAccessible(page)
    await page.route('**/rpc/review/mark', (route) => route.abort())
    await press(page, '1')
    await expect(page.getByRole('alert')).toContainText('Not stored yet.')
    await page.unroute('**/rpc/review/mark')
    await page.getByRole('button', { name: 'Store it again' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '1 card reviewed' })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Show the score' })).toBeVisible()
    await expect(page.locator('.line')).toContainText('Missed')
    await expect(page.locator('.line')).toContainText('tomorrow')
    await page.locator('.line').click()
    await expect(page.locator('.result')).toHaveText('Missed. Comes again tomorrow.')
  })
})

test.describe('on every screen', () => {
  test.use({
    startOptions: prepared(4, async (api) => {
      await openedChapter(api)
      await missedAll(api)
    }),
  })

  for (const theme of ['Light', 'Dark', 'High contrast'])
    test(`review is accessible in the theme ${theme} at 200 %`, async ({ opened: page }) => {
      test.setTimeout(300_000)
      await page.evaluate(() => (location.hash = '#/settings'))
      await page.getByText(theme, { exact: true }).click()
      await page.getByText('200 %', { exact: true }).click()
      await openReview(page)
      await expect(page.locator('canvas')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Show as a table' }).click()
      await expect(page.getByRole('rowheader', { name: 'Today' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Start review' }).click()
      for (let at = 1; at <= 9; at += 1) {
        await expect(card(page, at, 9)).toBeFocused()
        await expectAccessible(page)
        const turn = page.getByRole('button', { name: 'Show the definition' })
        if (await turn.isVisible()) {
          await turn.click()
          await expectAccessible(page)
          await press(page, '2')
        } else {
          await answerByKeyboard(page)
          await expect(grade(page)).toBeVisible()
          if (at < 4) await expectAccessible(page)
          await press(page, 'Enter')
        }
      }
      await expect(page.getByRole('heading', { level: 1, name: '8 of 9 known' })).toBeVisible()
      await expectAccessible(page)
    })
})
