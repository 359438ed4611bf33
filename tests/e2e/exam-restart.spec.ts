import { mkdtempSync } from 'node:fs'
import { tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app.ts'
import { writeExamCourse } from '../support/exam-course.ts'
import { expectQuestion } from './exam-steps.ts'
import { expect, expectAccessible, test } from './lectern.ts'

const content = mkdtempSync(join(tmpdir(), 'lectern-restarted-course-'))
writeExamCourse(content)

const minute = 60_000

/** An exam begun half an hour ago on a system that doesn't say whether the computer restarted since. */
function beginHalfAnHourAgo(minutes: number): (dataDir: string) => Promise<void> {
  return async (dataDir) => {
    const app = await createApp({
      ...{ dataDir, contentDirs: [content], rendererDir: null, version: '0.0.0-test', shell: 'cli' },
      now: () => Date.now() - 30 * minute,
      uptime: () => uptime() * 1000 - minute,
      boot: () => null,
    })
    await app.whenPrepared()
    await app.api.exam.begin({
      courseId: 'examined',
      choice: { kind: 'custom', questions: 7, minutes },
      clock: 'real',
      windowId: '00000000-0000-4000-8000-000000000001',
    })
    await app.close()
  }
}

test.describe('an exam with time left after a restart', () => {
  test.use({ startOptions: { content, prepare: beginHalfAnHourAgo(60) } })

  test('says what the clock counted, on the way in and in the room, until that is read', async ({
    opened: page,
  }) => {
    const sentence = 'By its clock, you were away for 30 min, and that time counted.'
    const running = page.getByRole('complementary', { name: 'Running mock exam' })
    await expect(running).toContainText(sentence)
    await expectAccessible(page)
    await running.getByRole('link', { name: 'Go on' }).click()
    await expectQuestion(page, 1, 7)
    const notice = page.getByRole('status').filter({ hasText: sentence })
    await expect(notice).toBeVisible()
    await expectAccessible(page)
    await notice.getByRole('button', { name: 'Got it' }).press('Enter')
    await expect(notice).toBeHidden()
  })
})

test.describe('an exam whose time ran out meanwhile', () => {
  test.use({ startOptions: { content, prepare: beginHalfAnHourAgo(20) } })

  test('says so in its result, which can be left out of statistics there', async ({ opened: page }) => {
    await page.getByRole('link', { name: 'Open course' }).click()
    await page.getByRole('link', { name: 'Mock exam', exact: true }).click()
    await page.getByRole('link', { name: 'Your sittings' }).click()
    await page.locator('table').getByRole('link').last().click()
    const state = page.locator('.statistics').getByRole('status')
    await expect(state).toContainText(
      'Time ran out while your computer was off: by its clock, you were away for 30 min.',
    )
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Leave out', exact: true }).press('Enter')
    await expect(state).toHaveText('This sitting is left out of statistics.')
  })
})
