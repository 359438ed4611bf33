import { expect, test } from './lectern.ts'

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
  await expect(page.getByText('The backup is made.').first()).toBeVisible()
  await page.getByText('High contrast', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
  await page.getByRole('button', { name: /^Restore the backup of/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})
