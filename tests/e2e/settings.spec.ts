import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectAccessible, test } from './lectern.ts'

test.use({
  startOptions: { course: { chapters: [{ id: '001-first' }, { id: '002-second', title: 'The Second' }] } },
})

test('appearance changes at once and is kept', async ({ opened: page, lectern }) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('Dark', { exact: true }).click()
  await page.getByText('150 %', { exact: true }).click()
  await page.getByText('Atkinson Hyperlegible', { exact: true }).click()
  await page.getByText('Narrow', { exact: true }).click()
  await page.getByText('Reduced', { exact: true }).click()
  const html = page.locator('html')
  const look = {
    'data-theme': 'dark',
    'data-typeface': 'hyperlegible',
    'data-line-width': 'narrow',
    'data-motion': 'reduced',
  }
  for (const [name, value] of Object.entries(look)) await expect(html).toHaveAttribute(name, value)
  await expect(html).toHaveCSS('font-size', '24px')
  await page.waitForLoadState('networkidle')
  await page.goto(await lectern.killAndRestart())
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
  for (const [name, value] of Object.entries(look)) await expect(html).toHaveAttribute(name, value)
  await expect(html).toHaveCSS('font-size', '24px')
})

test('the theme follows the system until one is chosen', async ({ opened: page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('all chapters can be opened', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Open all chapters').check()
  await page.getByRole('link', { name: 'Library', exact: true }).click()
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: /The Second/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The Second')
})

test('a backup is made and restored', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backup made.').first()).toBeVisible()
  await page.getByText('High contrast', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/^Made .* · \d+ kB · 0 answers$/)).toBeVisible()
  await expect(dialog.getByText('Everything you’ve done so far is in this backup.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('Backup restored.').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a restore says what it would take away, and refuses a damaged backup', async ({
  opened: page,
  lectern,
}) => {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  const restore = page.getByRole('button', { name: /^Restore the backup of/ }).first()
  await expect(restore).toBeVisible()
  await page.getByRole('link', { name: 'Library', exact: true }).click()
  await page.getByRole('link', { name: /Start reading|Continue/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
  await page.keyboard.press('j')
  await page.keyboard.press('b')
  await expect(page.locator('.has-bookmark')).toHaveCount(1)
  await page.getByRole('link', { name: 'Settings' }).click()
  await restore.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('1 note or bookmark isn’t in this backup.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const folder = join(lectern.dataDir, 'backups')
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'no database'.repeat(1000))
  await restore.click()
  await expect(page.getByRole('alert')).toContainText('This backup is damaged, so nothing was changed.')
})

test.describe('a backup folder that doesn’t work', () => {
  test.use({
    tolerated: /status of 500/,
    startOptions: {
      course: {},
      prepare(dataDir: string) {
        mkdirSync(dataDir, { recursive: true })
        writeFileSync(join(dataDir, 'backups'), 'mine')
      },
    },
  })

  test('leaves the app at work, says why, and can be tried again', async ({ opened: page, lectern }) => {
    await page.getByRole('link', { name: 'Settings' }).click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('There is a file where the backup folder should be.')
    await expect(alert).toContainText('Your progress is still saved.')
    await page.getByText('High contrast', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toContainText('There is a file where the backup folder should be.')
    rmSync(join(lectern.dataDir, 'backups'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: /^Restore the backup of/ }).first()).toBeVisible()
    await expect(alert).toHaveCount(0)
  })
})
