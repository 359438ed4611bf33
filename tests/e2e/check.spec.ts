import { expect, expectAccessible, test } from './lectern.ts'
import { everyType } from './every-type.ts'
import type { Locator, Page } from '@playwright/test'

test.use({
  startOptions: { course: { chapters: [{ id: '001-first', questions: everyType }, { id: '002-second' }] } },
})

async function openCheck(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
  await page.keyboard.press('e')
  await expect(page.getByText('Question 1 of 8')).toBeVisible()
}

const grade = (page: Page) => page.locator('.grade')

test('all eight types by keyboard alone, wholly right, open the next chapter', async ({ opened: page }) => {
  await openCheck(page)
  const { keyboard } = page

  await keyboard.press('Enter')
  await expect(page.getByText('Everything of one organisation.')).toBeVisible()
  await keyboard.press('r')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 2 of 8')).toBeVisible()
  await keyboard.press('b')
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Choose 2.')).toBeVisible()
  for (const key of ['1', '3', '4', 'Enter']) await keyboard.press(key)
  await expect(page.getByText('Your choice, right')).toHaveCount(2)
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 4 of 8')).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Water is wet' }).getByLabel('Yes').focus()
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 5 of 8')).toBeVisible()
  for (const step of ['Lunch', 'Breakfast', 'Dinner']) {
    await page.getByRole('button', { name: `Add “${step}”` }).focus()
    await keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Move “Lunch” down' }).focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Breakfast' })).toContainText('1')
  await page.getByRole('button', { name: 'Answer', exact: true }).focus()
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 6 of 8')).toBeVisible()
  await page.getByLabel('Partner of “Cow”').focus()
  await keyboard.type('Moo')
  await page.getByLabel('Partner of “Dog”').focus()
  await keyboard.type('Woof')
  await page.getByRole('button', { name: 'Answer', exact: true }).focus()
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 7 of 8')).toBeVisible()
  await page.getByLabel('Gap 1').focus()
  await keyboard.type('seven')
  await page.getByLabel('Gap 2').focus()
  await keyboard.type('Twenty-Four')
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByText('Question 8 of 8')).toBeVisible()
  await page.getByLabel('Your number in minutes').focus()
  await keyboard.type('60')
  await keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Right')
  await keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: '100 % of the points' })).toBeFocused()
  const sentence = page.locator('.sentence')
  await expect(sentence).toContainText('Chapter 2, “Chapter 002-second”, is open now.')
  const topOf = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().top)
  const [icon, words] = [sentence.locator('.lucide'), sentence.locator('span')]
  expect(Math.abs((await topOf(icon)) - (await topOf(words)))).toBeLessThan(8)
  const tops = await page
    .locator('.result .actions > *')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(1)
  await page.getByRole('link', { name: 'Go on to the next chapter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 002-second')
})

test('wrong and partly right answers say so for each component, survive a kill, and leave the next chapter locked', async ({
  opened: page,
  lectern,
}) => {
  await openCheck(page)
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.getByRole('button', { name: 'I had it wrong' }).click()
  await expect(grade(page)).toHaveText('Wrong')
  await page.getByRole('button', { name: 'Next question' }).click()

  await page.getByText('Another wrong one').click()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(page.getByText('Your choice, wrong')).toBeVisible()
  await expect(page.getByText('Right, not chosen')).toBeVisible()
  await expect(page.getByText('It is wrong too.')).toBeVisible()
  await expectAccessible(page)

  await page.goto(await lectern.killAndRestart())
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Chapter 001-first' }).click()
  await expect(page.getByRole('heading', { name: 'How it works' })).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByText('Question 3 of 8')).toBeVisible()

  await page.getByText('Two', { exact: true }).click()
  await page.getByText('Three', { exact: true }).click()
  await page.getByText('Four', { exact: true }).click({ force: true })
  await expect(page.getByRole('checkbox', { name: 'Four' })).not.toBeChecked()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(grade(page)).toHaveText('Partly right: 1 of 2 points')
  await page.getByRole('button', { name: 'Next question' }).click()

  await page.getByRole('radiogroup', { name: 'Water is wet' }).getByText('No').click()
  await expect(page.getByText('1 of 2 given. What is left empty earns nothing.')).toBeVisible()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(grade(page)).toHaveText('Wrong')
  await expect(page.getByText('nothing given')).toHaveCount(1)
  await page.getByRole('button', { name: 'Next question' }).click()

  const places = page.getByRole('region', { name: /Your order/ })
  await page.getByText('Dinner', { exact: true }).dragTo(places)
  await page.getByText('A nap', { exact: true }).dragTo(places)
  await expect(page.getByText('Your order, 2 of 3').first()).toBeVisible()
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(grade(page)).toHaveText('Wrong')
  await expect(page.getByText('A nap is no meal.')).toBeVisible()
  await page.getByRole('button', { name: 'Next question' }).click()

  await page
    .getByRole('listitem')
    .filter({ hasText: /^Miaow$/ })
    .dragTo(page.getByText('Cow', { exact: true }))
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(page.getByText('Cows moo.')).toBeVisible()
  await page.getByRole('button', { name: 'Next question' }).click()

  await page.getByLabel('Gap 1').selectOption('five')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.getByRole('button', { name: 'Next question' }).click()
  await page.getByLabel('Your number in minutes').fill('59')
  await page.getByRole('button', { name: 'Answer', exact: true }).click()
  await page.getByRole('button', { name: 'See the result' }).click()

  await expect(page.getByRole('heading', { name: '7 % of the points' })).toBeVisible()
  await expect(page.getByRole('main').getByText('60 % are needed.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Question 1 of 8')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the chapter' }).click()
  await expect(page.getByText('Best so far: 7 %')).toBeVisible()
  await page.getByRole('link', { name: 'Next, still locked' }).click()
  await expect(page.getByRole('heading', { name: /is still locked$/ })).toBeVisible()
})

test('Enter goes to the statement that lacks an answer instead of answering', async ({ opened: page }) => {
  await openCheck(page)
  await page.getByRole('button', { name: 'Question 4, open' }).click()
  const answer = (statement: string) => page.getByRole('radiogroup', { name: statement }).getByLabel('Yes')
  await answer('Water is wet').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(answer('Fire is cold')).toBeFocused()
  await expect(grade(page)).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(grade(page)).toHaveText('Partly right: 1 of 2 points')
})

test('each type of question is accessible while it is asked', async ({ opened: page }) => {
  await openCheck(page)
  for (let place = 1; place <= 8; place += 1) {
    await page.getByRole('button', { name: `Question ${place}, open` }).click()
    await expect(page.getByText(`Question ${place} of 8`)).toBeVisible()
    await expectAccessible(page)
  }
})
