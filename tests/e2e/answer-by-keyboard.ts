import { expect } from './lectern.ts'
import type { Page } from '@playwright/test'

/** What the question on screen asks for, from the line above it. */
export async function typeShown(page: Page): Promise<string> {
  const [type] = (await page.locator('h2 .kind').innerText()).split(' · ')
  return type!
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Answers the question of `every-type.ts` on screen wholly right, touching nothing but keys. */
export async function answerByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page
  switch (await typeShown(page)) {
    case 'Say it, then look':
      await press(page, 'Enter')
      await expect(page.getByText('Everything of one organisation.')).toBeVisible()
      return press(page, 'r')
    case 'Choose one': {
      await press(page, 'x', 'a')
      await expect(page.getByRole('button', { name: 'Strike out A' })).toHaveAttribute('aria-pressed', 'true')
      const right = page.getByRole('radio', { name: /^(The right one|Yes)/ })
      const all = await page.getByRole('radio').count()
      for (let at = 0; at < all && !(await right.isChecked()); at += 1) await press(page, String(at + 1))
      return press(page, 'Enter')
    }
    case 'Choose several':
      return press(page, '1', 'c', 'Enter')
    case 'Statements':
      await page.getByRole('radiogroup', { name: 'Water is wet' }).getByLabel('Yes').focus()
      await press(page, 'Space')
      await page.getByRole('radiogroup', { name: 'Fire is cold' }).getByLabel('Yes').focus()
      return press(page, 'Space', 'ArrowRight', 'Enter')
    case 'Put in order':
      for (const step of ['Breakfast', 'Lunch', 'Dinner']) {
        await page.getByRole('button', { name: `Add “${step}”` }).focus()
        await press(page, 'Enter')
      }
      break
    case 'Match':
      await page.getByLabel('Partner of “Cow”').focus()
      await keyboard.type('Moo')
      await page.getByLabel('Partner of “Dog”').focus()
      await keyboard.type('Woof')
      break
    case 'Fill the gaps':
      await page.getByLabel('Gap 1').focus()
      await keyboard.type('seven')
      await page.getByLabel('Gap 2').focus()
      await keyboard.type('24')
      return press(page, 'Enter')
    case 'A number':
      await page.getByLabel('Your number in minutes').focus()
      await keyboard.type('60')
      return press(page, 'Enter')
  }
  await page.getByRole('button', { name: /^(Answer|Store the answer)$/ }).focus()
  await press(page, 'Enter')
}
