import { findAnswer, studyOnce } from '../smoke/steps.ts'
import { test } from './lectern.ts'
import { sendSmallCourse } from './sent-course.ts'

test('the steps that are tried in a real Electron window hold in Chromium', async ({ page, lectern }) => {
  await page.goto(lectern.url)
  const address = await sendSmallCourse(page, lectern)
  await page.evaluate((hash) => (location.hash = hash), address)
  await studyOnce(page)
  await page.goto(await lectern.killAndRestart())
  await findAnswer(page)
})
