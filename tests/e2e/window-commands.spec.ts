import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chords, pages } from '../../electron/shells/electron/menu.ts'
import { text } from '../../renderer/text/en.ts'
import { progress as progressText } from '../../renderer/text/progress.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import { sendSmallCourse } from './sent-course.ts'

/** What the native menu and opened files do to the page, done to the same page in Chromium. */

test('every page of the menu is reached by its address, and the app is not loaded anew', async ({
  opened,
}) => {
  await opened.evaluate(() => Object.assign(window, { wasHere: true }))
  const headings = {
    library: text.library.title,
    progress: progressText.title,
    notes: text.notes.title,
    settings: text.settings.title,
  } satisfies Record<keyof typeof pages, string>
  for (const [name, address] of Object.entries(pages)) {
    await opened.evaluate((hash) => (location.hash = hash), address)
    await expect(
      opened.getByRole('heading', { level: 1, name: headings[name as keyof typeof pages] }),
    ).toBeVisible()
  }
  expect(await opened.evaluate(() => 'wasHere' in window)).toBe(true)
})

test('the menu leads to every page that the bar leads to', async ({ opened }) => {
  const links = opened.getByRole('navigation', { name: text.common.mainNavigation }).getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(new Set(hrefs)).toEqual(new Set(Object.values(pages).map((address) => `#${address}`)))
})

test('every chord of the menu opens what it names', async ({ opened }) => {
  const dialogs = { search: text.search.title, keys: text.keyboard.title } satisfies Record<
    keyof typeof chords,
    string
  >
  for (const [name, { keyCode }] of Object.entries(chords)) {
    await opened.keyboard.press(`Control+${keyCode}`)
    const dialog = opened.getByRole('dialog', { name: dialogs[name as keyof typeof chords] })
    await expect(dialog).toBeVisible()
    await opened.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})

const theCourse = { name: 'A Small Course', exact: true } as const

test('a course file that was opened with the app is asked about, added, and only once', async ({
  opened,
  lectern,
}) => {
  const address = await sendSmallCourse(opened, lectern)
  await opened.evaluate((hash) => (location.hash = hash), address)
  const question = opened.getByRole('dialog', { name: text.library.offerTitle })
  await expect(question).toContainText('other course.lectern')
  await expect(question).toContainText(/[0-9] kB/)
  await expect(question.getByRole('button', { name: text.common.cancel })).toBeFocused()
  await expectAccessible(opened)
  await question.getByRole('button', { name: text.library.offerAdd }).click()
  const dialog = opened.getByRole('dialog', { name: text.library.resultTitle.added })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: text.library.done }).click()
  await expect(opened.getByRole('link', theCourse)).toBeVisible()
  await opened.reload()
  await expect(opened.getByRole('link', theCourse)).toBeVisible()
  await expect(opened.getByRole('dialog')).toBeHidden()
})

test('a course file that is not wanted is not read, and its copy is thrown away', async ({
  opened,
  lectern,
}) => {
  const asked: string[] = []
  opened.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const address = await sendSmallCourse(opened, lectern)
  expect(readdirSync(join(lectern.dataDir, 'uploads'))).toHaveLength(1)
  await opened.evaluate((hash) => (location.hash = hash), address)
  await expect(opened.getByRole('dialog', { name: text.library.offerTitle })).toBeVisible()
  await opened.keyboard.press('Enter')
  await expect(opened.getByRole('dialog')).toBeHidden()
  await expect.poll(() => readdirSync(join(lectern.dataDir, 'uploads'))).toEqual([])
  await expect(opened.getByRole('link', theCourse)).toBeHidden()
  expect(asked).not.toContain('/rpc/library/add')
})

test('two files that were opened together are asked about in turn', async ({ opened, lectern }) => {
  const first = await sendSmallCourse(opened, lectern)
  const second = `/?${new URLSearchParams({ add: randomUUID(), name: 'second.lectern', bytes: '5' }).toString()}`
  for (const address of [first, second]) {
    await opened.evaluate((hash) => (location.hash = hash), address)
    await expect(opened).toHaveURL(/#\/$/)
  }
  const question = opened.getByRole('dialog', { name: text.library.offerTitle })
  await expect(question).toContainText('other course.lectern')
  await question.getByRole('button', { name: text.library.offerAdd }).click()
  const dialog = opened.getByRole('dialog', { name: text.library.resultTitle.added })
  await dialog.getByRole('button', { name: text.library.done }).click()
  await expect(question).toContainText('second.lectern')
  await opened.keyboard.press('Escape')
  await expect(opened.getByRole('dialog')).toBeHidden()
})

test('a course file that was chosen in the menu is added without a question', async ({ opened, lectern }) => {
  const address = await sendSmallCourse(opened, lectern)
  await opened.evaluate((hash) => (location.hash = hash), `${address}&chosen=1`)
  await expect(opened.getByRole('dialog', { name: text.library.resultTitle.added })).toBeVisible()
})
