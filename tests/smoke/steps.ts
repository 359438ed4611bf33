import { text } from '../../renderer/text/en.ts'
import type { Page } from 'playwright-core'

const course = 'A Small Course'
const patience = { timeout: 60_000 }

/** A first start with a course file: the course is added, a chapter is read, the first question answered. */
export async function studyOnce(page: Page): Promise<void> {
  await page.getByRole('button', { name: text.start.begin }).click(patience)
  const question = page.getByRole('dialog', { name: text.library.offerTitle })
  await question.getByRole('button', { name: text.library.offerAdd }).click(patience)
  const dialog = page.getByRole('dialog', { name: text.library.resultTitle.added })
  await dialog.getByRole('button', { name: text.library.done }).click(patience)
  await openChapter(page)
  await page.keyboard.press('e')
  await page.getByText('Question 1 of 3').waitFor(patience)
  await page.keyboard.press('Enter')
  await page.getByText('Everything of one organisation.').waitFor(patience)
  await page.keyboard.press('r')
  await page.locator('.grade', { hasText: 'Right' }).waitFor(patience)
}

/** The start after that: the answer is there, so the next question is shown. */
export async function findAnswer(page: Page): Promise<void> {
  await openChapter(page)
  await page.keyboard.press('e')
  await page.getByText('Question 2 of 3').waitFor(patience)
}

async function openChapter(page: Page): Promise<void> {
  await page.getByRole('link', { name: course, exact: true }).click(patience)
  await page.getByRole('link', { name: 'Chapter 001-first' }).first().click(patience)
  await page.getByRole('heading', { name: 'How it works' }).waitFor(patience)
}
