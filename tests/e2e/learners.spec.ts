import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beginExam } from './exam-steps.ts'
import { expect, expectAccessible, startLectern, test } from './lectern.ts'
import { studyDays } from './studied-days.ts'
import type { Browser, Page } from '@playwright/test'
import type { Lectern } from './lectern.ts'

const chapterIds = ['001-first', '002-second', '003-third']
const course = { chapters: chapterIds.map((id) => ({ id })) }

test.use({ startOptions: { course }, tolerated: /status of (409|500|503)/ })

const learner = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const data = (page: Page) => page.getByRole('region', { name: 'Your data' })

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Learners' })).toBeVisible()
}

async function addLearner(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a learner' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
}

async function changeTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Change to ${name}` }).click()
}

/** The file that the app lets the learner download. */
async function exported(page: Page, name = 'Export everything'): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return (await downloading).path()
}

async function importFile(page: Page, path: string): Promise<void> {
  const text = readFileSync(path)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'from-there.jsonl', mimeType: 'application/jsonl', buffer: text })
}

test('two learners have their own progress, settings and name in the bar', async ({ opened: page }) => {
  await page.evaluate(() => (location.hash = '#/course/small/chapter/001-first'))
  await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
  await openSettings(page)
  await page.getByText('Dark', { exact: true }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: /^Studying/ })).toBeHidden()
  await addLearner(page, 'Ada Lovelace')
  await expect(page.getByRole('banner').getByText('First learner')).toBeVisible()
  await page.getByRole('group', { name: 'Ada Lovelace was added.' }).getByRole('button').click()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Rename First learner' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(' ada lovelace ')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Another learner has this name.')
  await expectAccessible(page)
  await dialog.getByLabel('Name').fill('Grace')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByText('Grace')).toBeVisible()

  await changeTo(page, 'Ada Lovelace')
  await page.getByRole('button', { name: 'Start studying' }).click()
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('banner').getByText('Ada Lovelace')).toBeVisible()
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing studied yet' })).toBeVisible()

  for (const width of [800, 400]) {
    await page.setViewportSize({ width, height: 600 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await expect(page.getByRole('banner')).toHaveCSS('height', '52px')
  }
  await page.setViewportSize({ width: 1280, height: 800 })

  await openSettings(page)
  await expect(learner(page, 'Grace').getByRole('button', { name: /Take/ })).toBeHidden()
  await changeTo(page, 'Grace')
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await openSettings(page)
  await page.getByRole('button', { name: 'Take away Ada Lovelace' }).click()
  await expect(page.getByRole('dialog')).toContainText('are not deleted')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click()
  await expect(
    page.getByText(/Ada Lovelace was taken away\. The folder is kept as .*profiles.removed-/),
  ).toBeVisible()
  await expect(page.getByRole('banner').getByText('Grace')).toBeHidden()
})

test('nobody is called as the first learner is while that one has no name', async ({ opened: page }) => {
  await openSettings(page)
  await addLearner(page, ' first Learner ')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('Another learner has this name.')
  await dialog.getByLabel('Name').fill('Ada')
  await page.keyboard.press('Enter')
  await expect(learner(page, 'Ada')).toBeVisible()
  await page.getByRole('button', { name: 'Rename First learner' }).click()
  await dialog.getByLabel('Name').fill('First learner')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
})

test('nobody is changed to whose file is damaged', async ({ opened: page, lectern }) => {
  await openSettings(page)
  await addLearner(page, 'Ada')
  await expect(learner(page, 'Ada')).toBeVisible()
  await changeTo(page, 'Ada')
  await page.getByRole('button', { name: 'Start studying' }).click()
  await openSettings(page)
  await changeTo(page, 'First learner')
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  const list = JSON.parse(readFileSync(join(lectern.dataDir, 'profiles.json'), 'utf8')) as {
    profiles: { id: string; name: string }[]
  }
  const { id } = list.profiles.find(({ name }) => name === 'Ada')!
  writeFileSync(join(lectern.dataDir, 'profiles', id, 'progress.db'), 'no database'.repeat(1000))

  await openSettings(page)
  await changeTo(page, 'Ada')
  await expect(page.getByRole('alert')).toContainText(
    /You are still who you were\. Ada: The progress file .* cannot be opened/,
  )
  await expectAccessible(page)
  await expect(page.getByRole('banner').getByText('First learner')).toBeVisible()
  await page.getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a page that is still another learner’s stores nothing for who is studying, and starts anew as that one', async ({
  opened: page,
}) => {
  await openSettings(page)
  await addLearner(page, 'Ada')
  const other = await page.context().newPage()
  await other.goto(`${new URL(page.url()).origin}/#/settings`)
  await expect(other.getByRole('banner').getByText('First learner')).toBeVisible()
  await changeTo(page, 'Ada')
  await page.getByRole('button', { name: 'Start studying' }).click()
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()

  await other.getByText('Dark', { exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Library' })).toBeVisible()
  await expect(other.getByRole('banner').getByText('Ada')).toBeVisible()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light')
  await openSettings(other)
  await other.getByText('Dark', { exact: true }).click()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await other.reload()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('while an exam runs nobody changes, and nothing goes out or comes in', async ({
  opened: page,
  lectern,
}) => {
  await openSettings(page)
  await addLearner(page, 'Ada')
  const file = await exported(page)
  await page.getByRole('link', { name: 'Library', exact: true }).click()
  await beginExam(page, 3, 10)
  await page.goto(`${lectern.origin}/#/settings`)
  await page.reload()
  for (const act of [
    () => changeTo(page, 'Ada'),
    () => page.getByRole('button', { name: 'Export everything' }).click(),
    () => importFile(page, file),
  ]) {
    await act()
    await expect(page.getByRole('alert').filter({ hasText: 'An exam is running' }).first()).toBeVisible()
    await page.reload()
  }
})

test('a file that is refused changes nothing and says why', async ({ opened: page, lectern }) => {
  await openSettings(page)
  const input = page.locator('input[type=file]')
  const give = (name: string, text: string) =>
    input.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await give('photo.png', 'x')
  await expect(data(page).getByRole('alert')).toContainText('“photo.png” is not an export of Lectern.')
  await give('a.jsonl', '')
  await expect(data(page).getByRole('alert')).toContainText('The file is empty.')
  await give('a.jsonl', 'hello')
  await expect(data(page).getByRole('alert')).toContainText('This is not an export of Lectern.')
  await give('a.jsonl', '{"format":"lectern-progress","version":99}\n')
  await expect(data(page).getByRole('alert')).toContainText(
    'The file has version 99; this Lectern reads up to 2.',
  )
  await give('a.jsonl', '{"format":"lectern-progress","version":1}\n{"table":"ans')
  await expect(data(page).getByRole('alert')).toContainText('Line 2: the line is not whole.')
  await expect(data(page).getByRole('alert')).toContainText('nothing was changed')
  await expectAccessible(page)
  await page.goto(await lectern.killAndRestart())
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing studied yet' })).toBeVisible()
})

test('an import is canceled with nothing of it here', async ({ opened: page }) => {
  await openSettings(page)
  const row = { course_id: 'small', chapter_id: '001-first', milliseconds: 60_000, day: '2026-11-24' }
  const lines = Array.from({ length: 40_000 }, (_, number) => {
    const id = `0197a5a0-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
    return JSON.stringify({ table: 'reading', row: { id, ...row, read_at: 1_764_000_000_000 } })
  })
  const text = ['{"format":"lectern-progress","version":2}', ...lines, `{"rows":${lines.length}}`].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'large.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) })
  await data(page).getByRole('button', { name: 'Cancel the import' }).click()
  await expect(data(page).getByText('Import canceled. Nothing was imported')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing studied yet' })).toBeVisible()
})

/** The app on another laptop, past the welcome. */
async function laptop(browser: Browser, seed: number): Promise<{ page: Page; lectern: Lectern }> {
  const lectern = await startLectern({
    course,
    prepare: (dataDir) =>
      studyDays(dataDir, {
        ...{ content: join(dirname(dataDir), 'content'), courseId: 'small', chapterIds },
        ...{ days: 30, share: 0.6, seed },
      }),
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(lectern.url)
  await page.getByRole('button', { name: 'Start studying' }).click()
  return { page, lectern }
}

/** What the progress page says, in figures and by day. */
async function figures(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: 'Progress' }).click()
  const facts = await page.getByLabel('In figures').innerText()
  await page.keyboard.press('y')
  const rows = await page
    .getByRole('region', { name: /^Days with study/ })
    .getByRole('row')
    .allInnerTexts()
  return [facts, ...rows]
}

test('two laptops merged either way show the same, and twice changes nothing', async ({ browser }) => {
  test.setTimeout(240_000)
  const [here, there] = [await laptop(browser, 3), await laptop(browser, 4)]
  try {
    const apart = [await figures(here.page), await figures(there.page)]
    expect(apart[0]).not.toEqual(apart[1])
    const files: string[] = []
    for (const { page } of [here, there]) {
      await openSettings(page)
      files.push(await exported(page))
    }
    const table = readFileSync(await exported(here.page, 'Export answers as CSV'), 'utf8')
    expect(table).toContain('"answered at"')

    await importFile(here.page, files[1]!)
    await expect(data(here.page).getByText('Imported. New here:')).toBeVisible()
    await expect(
      data(here.page)
        .getByRole('listitem')
        .filter({ hasText: /^\d+ answers$/ }),
    ).toBeVisible()
    await expectAccessible(here.page)
    await importFile(there.page, files[0]!)
    await expect(data(there.page).getByText('Imported. New here:')).toBeVisible()
    const merged = await figures(here.page)
    expect(await figures(there.page)).toEqual(merged)
    expect(merged).not.toEqual(apart[0])

    await openSettings(here.page)
    await importFile(here.page, files[1]!)
    await expect(
      data(here.page).getByText('Nothing new: everything in this file was here already.'),
    ).toBeVisible()
    await expectAccessible(here.page)
    expect(await figures(here.page)).toEqual(merged)
  } finally {
    for (const { page, lectern } of [here, there]) {
      await page.context().close()
      await lectern.stop()
    }
  }
})

test('a file is dropped on the page; a course that is not here is named', async ({
  opened: page,
  browser,
}) => {
  const other = await startLectern({
    course: { id: 'elsewhere', chapters: course.chapters },
    prepare: (dataDir) =>
      studyDays(dataDir, {
        ...{ content: join(dirname(dataDir), 'content'), courseId: 'elsewhere', chapterIds },
        ...{ days: 10, share: 1, seed: 1 },
      }),
  })
  const there = await browser.newPage()
  await there.goto(other.url)
  await there.getByRole('button', { name: 'Start studying' }).click()
  await openSettings(there)
  const text = readFileSync(await exported(there), 'utf8')
  await there.close()
  await other.stop()

  await openSettings(page)
  const transfer = await page.evaluateHandle((words) => {
    const files = new DataTransfer()
    files.items.add(new File([words], 'from-there.jsonl'))
    return files
  }, text)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop the file to import it')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(data(page)).toContainText('The course “elsewhere” is not in your library.')
})
