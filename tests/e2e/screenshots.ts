import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { buildIfStale } from '../../build/build.ts'
import { findOrInstallChromium } from '../../build/chromium.ts'
import { daysAgo, missQuestions } from '../support/review-data.ts'
import { study } from '../support/studied.ts'
import { startLectern } from './lectern.ts'
import { studyDays } from './studied-days.ts'
import type { Page } from '@playwright/test'

const folder = join(import.meta.dirname, '../../build/screenshots')
const course = '/course/ms-900'
const chapter = `${course}/chapter/001-what-the-cloud-is`

/** Names of the pictures to take, all unless given: `npm run screenshots -- review plan`. */
const wanted = process.argv.slice(2)

/** The README's pictures, taken from the app on the real course with a fresh data folder. */
await buildIfStale()
mkdirSync(folder, { recursive: true })
const lectern = await startLectern({})
const browser = await chromium.launch({
  executablePath: findOrInstallChromium((line) => console.error(line)),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
await page.goto(lectern.url)
await page.getByRole('button', { name: 'Start studying' }).click()

await show(course, 'Microsoft 365 Fundamentals')
await take('course')
await show(chapter, 'How it works')
await page.getByRole('heading', { name: 'How it works' }).scrollIntoViewIfNeeded()
await page.locator('.how button.term').first().hover()
await page.waitForTimeout(300)
await take('chapter')
await show(course, 'Microsoft 365 Fundamentals')
await page.keyboard.press('Control+K')
await page.getByRole('combobox').fill('conditional acc')
await page.getByRole('option').nth(3).waitFor()
await take('search')
await page.keyboard.press('Escape')
await show(`${chapter}/check`, /Question 1 of/)
await answerUntilReviewed(page)
await take('self-check')
await show('/settings', 'Settings')
await page.getByText('Dark', { exact: true }).click()
await show(`${course}/exam`, 'Mock exam')
await page.getByRole('button', { name: 'Start exam' }).click()
await page.getByText('Question 1 of 50').first().waitFor()
await page.keyboard.press('b')
await take('exam')

await lectern.stop()
await takeProgress()
await takeStudying()
await takeReport()
await browser.close()

/** Progress wants months of study, in a data folder of its own. */
async function takeProgress(): Promise<void> {
  const content = join(import.meta.dirname, '../../content')
  const chapterIds = readdirSync(join(content, 'ms-900/chapters')).sort().slice(0, 9)
  const studied = await startLectern({
    prepare: (dataDir) =>
      studyDays(dataDir, { content, courseId: 'ms-900', chapterIds, days: 200, share: 0.6, seed: 5 }),
  })
  await page.goto(studied.url)
  await page.getByRole('button', { name: 'Start studying' }).click()
  await show('/progress', 'Progress')
  await take('progress')
  await studied.stop()
}

/** Review and plan want a learner who has begun. */
async function takeStudying(): Promise<void> {
  const content = join(import.meta.dirname, '../../content')
  const studied = await startLectern({
    prepare: (dataDir) =>
      daysAgo(3, { dataDir, content }, async (api) => {
        await api.reader.chapter({ courseId: 'ms-900', chapterId: '001-what-the-cloud-is' })
        await missQuestions(api, 'ms-900', 24)
        const examDate = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
        await api.plan.set({ courseId: 'ms-900', examDate, weekdaysOff: [7], minutes: 60 })
      }),
  })
  await page.goto(studied.url)
  await page.getByRole('button', { name: 'Start studying' }).click()
  await show(`${course}/review`, 'Review')
  await page.locator('canvas').waitFor()
  await take('review')
  await show(`${course}/plan`, 'Plan')
  await take('plan')
  await studied.stop()
}

/** Report and readiness want weeks of practice and mock exams: strong in the cloud, weak in security. */
async function takeReport(): Promise<void> {
  const content = join(import.meta.dirname, '../../content')
  const strength: Record<string, number> = { '1': 0.85, '2': 0.7, '3': 0.5, '4': 0.75 }
  const studied = await startLectern({
    prepare: (dataDir) =>
      study({ dataDir, content, courseId: 'ms-900', daysAgo: 24 }, async ({ practise, sit, wait, api }) => {
        for (let round = 0; round <= 5; round++) {
          await practise({ count: 30, which: { kind: 'unseen' } }, ({ objectiveId }) =>
            Math.min(0.95, strength[objectiveId[0]!]! + round * 0.05),
          )
          if (round < 5) await sit(({ objectiveId }) => strength[objectiveId[0]!]! + round * 0.05)
          await api.report.readiness({ courseId: 'ms-900' })
          wait(round < 5 ? 4 : 3)
        }
      }),
  })
  await page.goto(studied.url)
  await show(`${course}/report`, 'Report')
  await page.locator('.topic .toggle').first().click()
  await page.mouse.move(0, 0)
  await take('report')
  await show(`${course}/readiness`, 'Readiness')
  await page.locator('canvas').first().waitFor()
  await take('readiness')
  await studied.stop()
}

/** @param heading tells that the page is there */
async function show(path: string, heading: string | RegExp): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${path}`)
  await page.getByRole('heading', { name: heading }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

async function take(name: string): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`build/screenshots/${name}.png`)
}

/** Goes through the self-check to the first question with choices, and answers it. */
async function answerUntilReviewed({ keyboard }: Page): Promise<void> {
  while (await page.getByRole('button', { name: 'Show the answer' }).isVisible()) {
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: 'I had it right' }).click()
    await page.getByRole('button', { name: 'Next question' }).click()
    await page.waitForTimeout(200)
  }
  await keyboard.press('b')
  await keyboard.press('Enter')
  await page.locator('.grade').waitFor()
}
