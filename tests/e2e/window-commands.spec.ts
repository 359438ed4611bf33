import { chords, pages } from '../../electron/shells/electron/menu.ts'
import { text } from '../../renderer/text/en.ts'
import { progress as progressText } from '../../renderer/text/progress.ts'
import { expect, test } from './lectern.ts'
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

test('a course file that was opened with the app is added, and only once', async ({ opened, lectern }) => {
  const address = await sendSmallCourse(opened, lectern)
  await opened.evaluate((hash) => (location.hash = hash), address)
  const dialog = opened.getByRole('dialog', { name: text.library.resultTitle.added })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: text.library.done }).click()
  await expect(opened.getByRole('link', { name: 'A Small Course', exact: true })).toBeVisible()
  await opened.reload()
  await expect(opened.getByRole('link', { name: 'A Small Course', exact: true })).toBeVisible()
  await expect(opened.getByRole('dialog')).toBeHidden()
})
