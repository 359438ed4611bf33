import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { newCardsADay } from '../../../electron/domain/review/queue.ts'
import { computeRollups, readRollups } from '../../../electron/data/rollups.ts'
import { codeOf, testApp } from '../../support/app.ts'
import { courseId, examApp, reopened } from '../../support/exam-app.ts'
import { respond } from '../../support/respond.ts'
import type { ReviewSession } from '../../../electron/contract/review.ts'
import type { TestApp } from '../../support/app.ts'

const day = 86_400_000
/** `practice-1-0` and `practice-1-6` are of the same chapter, objective and difficulty. */
const shape = { practice: [7, 1, 1, 1] as [number, number, number, number] }
const [question, sibling] = ['practice-1-0', 'practice-1-6']

/** Answers one question in practice, with whatever else it takes to reach it. */
async function practise(app: TestApp, right: boolean, over: object = {}): Promise<void> {
  const session = await app.api.practice.begin({ courseId, ...defaultPracticeChoice, count: 200, ...over })
  for (const view of session.questions)
    if (view.id === question)
      await app.api.practice.answer({
        ...{ sessionId: session.sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
        response: respond(view, right),
      })
}

const idsOf = ({ cards }: ReviewSession) => cards.map(({ id }) => id)
const begin = (app: TestApp, cards = 50) => app.api.review.begin({ courseId, cards })
const dueOf = async (app: TestApp) => (await app.api.review.overview({ courseId })).due.questions

async function answerFirst(app: TestApp, { sessionId, cards: [card] }: ReviewSession, right: boolean) {
  if (card?.kind !== 'question') throw new Error('The first card is a question.')
  return app.api.review.answer({
    ...{ sessionId, questionId: card.id, guessed: false, milliseconds: 1_000 },
    response: respond(card.view, right),
  })
}

function expectExactRollups(app: TestApp): void {
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  expect(readRollups(progress)).toEqual(computeRollups(progress))
  progress.close()
}

test('a missed question comes itself until it is known, then its sibling, whose answer reviews both', async () => {
  const app = await examApp(shape)
  await practise(app, false)
  app.clock.now += 2 * day
  const first = await begin(app)
  expect(idsOf(first)).toEqual([question])
  await answerFirst(app, first, true)
  app.clock.now += 60 * day

  const second = await begin(app)
  expect(idsOf(second)).toEqual([sibling])
  const { card, finished } = await answerFirst(app, second, true)
  expect(finished).toBe(true)
  expect(card.again! > '2027-01-25').toBe(true)
  expect(await dueOf(app)).toBe(0)
  expectExactRollups(app)

  // Asked once less than the question, it is its turn once more.
  app.clock.now += 300 * day
  const third = await begin(app)
  expect(idsOf(third)).toEqual([sibling])
  await answerFirst(app, third, false)
  expect(await dueOf(app)).toBe(0)
  expectExactRollups(app)
  app.clock.now += 60 * day
  // Now the sibling is due for itself, and so cannot stand in.
  expect(idsOf(await begin(app)).sort()).toEqual([question, sibling])

  const again = await reopened(app)
  expect(await dueOf(again)).toBe(2)
  expectExactRollups(again)
})

test('an answer of the question itself after a stand-in counts where it lies in time', async () => {
  const app = await examApp(shape)
  await practise(app, false)
  app.clock.now += 2 * day
  await answerFirst(app, await begin(app), true)
  app.clock.now += 60 * day
  await answerFirst(app, await begin(app), true)
  // Before the stand-in: the clock was set back.
  app.clock.now -= 30 * day
  await practise(app, false)
  expectExactRollups(app)
  app.clock.now += 90 * day
  await practise(app, true)
  expectExactRollups(app)
})

test('a clock that was moved back loses no card, asks for what it cannot have seen yet and stores what is answered', async () => {
  const app = await examApp(shape)
  await practise(app, false)
  app.clock.now -= 40 * day
  const before = await app.api.review.overview({ courseId })
  expect(before.due.questions).toBe(1)
  expect(before.inReview.questions).toBe(1)
  expect(before.forecast[0]).toEqual({ date: '2026-10-15', cards: 1 })
  app.clock.now += 42 * day
  const session = await begin(app)
  app.clock.now -= 10 * day
  expect((await answerFirst(app, session, true)).finished).toBe(true)
  expectExactRollups(app)
  app.clock.now += 10 * day
  expect(await dueOf(app)).toBe(1)
})

test('across time zones a question answered late counts for the day on the wall, once', async () => {
  let timeZone = 'Pacific/Auckland'
  const app = await examApp(shape)
  await app.close()
  const there = await testApp({
    ...{ dataDir: app.dataDir, contentDirs: [app.contentDir], clock: app.clock },
    timeZone: () => timeZone,
  })
  // Noon of the 24th in London is the 25th in Auckland already.
  await practise(there, false)
  expect((await there.api.review.overview({ courseId })).forecast[0]!.date).toBe('2026-11-25')
  timeZone = 'America/Los_Angeles'
  const { forecast, due } = await there.api.review.overview({ courseId })
  expect(forecast[0]!.date).toBe('2026-11-24')
  expect(due.questions).toBe(0)
  await practise(there, true)
  expectExactRollups(there)
  there.clock.now += 2 * day
  expect(await dueOf(there)).toBe(1)
  const plan = await there.api.plan.set({ courseId, examDate: '2026-11-30' })
  expect(plan).toMatchObject({ today: '2026-11-26', daysLeft: 4 })
  timeZone = 'Pacific/Auckland'
  expect(await there.api.plan.get({ courseId })).toMatchObject({ today: '2026-11-27', daysLeft: 3 })
})

test('a chapter that an update moves to another objective keeps its cards, and one that goes takes them along', async () => {
  const app = await examApp(shape)
  await practise(app, false)
  app.clock.now += 2 * day
  const open = await begin(app)
  await app.api.plan.set({ courseId, examDate: '2027-01-31' })
  const root = join(app.contentDir, 'examined')
  const change = (file: string, from: string, to: string) =>
    writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace(from, to))
  change('chapters/001-chapter/chapter.md', 'objective: "1.1"', 'objective: "2.2"')
  change('course.yaml', 'version: 1.0.0', 'version: 1.1.0')
  const moved = await reopened(app)
  expect(await dueOf(moved)).toBe(1)
  expect((await moved.api.plan.get({ courseId })).days.length).toBeGreaterThan(30)
  expect(idsOf(await moved.api.review.session({ sessionId: open.sessionId }))).toEqual([question])

  rmSync(join(root, 'chapters/001-chapter'), { recursive: true })
  change('course.yaml', 'version: 1.1.0', 'version: 1.2.0')
  const gone = await reopened(moved)
  expect(await gone.api.review.overview({ courseId })).toMatchObject({
    due: { questions: 0, terms: 0 },
    inReview: { questions: 0, terms: 0 },
  })
  // What was begun can be ended: its questions are kept as they were asked.
  const kept = await gone.api.review.session({ sessionId: open.sessionId })
  const { card } = await answerFirst(gone, kept, true)
  expect(card).toMatchObject({ kind: 'question', feedback: { chapter: null } })
  expectExactRollups(gone)
  expect((await gone.api.plan.get({ courseId })).days.length).toBeGreaterThan(30)
})

test('ten years of reviews leave a queue, a forecast and a plan that hold together', async () => {
  const app = await examApp(shape)
  const end = app.clock.now
  app.clock.now -= 3_650 * day
  await practise(app, false)
  let reviews = 0
  while (app.clock.now < end) {
    app.clock.now += 30 * day
    if ((await dueOf(app)) === 0) continue
    const session = await begin(app)
    for (const [place, card] of session.cards.entries()) {
      if (card.kind !== 'question') throw new Error('There are no terms.')
      const rest = { ...session, cards: session.cards.slice(place) }
      await answerFirst(app, rest, reviews++ % 7 !== 6)
    }
    expect(await dueOf(app)).toBe(0)
  }
  expect(reviews).toBeGreaterThan(8)
  expectExactRollups(app)
  const { forecast, inReview } = await app.api.review.overview({ courseId })
  expect(forecast.reduce((sum, { cards }) => sum + cards, 0)).toBeLessThanOrEqual(30 * inReview.questions)
  const plan = await app.api.plan.set({ courseId, examDate: '2030-01-01', minutes: 60 })
  expect(plan.days).toHaveLength(plan.daysLeft! + 1)
  const planned = plan.days.slice(0, 30).flatMap(({ items }) => items.filter(({ kind }) => kind === 'review'))
  expect(planned.reduce((sum, item) => sum + (item.kind === 'review' ? item.cards : 0), 0)).toBe(
    forecast.reduce((sum, { cards }) => sum + cards, 0),
  )
})

test('what would come after the exam comes in the week before it, as planned, and not on the day', async () => {
  const app = await examApp({ practice: [10, 10, 10, 10] })
  const practiseAll = async (right: boolean) => {
    const session = await app.api.practice.begin({ courseId, ...defaultPracticeChoice, count: 200 })
    for (const view of session.questions)
      await app.api.practice.answer({
        ...{ sessionId: session.sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
        response: respond(view, right),
      })
  }
  await practiseAll(false)
  for (const wait of [2, 6, 16, 40]) {
    app.clock.now += wait * day
    await practiseAll(true)
  }
  const dateIn = (days: number) => new Date(app.clock.now + days * day).toISOString().slice(0, 10)
  const plan = await app.api.plan.set({ courseId, examDate: dateIn(12) })
  const { forecast, inReview } = await app.api.review.overview({ courseId })
  const last = forecast.slice(5, 12).map(({ cards }) => cards)
  expect(inReview.questions).toBe(40)
  expect(last.reduce((sum, cards) => sum + cards, 0)).toBe(40)
  expect(Math.max(...last)).toBeLessThan(20)
  expect(forecast[12]).toEqual({ date: dateIn(12), cards: 0 })
  const planned = plan.days.map(({ items }) =>
    items.reduce((sum, item) => sum + (item.kind === 'review' ? item.cards : 0), 0),
  )
  expect(planned).toEqual(forecast.slice(0, 13).map(({ cards }) => cards))

  const begun = last.findIndex((cards) => cards > 0) + 5
  app.clock.now += begun * day
  const session = await begin(app)
  expect(session.cards).toHaveLength(last[begun - 5]!)
  const { card } = await answerFirst(app, session, true)
  expect(card.again! > dateIn(12 - begun)).toBe(true)
  app.clock.now += (12 - begun) * day
  expect(await dueOf(app)).toBe(0)
})

test('flagged questions that were never answered come in ten a day, and practice takes no place of theirs', async () => {
  const app = await examApp({ practice: [20, 20, 0, 0] })
  const flagged = Array.from({ length: 40 }, (_, nth) => `practice-${nth < 20 ? 1 : 2}-${nth % 20}`)
  const newToday = async () => {
    const { due, forecast } = await app.api.review.overview({ courseId })
    expect(forecast[0]!.cards).toBe(due.questions)
    return due.questions
  }
  // A question that was met in practice is no new card, though it was first answered today and is flagged.
  await practise(app, true)
  for (const questionId of flagged) await app.api.marks.flag({ courseId, questionId, flagged: true })
  expect(await newToday()).toBe(newCardsADay)
  const session = await begin(app, 4)
  for (const place of session.cards.keys())
    await answerFirst(app, { ...session, cards: session.cards.slice(place) }, true)
  expect(await newToday()).toBe(newCardsADay - 4)
  const rest = await begin(app)
  for (const place of rest.cards.keys())
    await answerFirst(app, { ...rest, cards: rest.cards.slice(place) }, true)
  expect(await newToday()).toBe(0)
  expect(await codeOf(begin(app))).toBe('NOT_HERE')
  app.clock.now += day
  expect(await newToday()).toBe(newCardsADay)
})

test('what is no day, or none of this century, is no date of an exam', async () => {
  const app = await examApp()
  for (const examDate of ['2026-02-30', '2026-13-01', '0002-11-24', '9999-12-31'])
    expect(await codeOf(app.api.plan.set({ courseId, examDate }))).toBe('BAD_REQUEST')
  expect((await app.api.plan.get({ courseId })).settings.examDate).toBeNull()
})

test('what was studied today is taken off the plan of today', async () => {
  const app = await examApp()
  const made = await app.api.plan.set({ courseId, examDate: '2027-01-31', minutes: 30 })
  expect(made.days[0]!.minutes).toBe(30)
  for (let minute = 0; minute < 25; minute++)
    await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 60_000 })
  expect((await app.api.plan.get({ courseId })).days[0]!.minutes).toBeLessThanOrEqual(5)
  app.clock.now += day
  expect((await app.api.plan.get({ courseId })).days[0]!.minutes).toBe(30)
})
