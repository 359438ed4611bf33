import { expect, expectAccessible, test } from './lectern.ts'

test.use({
  startOptions: {
    course: { chapters: [{ id: '001-first' }, { id: '002-second', title: 'Zebras and Quaggas' }] },
  },
})

test('Ctrl K finds as one types, by keyboard alone, and never in the exam pool', async ({ opened: page }) => {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox')
  await expect(field).toBeFocused()
  await page.keyboard.type('quag')
  const hit = page.getByRole('option').first()
  await expect(hit).toContainText('Zebras and Quaggas')
  await expect(hit.locator('mark')).toHaveText('Quaggas')
  await expectAccessible(page)

  await field.fill('quokkas')
  await expect(page.getByRole('group', { name: 'Practice questions' })).toBeVisible()
  await field.fill('wombats')
  await expect(page.getByText('Nothing in your courses has “wombats”.').first()).toBeVisible()

  await field.fill('tenant')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toBeVisible()
})

test('what is typed is never query syntax', async ({ opened: page }) => {
  await page.keyboard.press('Control+k')
  for (const words of ['"', 'tenant OR', 'NEAR(', '*', 'a:b', "'; drop table", '-tenant', '^x'])
    await page.getByRole('combobox').fill(words)
  await page.getByRole('combobox').fill('tenant "or')
  await expect(page.getByRole('alert')).toHaveCount(0)
})
