import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { writeExamCourse } from '../support/exam-course.ts'
import { take } from '../support/learner-steps.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import type { Done } from '../support/learner-steps.ts'
import type { Page } from '@playwright/test'

const content = mkdtempSync(join(tmpdir(), 'lectern-quiet-course-'))
writeExamCourse(content)

const done: Done = { sat: [], practised: [] }

/** Two sittings and a practice session. */
async function study(dataDir: string): Promise<void> {
  Object.assign(done, { sat: [], practised: [] })
  const clock = { now: Date.now() - 3_600_000, uptime: 3_600_000 }
  const app = await createApp({
    ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
    ...{ now: () => clock.now, uptime: () => clock.uptime, log: () => undefined },
  })
  await app.whenPrepared()
  const learner = { ...app, clock, dataDir, contentDir: content, log: [] }
  await take(learner, { kind: 'sit', right: [true, false, true], seed: 1 }, done)
  await take(learner, { kind: 'sit', right: [true, true, false], seed: 2 }, done)
  await take(learner, { kind: 'practise', right: [true, false, true], guessed: false }, done)
  await app.close()
}

function go(page: Page, path: string): Promise<void> {
  return page.evaluate((hash) => void (location.hash = hash), `#${path}`)
}

async function setQuiet(page: Page, isQuiet: boolean): Promise<void> {
  await go(page, '/settings')
  await page.getByLabel('Quiet').setChecked(isQuiet)
  await page.waitForLoadState('networkidle')
}

const show = (page: Page) => page.getByRole('button', { name: /^Show the scores?$/ })

test.describe('where scores are the point', () => {
  test.use({ startOptions: { content, prepare: study } })

  test('quiet hides them behind one button, and hides what nobody asked for', async ({ opened: page }) => {
    await setQuiet(page, true)
    await expectAccessible(page)

    await go(page, '/course/examined/exams')
    await expect(page.getByRole('row')).toHaveCount(3)
    await expect(page.getByRole('columnheader', { name: 'Estimate' })).toBeHidden()
    await expect(page.getByRole('columnheader', { name: 'Points' })).toBeHidden()
    await expect(page.getByRole('img')).toBeHidden()
    await expect(page.getByText(/Your last sitting/)).toBeHidden()
    await expectAccessible(page)
    await show(page).click()
    await expect(page.locator('.trend')).toBeFocused()
    await expect(page.locator('.trend')).toContainText('Your last sitting')
    await expect(page.getByRole('columnheader', { name: 'Estimate' })).toBeVisible()

    await go(page, `/exam/${done.sat[0]}/result`)
    await expect(page.getByRole('heading', { level: 1, name: 'The exam is graded' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'By domain' })).toBeHidden()
    await expect(page.getByText('Estimated score', { exact: true })).toBeHidden()
    await expect(page.getByText('Points', { exact: true })).toBeHidden()
    await expect(page.locator('fieldset').getByText('Wrong', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await show(page).click()
    await expect(page.getByRole('heading', { level: 1, name: /Estimated score/ })).toBeFocused()
    await expect(page.getByRole('heading', { name: 'By domain' })).toBeVisible()
    await expect(page.getByText(/^Wrong \(\d\)$/)).toBeVisible()

    await go(page, `/practice/${done.practised[0]![0]}/summary`)
    await expect(page.getByRole('heading', { level: 1, name: '3 of 3 answered' })).toBeVisible()
    await expect(page.getByText(/points? in/)).toBeHidden()
    await expect(page.getByRole('heading', { name: 'By chapter' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Again what I missed' })).toBeVisible()
    await expectAccessible(page)
    await show(page).click()
    await expect(page.getByRole('heading', { level: 1, name: '2 of 3 right' })).toBeFocused()

    await go(page, '/progress')
    await expect(page.getByText('Chapters passed')).toBeVisible()
    await expect(page.getByText('Days in a row')).toBeHidden()
    await expect(page.getByText(/% right/)).toBeHidden()
    await page.keyboard.press('y')
    await expect(page.getByRole('columnheader', { name: 'Answers' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Right' })).toBeHidden()

    await setQuiet(page, false)
    await go(page, '/progress')
    await expect(page.getByText('Days in a row')).toBeVisible()
    await expect(page.getByText(/% right/)).toBeVisible()
    await go(page, `/exam/${done.sat[0]}/result`)
    await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
    await expect(show(page)).toBeHidden()
  })
})

test.describe('where a score is an aside', () => {
  const questions = `- id: only
  pool: check
  type: recall
  stem: What does a tenant hold?
  answer: Everything of one organisation.
  explanation: Because it is so.
`
  test.use({
    startOptions: { course: { chapters: [{ id: '001-first', questions }, { id: '002-second' }] } },
  })

  test('quiet leaves passed and not passed, without the score', async ({ opened: page }) => {
    await setQuiet(page, true)
    await go(page, '/course/small/chapter/001-first/check')
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: 'I had it right' }).click()
    await page.getByRole('button', { name: 'See the result' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Passed' })).toBeFocused()
    await expect(page.getByText(/100 %/)).toBeHidden()
    await expectAccessible(page)
    await show(page).click()
    await expect(page.getByRole('heading', { level: 2, name: '100 % of the points' })).toBeFocused()

    const places = ['/course/small', '/course/small/chapter/001-first']
    for (const place of places) {
      await go(page, place)
      await expect(page.getByText('Chapter 001-first').first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expect(page.getByText(/best( so far:)? 100 %/i)).toBeHidden()
    }
    await setQuiet(page, false)
    for (const place of places) {
      await go(page, place)
      await expect(page.getByText(/best( so far:)? 100 %/i)).toBeVisible()
    }
  })
})
