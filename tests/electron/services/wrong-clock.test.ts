import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { computeRollups, readRollups } from '../../../electron/data/rollups.ts'
import { startOfTest, testApp } from '../../support/app.ts'
import { courseId, examApp, reopened } from '../../support/exam-app.ts'
import { download, merge } from '../../support/progress-file.ts'
import { steps, take } from '../../support/learner-steps.ts'
import { respond } from '../../support/respond.ts'
import type { TestApp } from '../../support/app.ts'
import type { Done, Step } from '../../support/learner-steps.ts'

const day = 86_400_000
const year = 365 * day
const today = '2026-11-24'
const note = { courseId, chapterId: '001-chapter', block: 'first', kind: 'note', quote: '' } as const

/** Lets a learner do something while the clock is a year ahead; then it is set right, a minute later. */
async function ahead(app: TestApp, act: () => Promise<unknown>): Promise<void> {
  app.clock.now += year
  await act()
  app.clock.now += 60_000 - year
}

async function practise(app: TestApp, isRight: (place: number) => boolean, count = 200, over: object = {}) {
  const session = await app.api.practice.begin({ courseId, ...defaultPracticeChoice, count, ...over })
  for (const [place, view] of session.questions.entries())
    await app.api.practice.answer({
      ...{ sessionId: session.sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
      response: respond(view, isRight(place)),
    })
  return session
}

const reviewOf = (app: TestApp) => app.api.review.overview({ courseId })

async function reviewAll(app: TestApp) {
  const { sessionId, cards } = await app.api.review.begin({ courseId, cards: 100 })
  const reviewed = []
  for (const card of cards) {
    if (card.kind === 'term') continue
    const { card: done } = await app.api.review.answer({
      ...{ sessionId, questionId: card.id, guessed: false, milliseconds: 500 },
      response: respond(card.view, true),
    })
    reviewed.push(done)
  }
  return reviewed
}

function expectExactRollups(app: TestApp): void {
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  expect(readRollups(progress)).toEqual(computeRollups(progress))
  progress.close()
}

describe('after a clock was a year ahead and is right again', () => {
  test('a card missed meanwhile is due today, rests once it is known, and comes again soon', async () => {
    const app = await examApp({ practice: [2, 0, 0, 0] })
    await ahead(app, () => practise(app, () => false))
    expect((await reviewOf(app)).due.questions).toBe(2)
    const reviewed = await reviewAll(app)
    expect(reviewed.map(({ again }) => again! > today && again! < '2027-01-01')).toEqual([true, true])
    expect((await reviewOf(app)).due.questions).toBe(0)
    app.clock.now += 30 * day
    expect((await reviewOf(app)).due.questions).toBe(2)
    expectExactRollups(app)
  })

  test('a card known before is due when it would have been', async () => {
    const app = await examApp({ practice: [2, 0, 0, 0] })
    await practise(app, () => false)
    app.clock.now += day
    await ahead(app, () => practise(app, () => true))
    expect((await reviewOf(app)).due.questions).toBe(2)
    const [date] = (await reviewOf(app)).forecast
    expect(date).toEqual({ date: '2026-11-25', cards: 2 })
  })

  test('the streak has today, and no day of work is lost', async () => {
    const app = await examApp()
    await ahead(app, () => practise(app, () => true, 3))
    await practise(app, () => true, 3)
    const { streak, days, total } = await app.api.progress.overview({})
    expect(streak).toEqual({ current: 1, longest: 1, today: true })
    expect(days.map(({ date }) => date)).toEqual([today, '2027-11-24'])
    expect(total).toMatchObject({ answers: 6, days: 2 })
  })

  test('a forecast is kept for today, once, and none of later days is shown', async () => {
    const app = await examApp({ practice: [12, 12, 12, 12] })
    await ahead(app, async () => {
      await practise(app, (place) => place % 4 !== 0)
      await app.api.report.readiness({ courseId })
    })
    await app.api.report.readiness({ courseId })
    await app.api.report.readiness({ courseId })
    const { history, forecast } = await app.api.report.readiness({ courseId })
    expect(forecast).not.toBeNull()
    expect(history.map(({ date }) => date)).toEqual([today])
    const kept = (await download(app)).split('\n').filter((line) => line.includes('"forecast"'))
    expect(kept).toHaveLength(2)
  })

  test('reading goes on in the chapter opened last', async () => {
    const app = await examApp()
    await ahead(app, () => app.api.reader.chapter({ courseId, chapterId: '004-chapter' }))
    expect((await app.api.library.course({ courseId })).continueAt).toBe('004-chapter')
    await app.api.reader.chapter({ courseId, chapterId: '002-chapter' })
    const { continueAt, lastReadAt } = await app.api.library.course({ courseId })
    expect([continueAt, lastReadAt]).toEqual(['002-chapter', app.clock.now])
  })

  test('the self-check begun last is the one to go on with', async () => {
    const app = await testApp()
    const begin = (afresh: boolean) =>
      app.api.check.begin({ courseId: 'small', chapterId: '001-first', afresh })
    await ahead(app, () => begin(true))
    const { sessionId } = await begin(true)
    expect((await begin(false)).sessionId).toBe(sessionId)
  })

  test('the practice builder has the choice made last, and counts sessions and misses by it', async () => {
    const app = await examApp({ practice: [2, 0, 0, 0] })
    await ahead(app, () => practise(app, () => false, 2))
    await practise(app, () => true, 1)
    const { choice, counts } = await app.api.practice.builder({ courseId })
    expect(choice.count).toBe(1)
    expect(counts.missed).toBe(1)
    const rested = await app.api.practice.count({
      ...{ courseId, ...defaultPracticeChoice },
      which: { kind: 'rested', sessions: 1 },
    })
    expect(rested).toEqual({ matching: 1 })
  })

  test('the plan has today, and does not call days missed that were before it', async () => {
    const app = await examApp()
    await ahead(app, () => app.api.plan.set({ courseId, minutes: 60, examDate: '2027-12-24' }))
    const plan = await app.api.plan.set({ courseId, examDate: '2026-12-24' })
    expect(plan).toMatchObject({ today, daysLeft: 30, missedDays: 0 })
    expect(plan.days[0]).toMatchObject({ date: today, kind: 'study' })
  })
})

describe('what is changed with the clock right again is not undone by an older export', () => {
  /** Does one thing with the clock ahead and another with it right, then merges what was exported in between. */
  async function overwritten(
    first: (app: TestApp) => Promise<unknown>,
    then: (app: TestApp) => Promise<unknown>,
  ): Promise<TestApp> {
    const app = await examApp()
    let earlier = ''
    await ahead(app, async () => {
      await first(app)
      earlier = await download(app)
    })
    await then(app)
    await merge(app, earlier)
    return app
  }

  test('a note', async () => {
    const app = await overwritten(
      ({ api }) => api.notes.put({ ...note, text: 'old' }),
      ({ api }) => api.notes.put({ ...note, text: 'new' }),
    )
    expect((await app.api.notes.list({})).map(({ text }) => text)).toEqual(['new'])
  })

  test('a note that was removed, and one put where another was removed', async () => {
    const removed = await overwritten(
      ({ api }) => api.notes.put({ ...note, text: 'old' }),
      async ({ api }) => api.notes.remove({ id: (await api.notes.list({}))[0]!.id }),
    )
    expect(await removed.api.notes.list({})).toEqual([])
    const put = await overwritten(
      async ({ api }) => api.notes.remove({ id: (await api.notes.put({ ...note, text: 'old' })).id }),
      ({ api }) => api.notes.put({ ...note, text: 'new' }),
    )
    expect((await put.api.notes.list({})).map(({ text }) => text)).toEqual(['new'])
  })

  test('a flag and the note of a question', async () => {
    const question = { courseId, questionId: 'practice-1-0' }
    const app = await overwritten(
      ({ api }) => api.marks.flag({ ...question, flagged: true }),
      ({ api }) => api.marks.flag({ ...question, flagged: false }),
    )
    expect(await app.api.marks.list({})).toEqual([])
  })

  test('a chapter’s tick, a guess, a sitting left out, and a plan', async () => {
    const chapter = { courseId, chapterId: '001-chapter' }
    const known: Done = { sat: [], practised: [] }
    const app = await overwritten(
      async (one) => {
        await take(one, { kind: 'sit', right: [true], seed: 1 }, known)
        await take(one, { kind: 'practise', right: [true], guessed: false }, known)
        await take(one, { kind: 'guess', guessed: true }, known)
        await take(one, { kind: 'hide', hidden: true }, known)
        await one.api.reader.markDone({ ...chapter, done: true })
        await one.api.plan.set({ courseId, minutes: 15 })
      },
      async (one) => {
        await take(one, { kind: 'guess', guessed: false }, known)
        await take(one, { kind: 'hide', hidden: false }, known)
        await one.api.reader.markDone({ ...chapter, done: false })
        await one.api.plan.set({ courseId, minutes: 45 })
      },
    )
    const { sittings } = await app.api.exam.history({ courseId })
    expect(sittings.map(({ hidden }) => hidden)).toEqual([false])
    expect((await app.api.library.course({ courseId })).list[0]!.doneAt).toBeNull()
    expect((await app.api.plan.get({ courseId })).settings.minutes).toBe(45)
    const rows = (await download(app)).split('\n').filter((line) => line.startsWith('{"table":"answer"'))
    expect(rows.filter((line) => line.includes('"guessed":1'))).toEqual([])
  })
})

/** Every number in an answer is one. */
function expectSane(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  else if (Array.isArray(value)) value.forEach(expectSane)
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectSane)
}

const jump = fc.record({
  kind: fc.constant('wait' as const),
  hours: fc.constantFrom(-50 * 8760, -8760, -200, 200, 8760, 50 * 8760),
})
/** A question that was answered only with the clock ahead, so that another is asked in its place today. */
const answeredAhead: Step[][] = [
  [{ kind: 'wait', hours: 8760 }],
  [{ kind: 'practise', right: [true, false], guessed: false }],
  [{ kind: 'guess', guessed: true }],
]
const lives = fc.array(
  fc.oneof({ weight: 1, arbitrary: jump.map((one) => [one]) }, { weight: 3, arbitrary: steps }),
  {
    maxLength: 5,
  },
)

test(
  'whatever the clock did before, with it right every page answers, and today counts',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (lived) => {
        const wrong = await examApp({ exam: [3, 3, 3, 3], practice: [7, 2, 2, 2], recall: true })
        const known: Done = { sat: [], practised: [] }
        for (const step of lived.flat()) await take(wrong, step, known)
        const app = await reopened(wrong, { now: startOfTest, uptime: 60_000, boot: 'next start' })
        const { api } = app
        await practise(app, (place) => place > 0, 4)

        const { streak, days } = await api.progress.overview({})
        expect(streak.today).toBe(true)
        expect(streak.current).toBeGreaterThanOrEqual(1)
        expect(streak.longest).toBeGreaterThanOrEqual(streak.current)
        expect(days.some(({ date }) => date === today)).toBe(true)
        const plan = await api.plan.set({ courseId, examDate: '2026-12-24' })
        expect(plan.days[0]?.date).toBe(today)
        expect(plan.missedDays).toBeGreaterThanOrEqual(0)

        const readiness = await api.report.readiness({ courseId })
        expect(readiness.history.every(({ date }) => date <= today)).toBe(true)
        if (readiness.forecast) expect(readiness.history.at(-1)?.date).toBe(today)

        const before = await reviewOf(app)
        const reviewed = await reviewAllDue(app)
        expect(reviewed.every(({ again }) => again !== null && again > today && again < '2028-01-01')).toBe(
          true,
        )
        const after = await reviewOf(app)
        expect(after.due.questions).toBeLessThanOrEqual(
          Math.max(0, before.inReview.questions - reviewed.length),
        )

        for (const page of [
          plan,
          readiness,
          before,
          after,
          await api.library.list(),
          await api.library.course({ courseId }),
          await api.practice.builder({ courseId }),
          await api.exam.history({ courseId }),
          await api.report.topics({ courseId }),
          await api.report.next({ courseId }),
          await api.report.odd({ courseId }),
          await api.notes.list({}),
          await api.marks.list({}),
          await api.marks.reports({}),
          await api.progress.overview({ courseId }),
        ])
          expectSane(page)
        expectExactRollups(app)
        await app.close()
      }),
      { numRuns: 15, examples: [[answeredAhead]] },
    )
  },
)

/** Reviews what is due, when anything is. */
async function reviewAllDue(app: TestApp) {
  const { due } = await reviewOf(app)
  return due.questions > 0 ? reviewAll(app) : []
}
