import { readFileSync } from 'node:fs'
import { expect, expectAccessible, test } from './lectern.ts'
import { answerByKeyboard, press, typeShown } from './answer-by-keyboard.ts'
import { everyType } from './every-type.ts'
import type { Page } from '@playwright/test'

/** Nine practice questions: one of each type in the first chapter, one of a single kind in the second. */
test.use({
  startOptions: {
    course: {
      chapters: [
        { id: '001-first', questions: everyType.replaceAll('pool: check', 'pool: practice') },
        { id: '002-second' },
      ],
    },
  },
})

async function openPractice(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/course/small/practice'))
  await expect(page.getByRole('heading', { level: 1, name: 'Practise' })).toBeVisible()
  await expect(matching(page)).not.toBeEmpty()
}

const matching = (page: Page) => page.locator('.foot').getByRole('status')
const row = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })
const grade = (page: Page) => page.locator('.grade')
const start = (page: Page) => page.getByRole('button', { name: 'Start practice' })
const answerButton = (page: Page) => page.getByRole('button', { name: /^(Answer|Store the answer)$/ })
const place = (page: Page, at: number, of: number) =>
  page.getByRole('heading', { name: `Question ${at} of ${of}` })

/** Answers the question on screen with the pointer, partly right at best. */
async function answerByPointer(page: Page): Promise<void> {
  switch (await typeShown(page)) {
    case 'Say it, then look':
      await page.getByRole('button', { name: 'Show the answer' }).click()
      return page.getByRole('button', { name: 'I had it wrong' }).click()
    case 'Choose one':
      await page.locator('.choice').first().click()
      break
    case 'Choose several':
      await page.getByText('Two', { exact: true }).click()
      await page.getByText('Three', { exact: true }).click()
      break
    case 'Statements':
      await page.getByRole('radiogroup', { name: 'Water is wet' }).getByText('Yes').click()
      break
    case 'Put in order':
      await page.getByText('Dinner', { exact: true }).dragTo(page.getByRole('region', { name: /Your order/ }))
      break
    case 'Match':
      await page
        .getByRole('listitem')
        .filter({ hasText: /^Miaow$/ })
        .dragTo(page.getByText('Cow', { exact: true }))
      break
    case 'Fill the gaps':
      await page.getByLabel('Gap 1').selectOption('five')
      break
    case 'A number':
      await page.getByLabel('Your number in minutes').fill('59')
  }
  await answerButton(page).click()
}

/** Begins a session of the one question of a type. */
async function practise(page: Page, type: string): Promise<void> {
  await openPractice(page)
  await row(page, 'Kind').click()
  await page.getByText(type, { exact: true }).click()
  await start(page).click()
  await expect(page.locator('h2 .kind')).toContainText(type)
}

test('the number of matching questions follows what is chosen, and the last choice comes back', async ({
  opened: page,
}) => {
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Practise', exact: true }).click()
  await expect(page.getByText('9 practice questions.')).toBeVisible()
  await expect(matching(page)).toHaveText('9 questions match.')

  await row(page, 'From').click()
  await page.getByText('Opened chapters', { exact: true }).click()
  await expect(matching(page)).toContainText('Nothing matches.')
  await expect(start(page)).toBeDisabled()
  await page.getByText('Domains', { exact: true }).click()
  await page.getByRole('checkbox', { name: '1 The only domain' }).check()
  await expect(matching(page)).toHaveText('9 questions match.')
  await page.getByText('Objectives', { exact: true }).click()
  await expect(row(page, 'From')).toContainText('No objective yet')
  await page.getByText('Chapters', { exact: true }).click()
  await page.getByRole('searchbox', { name: 'Filter the chapters' }).fill('second')
  await expect(page.getByRole('checkbox', { name: /001-first/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: /002-second/ }).check()
  await expect(matching(page)).toHaveText('1 question matches.')
  await expect(row(page, 'From')).toContainText('2 · Chapter 002-second')

  await row(page, 'Kind').click()
  await page.getByText('Match', { exact: true }).click()
  await expect(matching(page)).toContainText('Nothing matches.')
  await page.getByText('All types', { exact: true }).click()
  await page.getByText('Hard', { exact: true }).click()
  await expect(matching(page)).toContainText('Nothing matches.')
  await page.getByText('All difficulties', { exact: true }).click()

  await row(page, 'Session').click()
  await page.getByLabel('Another number').fill('3')
  await page.getByLabel('Another number').fill('x')
  await page.getByLabel('Another number').blur()
  await expect(row(page, 'Session')).toContainText('Up to 3 questions')

  await start(page).click()
  await expect(place(page, 1, 1)).toBeFocused()
  await page.getByRole('radio', { name: 'No' }).check({ force: true })
  await press(page, 'm')
  await expect(page.getByRole('button', { name: 'Flag', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await press(page, 'Enter')
  await expect(grade(page)).toHaveText('Wrong')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: '0 of 1 right' })).toBeFocused()

  await press(page, 'p')
  await expect(row(page, 'From')).toContainText('2 · Chapter 002-second')
  await expect(row(page, 'Session')).toContainText('Up to 3 questions')
  await row(page, 'From').click()
  await page.getByText('Everything', { exact: true }).click()
  await row(page, 'Which').click()
  for (const [name, count] of [
    ['Never answered (8)', '8 match, 3 of them are asked.'],
    ['Missed last time (1)', '1 question matches.'],
    ['Flagged (1)', '1 question matches.'],
    ['Not shown lately', '8 match, 3 of them are asked.'],
    ['Any (9)', '9 match, 3 of them are asked.'],
  ] as const) {
    await page.getByText(name, { exact: true }).click()
    await expect(matching(page)).toHaveText(count)
  }

  await page.getByRole('heading', { level: 1 }).click()
  await press(page, 'm')
  await expect(place(page, 1, 1)).toBeVisible()
  await answerByKeyboard(page)
  await expect(grade(page)).toHaveText('Right')
  await openPractice(page)
  await expect(page.getByRole('button', { name: /^What I missed/ })).toBeDisabled()
})

test('a session of all eight types by keyboard alone', async ({ opened: page }) => {
  await openPractice(page)
  await press(page, 'q')
  for (let at = 1; at <= 9; at += 1) {
    await expect(place(page, at, 9)).toBeFocused()
    if (at === 1) await press(page, 'u')
    await answerByKeyboard(page)
    await expect(grade(page)).toHaveText('Right')
    if (at === 2) await press(page, 'u')
    await expect(page.getByRole('button', { name: 'I guessed' })).toHaveAttribute(
      'aria-pressed',
      String(at <= 2),
    )
    await press(page, 'Enter')
  }
  await expect(page.getByRole('heading', { name: '9 of 9 right' })).toBeFocused()
  await expect(page.getByText(/Nothing was missed\. 2 were guesses\.$/)).toBeVisible()
  await page.getByText('Guessed (2)').click()
  await expect(page.locator('ol .line')).toHaveCount(2)
})

test('Enter goes from gap to gap and answers when the last is filled', async ({ opened: page }) => {
  await practise(page, 'Fill the gaps')
  await page.getByLabel('Gap 2').fill('24')
  await page.getByLabel('Gap 2').press('Enter')
  await expect(page.getByLabel('Gap 1')).toBeFocused()
  await expect(page.getByText('1 of 2 given. What is left empty earns nothing.')).toHaveCount(2)
  await page.keyboard.type('seven')
  await page.getByLabel('Gap 2').focus()
  await press(page, 'Enter')
  await expect(grade(page)).toHaveText('Right')
})

test('Enter answers nothing that is incomplete, and the button does', async ({ opened: page }) => {
  await practise(page, 'Match')
  await press(page, 'Enter')
  await expect(page.getByLabel('Partner of “Cow”')).toBeFocused()
  await page.keyboard.type('Moo')
  await page.locator('h2').focus()
  await press(page, 'Enter')
  await expect(page.getByLabel('Partner of “Dog”')).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '1 of 2 given.' })).toHaveCount(1)
  await expect(answerButton(page)).toHaveAccessibleDescription(
    '1 of 2 given. What is left empty earns nothing.',
  )
  await answerButton(page).focus()
  await press(page, 'Enter')
  await expect(grade(page)).toHaveText('Partly right: 1 of 2 points')
  await expect(grade(page).locator('.lucide-equal-approximately')).toBeVisible()
})

test('the help sheet names the arrows by their signs, and each place once', async ({ opened: page }) => {
  await practise(page, 'Choose one')
  await press(page, '?')
  const sheet = page.getByRole('dialog', { name: 'Keys and help' })
  await expect(sheet.locator('.line', { hasText: 'Question before' }).locator('kbd')).toHaveText('←')
  await page.keyboard.press('Escape')
  await page.evaluate(() => (location.hash = '#/course/small/chapter/001-first'))
  await expect(page.getByRole('heading', { level: 1, name: 'Chapter 001-first' })).toBeVisible()
  await press(page, '?')
  await expect(sheet.getByRole('heading', { name: 'In a chapter' })).toHaveCount(1)
  await expect(sheet).not.toContainText('Arrow')
})

test('a step that is moved to either end keeps the focus', async ({ opened: page }) => {
  await practise(page, 'Put in order')
  for (const step of ['Breakfast', 'Lunch']) await page.getByRole('button', { name: `Add “${step}”` }).click()
  await page.getByRole('button', { name: 'Move “Lunch” up' }).focus()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Move “Lunch” down' })).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Move “Lunch” up' })).toBeFocused()
})

test('what is no number is not graded, and the unit may be typed', async ({ opened: page }) => {
  await practise(page, 'A number')
  const field = page.getByLabel('Your number in minutes')
  await field.fill('about an hour')
  await answerButton(page).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription('Type a number.')
  await press(page, 'Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('about an hour')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await field.fill('60 minutes')
  await expect(page.locator('.refused')).toBeHidden()
  await answerButton(page).click()
  await expect(grade(page)).toHaveText('Right')
  await expect(page.locator('.given dd')).toHaveText('60 minutes')
})

test('answered gaps stay in their sentence, with the right words beside the wrong ones', async ({
  opened: page,
}) => {
  await practise(page, 'Fill the gaps')
  await page.getByLabel('Gap 1').selectOption('five')
  await page.getByLabel('Gap 2').fill('24')
  await answerButton(page).click()
  await expect(page.locator('.review .cloze')).toHaveText(
    'A week has Gap 1, Wrong: five Right: seven days and a day Gap 2, Right: 24 hours.',
  )
  await expectAccessible(page)
})

test('a session by pointer, killed in the middle, goes on at the same question and ends when told to', async ({
  opened: page,
  lectern,
}) => {
  await openPractice(page)
  await page.getByRole('button', { name: /^10 quick ones/ }).click()
  for (let at = 1; at <= 4; at += 1) {
    await expect(place(page, at, 9)).toBeVisible()
    await answerByPointer(page)
    await expect(grade(page)).toBeVisible()
    await page.getByRole('button', { name: 'Next question' }).click()
  }
  await expect(place(page, 5, 9)).toBeVisible()
  // The visits before have been answered, so that the next answer is to the last.
  await page.waitForLoadState('networkidle')
  const isKept = page.waitForResponse('**/rpc/practice/visit')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await isKept
  await expect(place(page, 6, 9)).toBeVisible()
  const asked = await page.locator('.stem').innerText()

  await page.goto(await lectern.killAndRestart())
  await openPractice(page)
  await expect(page.getByText('4 of 9 answered')).toBeVisible()
  await page.getByRole('button', { name: 'Go on with it' }).click()
  await expect(place(page, 6, 9)).toBeVisible()
  await expect(page.locator('.stem')).toHaveText(asked)
  await press(page, 'ArrowLeft')

  for (let at = 5; at <= 8; at += 1) {
    await answerByPointer(page)
    await page.getByRole('button', { name: 'Next question' }).click()
  }
  await page.getByRole('button', { name: 'Question 1,' }).click()
  // Taught as a whole, or in a passage of it.
  await expect(page.getByRole('link', { name: /chapter \d, “Chapter/ })).toBeVisible()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(place(page, 2, 9)).toBeVisible()
  await page.getByRole('button', { name: 'End the session' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 question is unanswered.')
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()

  await expect(page.getByRole('heading', { name: /of 8 right, 1 not answered$/ })).toBeVisible()
  await page.locator('ol .line', { hasText: 'Wrong' }).first().click()
  await expect(grade(page)).toHaveText('Wrong')
  await page.getByRole('button', { name: 'Back to the summary' }).click()
  const again = page.getByRole('button', { name: /^Again the/ })
  const missed = Number((await again.innerText()).match(/\d+/)![0])
  await again.click()
  await expect(place(page, 1, missed)).toBeVisible()
})

test('a session that is ended early counts what was answered', async ({ opened: page }) => {
  await openPractice(page)
  await row(page, 'Kind').click()
  await page.getByText('Choose one', { exact: true }).click()
  await start(page).click()
  await expect(place(page, 1, 2)).toBeVisible()
  await page.getByRole('radio', { name: /^(The wrong one|No)/ }).check({ force: true })
  await answerButton(page).click()
  await expect(grade(page)).toHaveText('Wrong')
  await page.getByRole('button', { name: 'End the session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()

  await expect(page.getByRole('heading', { name: '0 of 1 right, 1 not answered' })).toBeFocused()
  await expect(page.getByText(/^0 of 1 point in /)).toBeVisible()
  await expect(page.locator('.chapter')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Again the one I missed' })).toBeVisible()
  await page.getByText('Not right (1)').click()
  await expect(page.locator('ol .line')).toHaveCount(1)
  await page.getByText('Not answered (1)').click()
  await expect(page.locator('ol .line')).toContainText('Not answered')
})

test('with feedback at the end nothing tells right or wrong before', async ({ opened: page }) => {
  const told: string[] = []
  page.on('response', async (response) => {
    if (response.url().includes('/rpc/practice/')) told.push(await response.text().catch(() => ''))
  })
  await openPractice(page)
  await row(page, 'Kind').click()
  for (const type of ['Choose one', 'Choose several', 'A number'])
    await page.getByText(type, { exact: true }).click()
  await row(page, 'Session').click()
  await page.getByText('At the end', { exact: true }).click()
  await expect(matching(page)).toHaveText('4 questions match.')
  await start(page).click()
  for (let at = 1; at <= 3; at += 1) {
    await expect(place(page, at, 4)).toBeVisible()
    await answerByPointer(page)
    await expect(page.getByRole('button', { name: `Question ${at}, answered` })).toBeVisible()
  }
  await press(page, 'ArrowLeft')
  await expect(page.getByText('Answered. Right, wrong and why come at the end of the session.')).toBeVisible()
  await expect(page.locator('.stem')).toBeVisible()
  await expect(page.locator('fieldset :enabled')).toHaveCount(0)
  await expect(grade(page)).toHaveCount(0)
  expect(told.length).toBeGreaterThan(4)
  for (const answer of told) expect(answer).not.toMatch(/"why"|"correct"|"explanation"|"grade"/i)

  await press(page, 'Enter')
  await answerByPointer(page)
  await expect(page.getByRole('heading', { name: /of 4 right$/ })).toBeVisible()
  await page.locator('ol .line').first().click()
  await expect(grade(page)).toBeVisible()
  expect(told.join()).toContain('"why"')
})

async function beginTimed(page: Page): Promise<void> {
  await openPractice(page)
  await page.clock.install()
  await row(page, 'Session').click()
  await page.getByText('Timed', { exact: true }).click()
  await page.getByLabel('Minutes').fill('1')
  await start(page).click()
  await expect(place(page, 1, 9)).toBeVisible()
}

/** The engine's own clock is not the page's: when the page asks next, the session has run out there as well. */
async function runOutInTheEngine(page: Page): Promise<void> {
  await page.route('**/rpc/practice/heartbeat', async (route) => {
    const { href } = new URL('finish', route.request().url())
    await page.request.post(href, {
      headers: await route.request().allHeaders(),
      data: route.request().postData()!,
    })
    await route.continue()
  })
}

async function expectEnd(page: Page): Promise<void> {
  await expect(page.getByText('The time is up. What you answered counts.').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '0 of 9 answered' })).toBeVisible()
  await expect(page.getByText('No question was answered.')).toBeVisible()
}

test('a timed session counts down and ends in its summary when the time is up', async ({ opened: page }) => {
  await beginTimed(page)
  const secondsLeft = async () => {
    const [minutes, seconds] = (await page.getByRole('timer').locator('.number').innerText()).split(':')
    return Number(minutes) * 60 + Number(seconds)
  }
  const before = await secondsLeft()
  await page.clock.fastForward(5_000)
  await expect.poll(secondsLeft).toBeLessThanOrEqual(before - 5)

  await runOutInTheEngine(page)
  await page.clock.fastForward(56_000)
  await expectEnd(page)
})

test('a timed session ends in its summary also when the engine says first that the time is up', async ({
  opened: page,
}) => {
  await beginTimed(page)
  await runOutInTheEngine(page)
  await page.clock.fastForward(10_000)
  await expectEnd(page)
})

test('an answered question leads to the passage of its chapter that teaches it', async ({ opened: page }) => {
  await openPractice(page)
  await row(page, 'Kind').click()
  await page.getByText('Say it, then look', { exact: true }).click()
  await start(page).click()
  await expect(page.getByText('What does a tenant hold?')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Read “/ })).toHaveCount(0)
  await answerByPointer(page)
  await page.getByRole('link', { name: 'Read “How it works” in chapter 1, “Chapter 001-first”' }).click()
  await expect(page.locator('.found')).toHaveText('A tenant holds everything of one organisation.')
})

test('a note on a question is kept as a draft until it is stored', async ({ opened: page }) => {
  const field = page.getByLabel('Your note on this question')
  await openPractice(page)
  await press(page, 'q')
  await expect(place(page, 1, 9)).toBeFocused()
  await press(page, 'n')
  await field.fill('Ask Petra.')
  await press(page, 'Escape')
  await expect(field).toHaveCount(0)
  await expect(page.getByText('Unsaved draft')).toBeVisible()
  await press(page, 'ArrowRight')
  await expect(place(page, 2, 9)).toBeFocused()
  await expect(page.getByText('Unsaved draft')).toHaveCount(0)
  await press(page, 'ArrowLeft', 'n')
  await expect(field).toHaveValue('Ask Petra.')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await press(page, 'n')
  await expect(field).toHaveValue('')
})

test('flags, notes and reports are kept, listed, taken back and exported', async ({ opened: page }) => {
  await openPractice(page)
  await page.getByRole('link', { name: 'Flagged, noted and reported' }).click()
  await expect(page.getByText('Nothing is flagged, noted or reported yet')).toBeVisible()
  await expectAccessible(page)

  await openPractice(page)
  await press(page, 'q')
  await expect(place(page, 1, 9)).toBeFocused()
  await press(page, 'm', 'n')
  await page.getByLabel('Your note on this question').fill('Ask Petra.')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('button', { name: 'Edit note' })).toBeFocused()
  await press(page, 'n', 'Escape')
  await expect(page.getByRole('button', { name: 'Edit note' })).toBeFocused()
  await press(page, 'p')
  await expect(page.getByRole('radio', { name: 'The answer is wrong' })).toBeFocused()
  const field = page.getByLabel('In your words')
  const quiet = await page.locator('.dialog-description').evaluate((one) => getComputedStyle(one).color)
  expect(await field.evaluate((one) => getComputedStyle(one, '::placeholder').color)).toBe(quiet)
  await press(page, 'Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByText('A slip of the pen').click()
  await page.getByLabel('In your words').fill('=The stem has a slip')
  await page.getByRole('button', { name: 'Keep the report' }).click()
  await page.getByRole('button', { name: 'See reports' }).click()

  await expect(page.locator('.one')).toHaveCount(2)
  await expect(page.getByText('Ask Petra.')).toBeVisible()
  await page.getByText('Reported (1)').click()
  await expect(page.locator('.one')).toHaveCount(1)
  await expect(page.getByText('=The stem has a slip')).toBeVisible()
  const exported = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export reports as CSV' }).click()
  const csv = readFileSync(await (await exported).path(), 'utf8')
  expect(csv).toContain("'=The stem has a slip")

  await page.getByText('Everything (2)').click()
  await page.getByRole('button', { name: 'Take the flag away' }).click()
  await expect(page.getByText('Flagged (0)')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Flagged (1)')).toBeVisible()
  await page.getByRole('button', { name: 'Remove report' }).click()
  await expect(page.getByText('Reported (0)')).toBeVisible()
  await page.getByRole('button', { name: 'Practise the flagged one' }).click()
  await expect(place(page, 1, 1)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Flag', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('a chapter and its self-check lead to its practice, by way of the open session if there is one', async ({
  opened: page,
}) => {
  await page.evaluate(() => (location.hash = '#/course/small/chapter/001-first'))
  await page.getByRole('button', { name: 'Practise this chapter' }).click()
  await expect(place(page, 1, 8)).toBeVisible()
  await page.evaluate(() => (location.hash = '#/course/small/chapter/001-first'))
  await page.getByRole('button', { name: 'Practise this chapter' }).click()
  await expect(page.getByText('0 of 8 answered')).toBeVisible()
  await press(page, 't')
  await expect(place(page, 1, 8)).toBeVisible()
})

for (const theme of ['Light', 'Dark', 'High contrast'])
  test(`every screen of practice is accessible in the theme ${theme}, at 200 % too`, async ({
    opened: page,
  }) => {
    test.setTimeout(300_000)
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByText(theme, { exact: true }).click()
    await openPractice(page)
    for (const name of ['From', 'Which', 'Kind', 'Session']) {
      await row(page, name).click()
      if (name === 'From') await page.getByText('Chapters', { exact: true }).click()
      if (name === 'Session') await page.getByText('Timed', { exact: true }).click()
      await expectAccessible(page)
    }
    await row(page, 'From').click()
    await page.getByText('Everything', { exact: true }).click()
    await start(page).click()
    await expect(place(page, 1, 9)).toBeFocused()
    await press(page, 'm', 'n')
    await page.getByLabel('Your note on this question').fill('Ask Petra.')
    await expectAccessible(page)
    await press(page, 'Control+Enter')
    await answerByPointer(page)
    await expect(grade(page)).toBeVisible()
    await expectAccessible(page)
    await press(page, 'p')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Keep the report' }).click()
    await page.getByRole('button', { name: 'See reports' }).click()
    await expect(page.locator('.one')).toHaveCount(2)
    await expectAccessible(page)
    await openPractice(page)
    await expectAccessible(page)

    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByText('200 %', { exact: true }).click()
    await openPractice(page)
    await expectAccessible(page)
    await press(page, 'c')
    await expect(place(page, 1, 9)).toBeFocused()
    await press(page, 'ArrowRight')
    await expect(place(page, 2, 9)).toBeFocused()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'End the session' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
    await expect(page.getByRole('heading', { name: /of 1 right, 8 not answered$/ })).toBeVisible()
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
