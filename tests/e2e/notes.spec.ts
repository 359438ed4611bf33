import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeCourse } from '../support/course.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import type { Page } from '@playwright/test'

const paragraphs = ['The lead stays.', 'This paragraph stays as it is.', 'This paragraph will go.']
test.use({ startOptions: { course: { chapters: [{ id: '001-first', paragraphs }] } } })

async function openChapter(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Start reading|Continue/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
}

async function pointAt(page: Page, words: string): Promise<void> {
  await page.getByText(words).hover()
}

test('marks by keyboard and pointer survive a kill, are found, exported, and outlive their paragraph', async ({
  opened: page,
  lectern,
}) => {
  await openChapter(page)
  await page.keyboard.press('j')
  await expect(page.getByText('The lead stays.')).toBeFocused()
  await page.keyboard.press('b')
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Bookmark' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  await pointAt(page, 'This paragraph stays as it is.')
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.locator('.has-highlight')).toHaveText('This paragraph stays as it is.')

  await pointAt(page, 'This paragraph will go.')
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByLabel('Your note on this paragraph').fill('Ask *Petra* about this.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.has-note')).toHaveText('This paragraph will go.')
  await expectAccessible(page)

  await page.goto(await lectern.killAndRestart())
  await page.getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByText('3 entries')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('petra')
  await expect(page.getByText('1 entry')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('Kind').selectOption('Highlights')
  await expect(page.getByText('1 entry')).toBeVisible()
  await page.getByLabel('Kind').selectOption('Everything')

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as Markdown' }).click()
  const exported = readFileSync((await (await downloading).path())!, 'utf8')
  expect(exported).toContain('This paragraph will go.')
  expect(exported).toContain('Petra')

  const content = join(lectern.folder, 'content')
  rmSync(content, { recursive: true })
  writeCourse(content, {
    version: '1.1.0',
    chapters: [{ id: '001-first', paragraphs: [...paragraphs.slice(0, 2), 'This is new.'] }],
  })
  await page.goto(await lectern.killAndRestart())
  await page.getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByText('This paragraph is no longer in the course.')).toHaveCount(1)
  await expect(page.getByText('Ask *Petra* about this.')).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: 'stays as it is' }).getByRole('link').click()
  await expect(page.locator('.has-highlight')).toHaveText('This paragraph stays as it is.')
})

test.describe('a section with a title of its own', () => {
  const titled = [...paragraphs, '## Analogy: A flat', 'You rent it.']
  test.use({ startOptions: { course: { chapters: [{ id: '001-first', paragraphs: titled }] } } })

  test('is listed by its kind and its title', async ({ opened: page }) => {
    await openChapter(page)
    await page.getByRole('heading', { name: 'A flat' }).hover()
    await page.getByRole('button', { name: 'Bookmark' }).click()
    await expect(page.locator('.has-bookmark')).toHaveCount(1)
    await page.getByRole('link', { name: 'Notes' }).click()
    await expect(page.getByText('Analogy: A flat')).toBeVisible()
  })
})

test('a note that is being written is kept as a draft, on another page and after Escape, until it is stored', async ({
  opened: page,
}) => {
  const field = page.getByLabel('Your note on this paragraph')
  const tools = page.getByRole('toolbar')
  await openChapter(page)
  await pointAt(page, 'This paragraph will go.')
  await tools.getByRole('button', { name: 'Note', exact: true }).click()
  await field.fill('Ask Petra.')
  await page.getByRole('link', { name: 'Progress' }).click()
  await page.getByRole('link', { name: 'Library', exact: true }).click()
  await openChapter(page)
  await expect(page.locator('.has-note')).toHaveText('This paragraph will go.')

  await pointAt(page, 'This paragraph stays as it is.')
  await expect(page.getByText('Unsaved draft')).toHaveCount(0)
  await pointAt(page, 'This paragraph will go.')
  await expect(page.getByText('Unsaved draft')).toBeVisible()
  await tools.getByRole('button', { name: 'Note, unsaved draft' }).click()
  await expect(field).toHaveValue('Ask Petra.')
  await expectAccessible(page)
  await field.press('End')
  await page.keyboard.type(' Or Paul.')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(field).toHaveValue('Ask Petra. Or Paul.')
  await page.keyboard.press('Control+Enter')
  await expect(field).toHaveCount(0)
  await expect(page.getByText('Unsaved draft')).toHaveCount(0)

  await page.keyboard.press('n')
  await field.fill('Something else.')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await page.getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByText('Ask Petra. Or Paul.')).toBeVisible()
})

test('a mark is taken back, and the taking back too', async ({ opened: page }) => {
  await openChapter(page)
  await pointAt(page, 'This paragraph will go.')
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.locator('.has-highlight')).toHaveCount(1)
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.locator('.has-highlight')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.has-highlight')).toHaveCount(1)
})

test('the empty page says how notes come about', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Notes' }).click()
  await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible()
  await expectAccessible(page)
})
