import { expect } from './lectern.ts'
import type { Locator, Page } from '@playwright/test'

/** Opens the mock exam's start page from the library. */
export async function openStart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Mock exam', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mock exam' })).toBeVisible()
}

/** Starts an exam of as many questions and minutes as asked for, always drawn alike. */
export async function beginExam(page: Page, questions: number, minutes: number): Promise<void> {
  await page.route('**/rpc/exam/begin', async (route) => {
    const sent = route.request().postDataJSON() as { json: object }
    await route.continue({ postData: JSON.stringify({ ...sent, json: { ...sent.json, seed: 4 } }) })
  })
  await openStart(page)
  await page.getByText('Your own length').click()
  await page.getByLabel('Questions', { exact: true }).fill(String(questions))
  await page.getByLabel('Minutes', { exact: true }).fill(String(minutes))
  await expect(
    page.getByText(`${questions} question${questions === 1 ? '' : 's'} in ${minutes} minutes`),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await expectQuestion(page, 1, questions)
}

export async function expectQuestion(page: Page, number: number, of: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: `Question ${number} of ${of}` })).toBeFocused()
}

export const expectStored = (page: Page) => expect(page.getByTestId('stored')).toHaveText('Stored')

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(target)}.`)
}

/** The keys of the choices that begin with one of some words. */
async function keysOf(page: Page, words: readonly string[]): Promise<string[]> {
  const choices = await page.locator('.choice .words').allInnerTexts()
  return choices.flatMap((choice, place) =>
    words.some((word) => choice.startsWith(word)) ? [String.fromCharCode(97 + place)] : [],
  )
}

/**
 * Answers the question on screen by keys alone, as `writeExamCourse` has it right, but gives a number and a
 * typed gap that are wrong: their right answers must not be in any response of a running exam.
 */
export async function answerByKeys(page: Page): Promise<void> {
  const { keyboard } = page
  const kind = await page.getByRole('heading', { level: 2 }).innerText()
  if (kind.includes('Choose one')) for (const key of await keysOf(page, ['Alpha'])) await keyboard.press(key)
  else if (kind.includes('Choose several'))
    for (const key of await keysOf(page, ['Alpha', 'Beta'])) await keyboard.press(key)
  else if (kind.includes('Statements')) {
    await tabTo(page, page.getByRole('radiogroup', { name: /^Alpha/ }).getByLabel('Yes'))
    await keyboard.press('Space')
    await tabTo(page, page.getByRole('radiogroup', { name: /^Beta/ }).getByLabel('Yes'))
    await keyboard.press('ArrowRight')
  } else if (kind.includes('Put in order'))
    for (const step of ['First', 'Second', 'Third']) {
      await page.getByRole('heading', { level: 2 }).focus()
      await tabTo(page, page.getByRole('button', { name: new RegExp(`^Add “${step}`) }))
      await keyboard.press('Enter')
    }
  else if (kind.includes('Match'))
    for (const [left, right] of [
      ['Alpha', 'Aleph'],
      ['Beta', 'Beth'],
    ] as const) {
      await page.getByRole('heading', { level: 2 }).focus()
      await tabTo(page, page.getByLabel(new RegExp(`^Partner of “${left}`)))
      await keyboard.type(right)
    }
  else if (kind.includes('Fill the gaps')) {
    await tabTo(page, page.getByLabel('Gap 1'))
    await keyboard.type('Alpha')
    await tabTo(page, page.getByLabel('Gap 2'))
    await keyboard.type('nothing')
  } else {
    await tabTo(page, page.getByLabel('Your number in days'))
    await keyboard.type('7')
  }
}

/** Goes on by Enter, from the button where the focus is in a list that Enter opens. */
export async function goOnByKeys(page: Page): Promise<void> {
  const takesEnter = await page.evaluate(() => document.activeElement?.matches('button, select') ?? false)
  if (takesEnter)
    await tabTo(
      page,
      page.getByRole('button', { name: /^(Next|Review screen)$/, includeHidden: false }).first(),
    )
  await page.keyboard.press('Enter')
}
