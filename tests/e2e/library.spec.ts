import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packFolder } from '../support/pack-folder.ts'
import { writeBankCourse } from '../support/bank-course.ts'
import { writeCourse } from '../support/course.ts'
import { expect, expectAccessible, test } from './lectern.ts'
import type { CourseShape } from '../support/course.ts'
import type { Page } from '@playwright/test'

test.use({ startOptions: { course: {} } })

async function pack(folder: string, name: string, shape: CourseShape): Promise<string> {
  const file = join(folder, `${name}.lectern`)
  await packFolder(writeCourse(join(folder, name), shape), file)
  return file
}

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, bytes }) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], name))
      return data
    },
    { name, bytes: [...bytes] },
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

test('a course is added by choosing a file, updated by dropping one, and removed', async ({
  opened: page,
  lectern,
}) => {
  const first = await pack(lectern.folder, 'one', { id: 'other' })
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add a course' }).click()
  await (await choosing).setFiles(first)
  const dialog = page.getByRole('dialog', { name: 'Course added' })
  await expect(dialog).toContainText('“A Small Course” 1.0.0 is in the library.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('heading', { name: 'A Small Course' })).toHaveCount(2)

  const second = await pack(lectern.folder, 'two', {
    id: 'other',
    version: '2.0.0',
    chapters: [{ id: '001-first' }, { id: '009-new' }],
  })
  await drop(page, 'two.lectern', readFileSync(second))
  const updated = page.getByRole('dialog', { name: 'Course updated' })
  await expect(updated).toContainText('Chapters: 1 added, 2 removed.')
  await page.keyboard.press('Escape')

  await drop(page, 'one.lectern', readFileSync(first))
  await expect(page.getByRole('dialog', { name: 'Older version added' })).toContainText(
    '“A Small Course” 1.0.0 took the place of version 2.0.0, which is the newer one',
  )
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Remove course' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove course' }).click()
  await expect(page.getByRole('heading', { name: 'A Small Course' })).toHaveCount(1)
})

test('a course with errors is refused, finding by finding, and nothing is added', async ({
  opened: page,
  lectern,
}) => {
  const bad = await pack(lectern.folder, 'bad', {
    id: 'bad',
    chapters: [
      {
        id: '001-first',
        paragraphs: ['A lead.', '<script>alert(1)</script>', 'See [it](javascript:alert(1)).'],
      },
    ],
  })
  await drop(page, 'bad.lectern', readFileSync(bad))
  const dialog = page.getByRole('dialog', { name: 'Course not added' })
  await expect(dialog).toContainText('has 2 errors. Nothing was added.')
  await expect(dialog.getByRole('list', { name: 'Errors' }).getByRole('listitem')).toHaveCount(2)
  const remarks = dialog.getByRole('list', { name: '8 remarks for the author' })
  await expect(remarks).toBeHidden()
  await dialog.getByText('8 remarks for the author').click()
  await expect(remarks.getByRole('listitem')).toHaveCount(8)
  await expect(dialog).toContainText('chapters/001-first/chapter.md')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
})

test('a file that is no course is said to be none', async ({ opened: page, lectern }) => {
  await drop(page, 'holiday.png', Buffer.from('png'))
  await expect(page.getByText('Lectern can’t add “holiday.png”.').first()).toBeVisible()
  const file = join(lectern.folder, 'text.lectern')
  writeFileSync(file, 'just text')
  await drop(page, 'text.lectern', readFileSync(file))
  await expect(page.getByRole('dialog', { name: 'Course not added' })).toBeVisible()
})

test('a course that is dropped on the welcome is sent to the library', async ({ page, lectern }) => {
  await page.goto(lectern.url)
  await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toBeVisible()
  await drop(page, 'one.lectern', Buffer.from('any'))
  await expect(page.getByText('Courses are added in the library.').first()).toBeVisible()
})

test.describe('a bank', () => {
  // The reader asks for its text and is refused.
  test.use({ tolerated: /status of 404 \(Not Found\)/ })

  test('a course of questions only is added, practiced, and never offered to be read', async ({
    opened: page,
    lectern,
  }) => {
    const file = join(lectern.folder, 'quiz.lectern')
    await packFolder(writeBankCourse(lectern.folder), file)
    await drop(page, 'quiz.lectern', readFileSync(file))
    await page.getByRole('button', { name: 'Done' }).click()
    const cover = page.getByRole('article', { name: 'A Quiz' })
    await expect(cover).toContainText('5 questions')
    await expect(cover.getByRole('link', { name: 'Start reading' })).toHaveCount(0)
    await expect(cover.getByRole('link', { name: /^Practise/ })).toBeVisible()

    await cover.getByRole('link', { name: /^Open course/ }).click()
    await expect(page.getByRole('link', { name: 'Glossary' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Self-check: The first quiz' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: /The first quiz Questions only/ }).click()
    await page
      .getByRole('button', { name: /^Begin|^Start/ })
      .last()
      .click()
    await page.getByText(/^Alpha of/).click()
    await page.getByRole('button', { name: /^(Answer|Store the answer)$/ }).click()
    await expect(page.getByText('Alpha is right.')).toBeVisible()

    // Any other way that leads to its text ends at its questions.
    await page.goto(new URL('#/course/quiz/chapter/001-quiz', page.url()).href)
    await expect(page).toHaveURL(/\/course\/quiz\/practice\?part=chapters:001-quiz/)
  })
})
