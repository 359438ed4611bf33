import type { Page } from '@playwright/test'
import { callFrom, expect, expectAccessible, test } from './lectern.ts'
import type { ChapterBody } from '../../electron/contract/content.ts'
import type { CourseDetail } from '../../electron/contract/library.ts'
import type { Position } from '../../electron/contract/reader.ts'

const long = Array.from({ length: 40 }, (_, place) => `Paragraph ${place} says what a tenant is. `.repeat(6))

/** What the browser does of itself after a scroll, such as telling what the pointer is over now, is done then. */
function framesPainted(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  })
}

/** The next position that the page stores. */
async function positionStored(page: Page): Promise<Position> {
  const request = await page.waitForRequest((one) => one.url().endsWith('/rpc/reader/savePosition'))
  await request.response()
  return (request.postDataJSON() as { json: { position: Position } }).json.position
}

/** Leaves the chapter by keys, which scroll nothing, and opens it again, which scrolls to where it was left. */
async function openAgain(page: Page): Promise<Position> {
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  const [position] = await Promise.all([
    positionStored(page),
    page
      .getByRole('link', { name: /^Continue/ })
      .first()
      .click(),
  ])
  return position
}

test.use({
  startOptions: {
    course: {
      chapters: [
        { id: '001-first', paragraphs: ['The lead of the first.', ...long] },
        { id: '002-second', title: 'The Second' },
        { id: '003-third', title: 'The Third' },
      ],
    },
  },
})

test('the first run welcomes once, then the course opens where it was left, to the paragraph', async ({
  page,
  lectern,
}) => {
  await page.goto(lectern.url)
  await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(5)
  await page.getByRole('button', { name: 'Start studying' }).click()
  await page.getByRole('link', { name: 'Start reading' }).click()
  const paragraph = page.getByText('Paragraph 20 says').first()
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.evaluate((element) => {
    element.scrollIntoView({ block: 'start' })
    scrollBy(0, -70)
  })
  await page.waitForResponse((response) => response.url().endsWith('/rpc/reader/savePosition'))

  await page.goto(await lectern.killAndRestart())
  await expect(page.getByRole('heading', { name: 'Welcome to Lectern' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Continue where I was' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
  await expect(page.getByText('Paragraph 20 says').first()).toBeInViewport()
  await expect(page.getByText('The lead of the first.')).not.toBeInViewport()
})

test('opening a chapter leaves the place in it as it is, however often and in whatever window', async ({
  opened: page,
}) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { name: 'Done with this chapter' })).toBeAttached()
  // The text is as long as it will be.
  await page.evaluate(async () => void (await document.fonts.ready))
  const [position] = await Promise.all([positionStored(page), page.evaluate(() => scrollTo(0, 3000))])
  expect(await openAgain(page)).toEqual(position)
  expect(await page.evaluate(() => scrollY)).toBe(3000)
  await page.setViewportSize({ width: 700, height: 700 })
  for (let time = 0; time < 2; time++) {
    expect(await openAgain(page)).toEqual(position)
    await expect(page.locator(`[data-block="${position.block}"]`)).toBeInViewport()
  }
})

test.describe('a chapter that was looked at ahead', () => {
  const first = { courseId: 'small', chapterId: '001-first' }
  const third = { courseId: 'small', chapterId: '003-third' }

  const looked = (page: Page) =>
    page.waitForResponse((answer) => answer.url().endsWith('/rpc/reader/preview'))

  test('is shown with what was done in another window since', async ({ opened: page }) => {
    const look = looked(page)
    await page.getByRole('link', { name: 'Open course' }).click()
    await look
    const { body } = await callFrom<{ body: ChapterBody }>(page, 'reader/preview', first)
    const block = body.sections[0]!.blocks[20]!.key
    await callFrom(page, 'notes/put', { ...first, block, kind: 'highlight', quote: 'Paragraph', text: '' })
    await callFrom(page, 'reader/savePosition', { ...first, position: { block, share: 0.5 } })
    await page.getByRole('link', { name: 'Start reading' }).click()
    const paragraph = page.locator(`[data-block="${block}"]`)
    await expect(paragraph).toHaveClass('has-highlight')
    await expect(paragraph).toBeInViewport()
  })

  test('is not shown when it has been locked since', async ({ opened: page }) => {
    await callFrom(page, 'settings/update', { openAllChapters: true })
    await page.getByRole('link', { name: 'Open course' }).click()
    const look = looked(page)
    const link = page.getByRole('link', { name: /The Third/ })
    await link.focus()
    await look
    await callFrom(page, 'settings/update', { openAllChapters: false })
    await link.press('Enter')
    await expect(page.getByRole('heading', { name: '“The Third”, is still locked' })).toBeVisible()
    expect(await callFrom(page, 'reader/preview', third)).toBeNull()
  })

  test('is noted as read when it is opened, not before, and keeps its marks on the way back', async ({
    opened: page,
  }) => {
    const look = looked(page)
    await page.getByRole('link', { name: 'Open course' }).click()
    await look
    const state = async () =>
      (await callFrom<CourseDetail>(page, 'library/course', { courseId: 'small' })).list[0]!.state
    expect(await state()).toBe('open')
    await page.getByRole('link', { name: 'Start reading' }).click()
    await expect.poll(state).toBe('reading')
    await page.keyboard.press('j')
    await page.keyboard.press('b')
    await expect(page.locator('.has-bookmark')).toHaveCount(1)
    await page.getByRole('link', { name: 'A Small Course' }).click()
    await page.getByRole('link', { name: 'Continue where I was' }).click()
    await expect(page.locator('.has-bookmark')).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'Done with this chapter' })).toBeAttached()
  })
})

test('the contents follow the scroll and lead to their section', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  const contents = page.getByRole('navigation', { name: 'In this chapter' })
  await contents.getByRole('button', { name: 'Takeaways' }).click()
  await expect(page.getByRole('heading', { name: 'Takeaways' })).toBeInViewport()
  await page.getByText('Paragraph 10 says').first().scrollIntoViewIfNeeded()
  await page
    .getByText('Paragraph 10 says')
    .first()
    .evaluate((element) => element.scrollIntoView())
  await expect(contents.getByRole('button', { name: 'How it works' })).toHaveAttribute(
    'aria-current',
    'location',
  )
})

test('a term shows its definition on hover, on focus and on tap, and Escape closes it', async ({
  opened: page,
}) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  const term = page.getByRole('button', { name: 'tenant' }).first()
  const card = page.getByRole('complementary', { name: 'What “Tenant” means' })
  await expect(page.locator('.how button.term')).toHaveCount(1)
  await term.hover()
  await expect(card).toContainText('what holds everything of one organisation')
  await page.mouse.move(5, 300)
  await expect(card).toHaveCount(0)
  await term.focus()
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await term.click()
  await expect(card).toBeVisible()
})

test('a definition and the tools of a paragraph are shown whole at the foot of the window', async ({
  opened: page,
}) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeAttached()
  await page.evaluate(async () => void (await document.fonts.ready))
  const term = page.getByRole('button', { name: 'tenant' }).first()
  const { y, height } = (await term.boundingBox())!
  await page.setViewportSize({ width: 1280, height: Math.ceil(y + height) + 8 })
  await term.focus()
  const card = page.getByRole('complementary', { name: 'What “Tenant” means' })
  await expect(card).toBeInViewport({ ratio: 1 })
  await term.hover()
  await expect(page.getByRole('toolbar')).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Store note' })).toBeInViewport({ ratio: 1 })
})

test('a locked chapter says what opens it; open anyway opens it for good', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: /The Third/ }).click()
  await expect(page.getByRole('heading', { name: 'Chapter 3, “The Third”, is still locked' })).toBeVisible()
  await expect(page).toHaveTitle(/Chapter 3, “The Third”, is still locked/)
  await expect(page.getByText('The self-check of chapter 2, “The Second”, opens it.')).toBeVisible()
  await page.getByRole('button', { name: 'Open anyway' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 3 The Third')
  await expect(page.getByRole('main')).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The Third')
})

test('the end of a chapter offers its self-check by name', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { name: 'Done with this chapter' })).toBeVisible()
  await page.getByRole('button', { name: 'Start the self-check' }).click()
  await expect(page.getByText('Question 1 of 3')).toBeVisible()
})

test('links out show their site and address, and open nothing by themselves', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await page.getByRole('link', { name: 'A page' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open this site in your browser?' })
  await expect(dialog.getByText('example.com', { exact: true })).toHaveCSS('font-weight', '700')
  await expect(dialog.getByText('https://example.com/page', { exact: true })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(page.context().pages()).toHaveLength(1)
})

test('keys lead through the chapters and the help sheet lists them', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys and help' })
  await expect(sheet.getByText('Bookmark the paragraph')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByRole('link', { name: /The Second/ }).first()).toBeVisible()
  await page.keyboard.press(']')
  await expect(page.getByRole('heading', { name: '“The Second”, is still locked' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible()
})

test('j leads on paragraph by paragraph under a pointer at rest, and b marks the one with the focus', async ({
  opened: page,
}) => {
  await page.getByRole('link', { name: 'Start reading' }).click()
  await page.getByText('Paragraph 1 says').first().hover()
  await page.keyboard.press('j')
  await expect(page.getByText('The lead of the first.')).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { name: 'How it works' })).toBeFocused()
  for (let place = 0; place <= 12; place++) {
    await page.keyboard.press('j')
    await expect(page.getByText(`Paragraph ${place} says`).first()).toBeFocused()
    await framesPainted(page)
  }
  await page.keyboard.press('b')
  await expect(page.locator('.has-bookmark')).toContainText('Paragraph 12 says')
})

test.describe('a chapter with questions to unfold', () => {
  const faq = ['## Questions people ask', '### Why so?', 'Because it is so.', '### And then?', 'Nothing.']
  const chapters = [
    { id: '001-first', paragraphs: ['The lead.', 'How it is.', ...faq] },
    { id: '002-second', paragraphs: ['The lead.', ...long, ...faq] },
  ]
  test.use({ startOptions: { course: { chapters, unlock: 0 } } })

  test('is opened again where it was left: at its very end, or in the question that was read', async ({
    opened: page,
    lectern,
  }) => {
    await page.goto(`${lectern.origin}/#/course/small/chapter/002-second`)
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeAttached()
    await page.evaluate(async () => void (await document.fonts.ready))
    await Promise.all([positionStored(page), page.evaluate(() => scrollTo(0, document.body.scrollHeight))])
    expect(await openAgain(page)).toMatchObject({ share: 1 })
    await expect(page.getByRole('link', { name: 'Previous' })).toBeInViewport()

    await page.setViewportSize({ width: 1280, height: 300 })
    await page.getByText('Why so?').click()
    const answer = page.getByText('Because it is so.')
    const [position] = await Promise.all([
      positionStored(page),
      answer.evaluate((element) => element.scrollIntoView()),
    ])
    await expect(answer).toHaveAttribute('data-block', position.block)
    expect(await openAgain(page)).toEqual(position)
    await expect(answer).toBeInViewport()
  })

  test('j stops at folded questions, goes into those that are unfolded, and so reaches the end of the chapter', async ({
    opened: page,
  }) => {
    await page.getByRole('link', { name: 'Start reading' }).click()
    await expect(page.getByText('How it is.')).toBeVisible()
    const steps = [
      page.getByText('The lead.'),
      page.getByRole('heading', { name: 'How it works' }),
      page.getByText('How it is.'),
      page.getByRole('heading', { name: 'Takeaways' }),
      page.getByRole('listitem').filter({ hasText: 'One thing to remember' }),
      page.getByRole('heading', { name: 'Questions people ask' }),
      page.getByText('Why so?'),
      page.getByText('And then?'),
    ]
    for (const step of steps) {
      await page.keyboard.press('j')
      await expect(step).toBeFocused()
    }
    await page.keyboard.press('Enter')
    await page.keyboard.press('j')
    await expect(page.getByText('Nothing.')).toBeFocused()
    await page.keyboard.press('j')
    await expect(page.getByRole('heading', { name: 'Terms' })).toBeFocused()
    await page.keyboard.press('k')
    await expect(page.getByText('Nothing.')).toBeFocused()
  })
})

test('the chapter list filters by words and state', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Open course' }).click()
  await expect(page.getByText('3 of 3 chapters shown')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('second')
  await expect(page.getByText('1 of 3 chapters shown')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('State').selectOption('Locked')
  await expect(page.getByText('2 of 3 chapters shown')).toBeVisible()
  await page.getByLabel('State').selectOption('Passed')
  await expect(page.getByText('No chapter matches.')).toBeVisible()
})

test('the glossary filters, jumps and leads to the chapters that use a term', async ({ opened: page }) => {
  await page.getByRole('link', { name: 'Open course' }).click()
  await page.getByRole('link', { name: 'Glossary' }).click()
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible()
  await expect(page.getByRole('term').first()).toHaveText('Tenant')
  await page.keyboard.press('/')
  await page.keyboard.type('zebra')
  await expect(page.getByText('No term has “zebra”.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filter' }).click()
  await page
    .getByRole('link', { name: /Chapter 001-first/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chapter 001-first')
})
