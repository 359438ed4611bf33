import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { secrets, writeExamCourse } from '../support/exam-course.ts'
import {
  answerByKeys,
  beginExam,
  expectQuestion,
  expectStored,
  goOnByKeys,
  openStart,
  tabTo,
} from './exam-steps.ts'
import { callFrom, expect, expectAccessible, test } from './lectern.ts'
import type { Page } from '@playwright/test'

const content = mkdtempSync(join(tmpdir(), 'lectern-exam-course-'))
writeExamCourse(content)
test.use({ startOptions: { content } })

const time = (page: Page) => page.locator('.time .left')

/** The time on screen in seconds. */
async function secondsLeft(page: Page): Promise<number> {
  const [minutes, seconds] = (await time(page).innerText()).split(':').map(Number)
  return minutes! * 60 + seconds!
}

/** Ends the exam from any question. */
async function endExam(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review screen' }).last().click()
  await page.getByRole('button', { name: 'End exam' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End exam' }).click()
  await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
}

test('fifty questions by keyboard alone: no response of the running exam holds a key or a reason, and the result adds up', async ({
  opened: page,
}) => {
  test.setTimeout(300_000)
  const { keyboard } = page
  const answers: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/rpc/exam/')) answers.push(response.text().catch(() => ''))
  })

  await tabTo(page, page.getByRole('link', { name: 'Open course' }))
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('link', { name: 'Mock exam', exact: true }))
  await keyboard.press('Enter')
  await expect(page.getByText('50 questions in 45 minutes')).toBeVisible()
  await expect(page.getByRole('row', { name: /Domain 2/ })).toContainText('45 to 50 %')
  await tabTo(page, page.getByRole('button', { name: 'Start exam' }))
  await keyboard.press('Enter')

  for (let number = 1; number <= 50; number += 1) {
    await expectQuestion(page, number, 50)
    if (number === 3 || number === 9) await keyboard.press('m')
    if (number !== 7) await answerByKeys(page)
    await goOnByKeys(page)
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Review screen' })).toBeFocused()
  await expect(page.getByText('49 of 50 answered')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'End exam' }))
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'End the exam?' })
  await expect(dialog).toContainText('Question 7 is not answered.')
  await expect(dialog).toContainText('2 questions are still marked: 3 and 9.')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expectStored(page)

  const heard = (await Promise.all(answers)).join('\n')
  expect(heard).toContain('"choices"')
  for (const secret of [...secrets, '"correct"', '"why"', '"explanation"', '"accept"'])
    expect(heard).not.toContain(secret)

  await keyboard.press('v')
  await expectQuestion(page, 50, 50)
  await keyboard.press('v')
  await tabTo(page, page.getByRole('button', { name: 'End exam' }))
  await keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('button', { name: 'End exam' }))
  await keyboard.press('Enter')

  await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /estimated score \d+, probable range .* pass mark 700/ }),
  ).toBeVisible()
  await expect(page.getByText('Question 7 is not answered.')).toHaveCount(0)
  await tabTo(page, page.getByRole('radio', { name: 'All (50)' }))
  for (let presses = 0; presses < 4; presses += 1) await keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Unanswered (1)' })).toBeChecked()
  await expect(page.locator('.question')).toHaveCount(1)
  await tabTo(page, page.getByRole('button', { name: /^Question 7/ }))
  await keyboard.press('Enter')
  await expect(page.getByText(/zexplainz/)).toBeVisible()
})

test('seven questions by pointer: choosing, striking out, marking, commenting, jumping, ending', async ({
  opened: page,
}) => {
  await beginExam(page, 7, 20)
  let partly = 0
  for (let number = 1; number <= 7; number += 1) {
    await expectQuestion(page, number, 7)
    const kind = await page.getByRole('heading', { level: 2 }).innerText()
    if (kind.includes('Choose several')) {
      for (const word of ['Alpha', 'Beta', 'Gamma'])
        await page.getByText(new RegExp(`^${word} of`)).click({ force: true })
      await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
      await expect(page.getByText('2 of 2 chosen')).toBeVisible()
      const strike = page.getByRole('button', { name: 'Strike out C' })
      await strike.click()
      await expect(strike).toHaveAttribute('aria-pressed', 'true')
    } else if (kind.includes('Choose one')) await page.getByText(/^Beta of/).click()
    else if (kind.includes('A number')) {
      await page.getByLabel('Your number in days').fill('many')
      await page.getByLabel('Your number in days').blur()
      await expect(page.getByText('Type a number.')).toBeVisible()
      await page.getByLabel('Your number in days').fill('31337')
    } else {
      partly += 1
      if (kind.includes('Statements'))
        await page
          .getByRole('radiogroup', { name: /^Alpha/ })
          .getByText('Yes')
          .click()
      else if (kind.includes('Put in order')) await page.getByRole('button', { name: /^Add “First/ }).click()
      else if (kind.includes('Match')) await page.getByLabel(/^Partner of “Alpha/).selectOption({ index: 1 })
      else await page.getByLabel('Gap 2').fill('zacceptz')
    }
    await page
      .getByRole('button', { name: number === 7 ? 'Review screen' : 'Next' })
      .first()
      .click()
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Review screen' })).toBeFocused()
  await page.getByText(`Unanswered (${partly})`).click()
  await expect(page.getByRole('list', { name: 'Questions by number' }).getByRole('listitem')).toHaveCount(
    partly,
  )
  await page.getByText('Marked (0)').click()
  await expect(page.getByText('No question is marked.')).toBeVisible()
  await page.getByText('All (7)').click()

  await page.getByRole('button', { name: /^Question 2,/ }).click()
  await expectQuestion(page, 2, 7)
  await page.getByRole('button', { name: 'Mark for review' }).click()
  await page.getByRole('button', { name: 'Comment' }).click()
  await page.getByLabel('Your comment on this question').fill('Ask Petra.')
  await expectStored(page)
  await page.getByRole('button', { name: 'Review screen' }).click()
  await expect(page.getByRole('button', { name: /^Question 2, .*marked, with a comment/ })).toBeVisible()
  await page.getByRole('button', { name: 'End exam' }).click()
  const dialog = page.getByRole('dialog', { name: 'End the exam?' })
  await expect(dialog).toContainText(`${partly} questions are only partly answered:`)
  await expect(dialog).toContainText('Question 2 is still marked.')
  await dialog.getByRole('button', { name: 'Go on with the exam' }).click()
  await page.getByRole('button', { name: 'End exam' }).click()
  await dialog.getByRole('button', { name: 'End exam' }).click()

  await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
  const marked = page.getByRole('button', { name: /^Question 2 .* marked, (right|partly right|wrong) / })
  await expect(marked.locator('.marked')).toBeVisible()
  await expect(page.locator('.question .marked')).toHaveCount(1)
  await page.getByText('Marked (1)').click()
  await expect(page.locator('.question')).toHaveCount(1)
  await marked.click()
  await expect(page.getByText(/You marked it for review\./)).toBeVisible()
  await expect(page.getByText('Ask Petra.')).toBeVisible()
  await page.getByText('All (7)').click()
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect(page.getByText('You struck out C.').first()).toBeVisible()
  await expect(page.getByText('Right, not chosen').first()).toBeVisible()
})

test('going on by arrow after a choice leaves the choice alone, and the room has no way to the chapters', async ({
  opened: page,
}) => {
  await beginExam(page, 20, 20)
  const kind = page.getByRole('heading', { level: 2 })
  let number = 1
  for (; number < 20; number += 1) {
    await expectQuestion(page, number, 20)
    if ((await kind.innerText()).includes('Choose one')) break
    await page.keyboard.press('ArrowRight')
  }
  await page.getByText(/^Beta of/).click()
  await page.keyboard.press('ArrowRight')
  await expectQuestion(page, number + 1, 20)
  await page.keyboard.press('ArrowLeft')
  await expectQuestion(page, number, 20)
  await expect(page.getByRole('radio', { name: /Beta of/ })).toBeChecked()

  await expect(page.getByRole('link')).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeAttached()
  await page.keyboard.press('Control+K')
  for (const key of ['g', 'l']) await page.keyboard.press(key)
  await expectQuestion(page, number, 20)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys and help' })
  await expect(sheet).toContainText('Review screen, and back to the question')
  await expect(sheet).not.toContainText('Go to the library')
})

test('among Yes and No an arrow chooses and Enter goes on, and rules and help sheet say so', async ({
  opened: page,
}) => {
  await openStart(page)
  await expect(page.getByText(/^Enter and → go to the next question\. On answers side by side/)).toBeVisible()
  await page.getByRole('link', { name: 'Back to the course' }).click()
  await page.evaluate(() => (location.hash = '#/'))
  await beginExam(page, 20, 20)
  const rows = page.getByRole('radiogroup')
  let number = 1
  for (; number < 20 && (await rows.count()) === 0; number += 1) {
    await page.keyboard.press('ArrowRight')
    await expectQuestion(page, number + 1, 20)
  }
  const answers = rows.first().getByRole('radio')
  await answers.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(answers.nth(1)).toBeChecked()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys and help' })).toContainText(
    'such as Yes and No, ← and → choose among them; elsewhere they lead from question to question',
  )
  await page.keyboard.press('Escape')
  await expect(answers.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expectQuestion(page, number + 1, 20)
})

test('an exam that is left goes on from the library, and after a kill at the same question with honest time', async ({
  opened: page,
  lectern,
}) => {
  await beginExam(page, 7, 20)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expectQuestion(page, 3, 7)
  await page.keyboard.press('m')
  await expectStored(page)
  const before = await secondsLeft(page)

  await page.goto(await lectern.killAndRestart())
  const notice = page.getByRole('complementary', { name: 'Running mock exam' })
  await expect(notice).toContainText('A mock exam of “An Examined Course” is running.')
  await expectAccessible(page)
  await notice.getByRole('link', { name: 'Go on' }).click()
  await expectQuestion(page, 3, 7)
  await expect(page.getByRole('button', { name: 'Mark for review' })).toHaveAttribute('aria-pressed', 'true')
  expect(await secondsLeft(page)).toBeLessThanOrEqual(before)
  expect(await secondsLeft(page)).toBeGreaterThan(before - 100)

  const room = page.url()
  await page.goBack()
  const dialog = page.getByRole('dialog', { name: 'Leave the running exam?' })
  await expect(dialog).toContainText('It does not end: the library leads back to it. The clock runs on.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(room)
  await expect(page.getByRole('heading', { level: 2, name: 'Question 3 of 7' })).toBeVisible()
  await page.goBack()
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(notice).toContainText('0 of 7 answered, 19 min left. The clock runs on.')
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Mock exam', exact: true }).click()
  await expect(page.getByText('One exam runs at a time.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start exam' })).toHaveCount(0)
  await page.reload()
  await page.getByRole('link', { name: 'Go on' }).first().click()
  await expectQuestion(page, 3, 7)
})

test.describe('when the app refuses', () => {
  // The browser names a refused or broken call in its console.
  test.use({ tolerated: /status of 409|net::ERR_FAILED/ })

  test('a second window shows that the exam is open elsewhere, takes it over, and the first one stops', async ({
    opened: page,
    context,
    lectern,
  }) => {
    await beginExam(page, 7, 20)
    const room = page.url()
    const second = await context.newPage()
    await second.goto(`${lectern.origin}/${new URL(room).hash}`)
    await expect(second.getByRole('heading', { name: 'The exam is open in another window' })).toBeVisible()
    await expectAccessible(second)
    await second.getByRole('button', { name: 'Take over here' }).click()
    await expectQuestion(second, 1, 7)

    await page.keyboard.press('m')
    await expect(page.getByRole('heading', { name: 'The exam went on in another window' })).toBeVisible()
    await expectAccessible(page)
    await second.keyboard.press('ArrowRight')
    await expectQuestion(second, 2, 7)
    await second.keyboard.press('ArrowLeft')
    await expect(second.getByRole('button', { name: 'Mark for review' })).toHaveAttribute(
      'aria-pressed',
      'false',
    )

    await page.getByRole('button', { name: 'Take it back' }).click()
    await expectQuestion(page, 1, 7)
    await second.close()
    await page.reload()
    await expectQuestion(page, 1, 7)
  })

  test('what could not be stored is not called stored, stays on screen and goes with another try', async ({
    opened: page,
  }) => {
    await beginExam(page, 1, 20)
    const disk = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    let isFull = true
    await page.route('**/rpc/exam/change', async (route) => {
      if (isFull) return route.abort()
      held.resolve()
      await disk.promise
      await route.continue()
    })
    await page.keyboard.press('m')
    const trouble = page.getByRole('alert')
    await expect(trouble).toContainText('What you gave stays on screen until it is stored.')
    await expect(page.getByTestId('stored')).toHaveText('Not stored')
    await expectAccessible(page)

    await page.evaluate(() => (location.hash = '#/settings'))
    await expect(page.getByRole('dialog', { name: 'Not everything is stored' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByTestId('stored')).toHaveText('Not stored')

    isFull = false
    await trouble.getByRole('button', { name: 'Try again' }).click()
    await held.promise
    await expect(page.getByTestId('stored')).toHaveText('Not stored')
    disk.resolve()
    await expectStored(page)
    await page.unroute('**/rpc/exam/change')
    await page.reload()
    await expect(page.getByRole('button', { name: 'Mark for review' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })

  test('what waits to be stored when the page goes away is sent off with it', async ({ opened: page }) => {
    await beginExam(page, 1, 20)
    await expectStored(page)
    let isFull = true
    await page.route('**/rpc/exam/change', (route) => (isFull ? route.abort() : route.continue()))
    await page.keyboard.press('m')
    await expect(page.getByTestId('stored')).toHaveText('Not stored')
    isFull = false
    await page.reload()
    await expect(page.getByRole('button', { name: 'Mark for review' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })

  test('an exam is left with what is not stored only by choice', async ({ opened: page }) => {
    await beginExam(page, 1, 20)
    await page.route('**/rpc/exam/change', (route) => route.abort())
    await page.keyboard.press('m')
    await expect(page.getByTestId('stored')).toHaveText('Not stored')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByRole('button', { name: 'Leave without them' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })
})

test('hidden time comes back at five minutes with one word of it', async ({ opened: page }) => {
  await page.clock.install()
  // The engine's clock is not hurried: what it says of the time in between would put the countdown back.
  await page.route('**/rpc/exam/heartbeat', () => undefined)
  const shown = page.waitForResponse('**/rpc/exam/visit')
  await beginExam(page, 7, 20)
  await (await shown).finished()
  await page.keyboard.press('t')
  await expect(time(page)).toHaveText('Show time')
  await page.clock.fastForward(14 * 60_000)
  await expect(time(page)).toHaveText('Show time')
  await page.keyboard.press('t')
  await expect(time(page)).toHaveText(/^\d+:\d\d$/)
  await page.keyboard.press('t')
  await page.clock.fastForward(60_000 + 5_000)
  await expect(page.getByRole('status').filter({ hasText: '5 minutes left.' })).toBeAttached()
  await expect(time(page)).toHaveText(/^\d+:\d\d$/)
})

test('when the time is up, what is stored is submitted and the result comes by itself', async ({
  opened: page,
  lectern,
}) => {
  await page.clock.install()
  await beginExam(page, 7, 20)
  await answerByKeys(page)
  await expectStored(page)
  // The exam's own clock cannot be hurried from outside, so the exam is shortened to what is over already.
  const progress = new Database(join(lectern.dataDir, 'progress.db'))
  progress.exec('update exam_sitting set length = 1')
  progress.close()
  await page.clock.fastForward(20 * 60_000)
  await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
  await expect(page.getByText('The time was up.')).toBeVisible()
  await expect(page.getByText('Unanswered (6)')).toBeVisible()
})

test('a result prints one page of summary and then every question, and leaves as CSV and JSON', async ({
  opened: page,
}) => {
  await beginExam(page, 7, 20)
  await answerByKeys(page)
  await expectStored(page)
  await endExam(page)

  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  const csvText = readFileSync(await (await csv).path(), 'utf8')
  expect(csvText.trim().split('\n').length).toBeGreaterThanOrEqual(8)
  const json = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download JSON' }).click()
  expect(JSON.parse(readFileSync(await (await json).path(), 'utf8'))).toBeTruthy()

  await page.getByText('Right (', { exact: false }).first().click()
  await page.evaluate(() => {
    window.print = () => Object.assign(window, { printed: document.querySelectorAll('.question').length })
  })
  await page.keyboard.press('p')
  await expect.poll(() => page.evaluate(() => 'printed' in window && window.printed)).toBe(7)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/zexplainz/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  const marginMillimetres = 15
  for (const [width, height] of [
    [210, 297],
    [216, 279],
  ] as const) {
    const pixels = (millimetres: number) => Math.floor(((millimetres - 2 * marginMillimetres) * 96) / 25.4)
    await page.setViewportSize({ width: pixels(width), height: pixels(height) })
    const summary = await page.locator('.summary').boundingBox()
    expect(summary!.height).toBeLessThanOrEqual(pixels(height))
  }
})

test('a flag and a note on a question stand beside it in the result', async ({ opened: page }) => {
  const begun = page.waitForResponse('**/rpc/exam/begin')
  await beginExam(page, 1, 20)
  const { json: exam } = (await (await begun).json()) as {
    json: { courseId: string; questions: [{ id: string }] }
  }
  const ofQuestion = { courseId: exam.courseId, questionId: exam.questions[0].id }
  await endExam(page)
  for (const [call, change] of [
    ['flag', { flagged: true }],
    ['note', { text: 'Ask Petra.' }],
  ] as const)
    await callFrom(page, `marks/${call}`, { ...ofQuestion, ...change })
  await page.reload()
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect(page.getByText('You flagged it.')).toBeVisible()
  await expect(page.getByText('Your note Ask Petra.')).toBeVisible()
  await expectAccessible(page)
})

test('Tab goes round in the dialog of text and colours, both ways', async ({ opened: page }) => {
  await beginExam(page, 1, 20)
  await page.getByRole('button', { name: 'Text and colours' }).click()
  const dialog = page.getByRole('dialog')
  const round = [
    dialog.locator('[name=theme]:checked'),
    dialog.locator('[name=text-size]:checked'),
    dialog.getByRole('button', { name: 'Close' }),
  ] as const
  await expect(round[0]).toBeFocused()
  for (const at of [1, 2, 0] as const) {
    await page.keyboard.press('Tab')
    await expect(round[at]).toBeFocused()
  }
  for (const at of [2, 1, 0] as const) {
    await page.keyboard.press('Shift+Tab')
    await expect(round[at]).toBeFocused()
  }
  await page.keyboard.press('ArrowRight')
  await expect(dialog.locator('[name=theme]:checked')).toBeFocused()
})

test('a result of few questions says that they are too few, and nothing of a pass', async ({
  opened: page,
}) => {
  await beginExam(page, 8, 20)
  await endExam(page)
  await expect(page.locator('.score .sentence')).toHaveText(
    /^8 questions are too few to tell whether you would pass: a sitting like this one may end anywhere between/,
  )
})

test('one endless word in a comment leaves the result as wide as its page', async ({ opened: page }) => {
  await beginExam(page, 1, 20)
  await page.getByRole('button', { name: 'Comment' }).click()
  await page.getByLabel('Your comment on this question').fill('w'.repeat(5000))
  await expectStored(page)
  await endExam(page)
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect(page.getByText(/Your comment w{5000}/)).toBeVisible()
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await overflow()).toBeLessThanOrEqual(0)
  await page.emulateMedia({ media: 'print' })
  expect(await overflow()).toBeLessThanOrEqual(0)
})

test('sittings make a trend, and one left out of statistics is out of it and can come back', async ({
  opened: page,
}) => {
  await beginExam(page, 7, 20)
  await endExam(page)
  await page.getByRole('link', { name: 'All sittings' }).click()
  await expect(page.getByText('From the second sitting that counts')).toBeVisible()
  await page.getByRole('link', { name: 'Another exam' }).click()
  await page.getByText('10-minute sprint').click()
  await expect(page.getByText('11 questions in 10 minutes')).toBeVisible()
  await expect(page.getByText(/of them (was|were) in an earlier sitting|None of them/)).toBeVisible()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await expectQuestion(page, 1, 11)
  for (let number = 1; number <= 4; number += 1) {
    await answerByKeys(page)
    await page.getByRole('button', { name: 'Next' }).click()
  }
  await endExam(page)
  await page.getByRole('link', { name: 'All sittings' }).click()
  await expect(
    page.getByText(/Your last sitting earned \d+ of 100 points more than the one before/),
  ).toBeVisible()
  await expect(page.getByRole('img', { name: '2 sittings, oldest first' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Leave out the sitting of/ })
    .first()
    .click()
  await expect(page.getByText('From the second sitting that counts')).toBeVisible()
  await page.getByRole('button', { name: /^Take in again the sitting of/ }).click()
  await expect(page.getByText(/Your last sitting earned/)).toBeVisible()
  await page.locator('table').getByRole('link').last().click()
  await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
  await expect(page.getByText('Unanswered (7)')).toBeVisible()
})

test('a sitting ended by mistake is left out of statistics from its result by keyboard, and taken in again', async ({
  opened: page,
}) => {
  await beginExam(page, 7, 20)
  await endExam(page)
  const state = page.locator('.statistics').getByRole('status')
  await expect(state).toContainText('Fewer than half of the questions are answered')
  const leaveOut = page.getByRole('button', { name: 'Leave out', exact: true })
  await tabTo(page, leaveOut)
  await page.keyboard.press('Enter')
  await expect(state).toHaveText('This sitting is left out of statistics.')
  const takeIn = page.getByRole('button', { name: 'Take in again', exact: true })
  await expect(takeIn).toBeFocused()
  await expectAccessible(page)
  await page.reload()
  await expect(state).toHaveText('This sitting is left out of statistics.')
  await takeIn.press('Enter')
  await expect(leaveOut).toBeFocused()
  await page.getByRole('link', { name: 'All sittings' }).click()
  await expect(page.getByRole('button', { name: /^Leave out the sitting of/ })).toBeVisible()
})

test.describe('with too small a pool', () => {
  const small = mkdtempSync(join(tmpdir(), 'lectern-exam-small-'))
  writeExamCourse(small, { exam: [1, 7, 1, 1] })
  test.use({ startOptions: { content: small } })

  test('the start page says so before the exam, and how many come from where', async ({ opened: page }) => {
    await openStart(page)
    await expect(
      page.getByText(
        'The course has exam questions for 10 of the 50 that this exam asks for, so it is shorter.',
      ),
    ).toBeVisible()
    await expect(page.getByRole('row', { name: /Domain 3/ })).toContainText('14 by weight')
    await expect(page.getByText('10 questions in 9 minutes')).toBeVisible()
    await page.getByText('Your own length').click()
    await page.getByLabel('Questions', { exact: true }).fill('0')
    await expect(page.getByText('Give whole numbers')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start exam' })).toBeDisabled()
  })
})

for (const [theme, size] of [
  ['Light', '100 %'],
  ['Dark', '100 %'],
  ['High contrast', '100 %'],
  ['Light', '200 %'],
] as const)
  test(`every screen of the exam is accessible in the theme ${theme} at ${size}`, async ({
    opened: page,
  }) => {
    test.setTimeout(420_000)
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByText(theme, { exact: true }).click()
    await page.getByText(size, { exact: true }).click()
    await page.getByRole('link', { name: 'Library', exact: true }).click()
    await openStart(page)
    await expect(page.getByText('50 questions in 45 minutes')).toBeVisible()
    await expectWhole(page)
    await page.getByRole('link', { name: 'Your sittings' }).click()
    await expect(page.getByRole('heading', { name: 'No sitting yet' })).toBeVisible()
    await expectWhole(page)
    await page.getByRole('link', { name: 'Library', exact: true }).click()
    await beginExam(page, 7, 20)
    for (let number = 1; number <= 7; number += 1) {
      if (number % 2) await answerByKeys(page)
      if (number === 2) for (const key of ['m', 'k']) await page.keyboard.press(key)
      await expectWhole(page)
      const next = number === 7 ? 'Review screen' : 'Next'
      await page.getByRole('button', { name: next }).first().click()
    }
    await expect(page.getByRole('heading', { level: 2, name: 'Review screen' })).toBeFocused()
    await expectWhole(page)
    await page.getByRole('button', { name: 'Text and colours' }).click()
    await expectWhole(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'End exam' }).click()
    await expectWhole(page)
    await page.getByRole('dialog').getByRole('button', { name: 'End exam' }).click()
    await expect(page.getByText('Estimated score', { exact: true })).toBeVisible()
    await expectWhole(page)
    for (const key of ['y', 'o']) await page.keyboard.press(key)
    await expectWhole(page)
    await page.getByRole('link', { name: 'All sittings' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your sittings' })).toBeVisible()
    await expectWhole(page)
  })

/** Nothing that axe can find, and nothing wider than the window. */
async function expectWhole(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}
