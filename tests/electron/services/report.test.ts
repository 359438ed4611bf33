import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { pass, testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'
import { beginExam, courseId, examApp, fromWindow, reopened } from '../../support/exam-app.ts'
import { writeExamCourse } from '../../support/exam-course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { respond } from '../../support/respond.ts'
import type { PracticeChoice } from '../../../electron/contract/practice.ts'
import type { TestApp } from '../../support/app.ts'

const day = 86_400_000

/** Answers practice questions, all right or all wrong. */
async function practise(app: TestApp, right: boolean, over: Partial<PracticeChoice> = {}): Promise<number> {
  const session = await app.api.practice.begin({ courseId, ...defaultPracticeChoice, count: 200, ...over })
  for (const view of session.questions)
    await app.api.practice.answer({
      ...{ sessionId: session.sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
      response: respond(view, right),
    })
  return session.questions.length
}

/** @param isBlank which questions are left blank */
async function sit(
  app: TestApp,
  right: boolean,
  questions = 50,
  isBlank: (id: string, place: number) => boolean = () => false,
) {
  const exam = await beginExam(app, {
    choice: questions === 50 ? { kind: 'full' } : { kind: 'custom', questions, minutes: 90 },
  })
  for (const [place, view] of exam.questions.entries())
    if (!isBlank(view.id, place))
      await app.api.exam.change({
        ...fromWindow(exam),
        questionId: view.id,
        change: { kind: 'response', response: respond(view, right) },
      })
  await app.api.exam.finish(fromWindow(exam))
  return exam.sessionId
}

const domainOf = async (app: TestApp, id: string) =>
  (await app.api.report.topics({ courseId })).domains.find((domain) => domain.id === id)!

test('without an answer everything is too early, nothing is told, and the first chapter comes next', async () => {
  const app = await examApp()
  const { answered, domains, expectedLoss } = await app.api.report.topics({ courseId })
  expect(answered).toBe(0)
  expect(domains.every(({ tooEarly, trend }) => tooEarly && trend === 'unknown')).toBe(true)
  expect(domains.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100)
  expect(expectedLoss).toBeGreaterThan(0)
  const readiness = await app.api.report.readiness({ courseId })
  expect(readiness.forecast).toBeNull()
  expect(readiness.missing).toMatchObject({ answered: 0, wanted: 30 })
  expect(readiness.missing!.domains).toHaveLength(4)
  expect(readiness.history).toEqual([])
  expect(await app.api.report.next({ courseId })).toMatchObject({ kind: 'begin' })
  expect(await app.api.report.odd({ courseId })).toEqual([])
})

test('one answer counts once and only where it was given', async () => {
  const app = await examApp()
  await practise(app, true, { count: 1, scope: { kind: 'domains', ids: ['2'] } })
  expect(await domainOf(app, '2')).toMatchObject({ answered: 1, missed: 0, tooEarly: true })
  expect(await domainOf(app, '1')).toMatchObject({ answered: 0 })
})

test('all right and all wrong stay within what can be known, and repeats add nothing to mastery', async () => {
  const [strong, weak] = [await examApp(), await examApp()]
  await practise(strong, true)
  await practise(weak, false)
  const [high, low] = [await domainOf(strong, '2'), await domainOf(weak, '2')]
  expect(high.mastery.value).toBeGreaterThan(low.mastery.value)
  for (const { mastery } of [high, low]) {
    expect(mastery.low).toBeGreaterThanOrEqual(0)
    expect(mastery.high).toBeLessThanOrEqual(1)
    expect(mastery.low).toBeLessThan(mastery.value)
    expect(mastery.high).toBeGreaterThan(mastery.value)
  }
  expect(low).toMatchObject({ answered: 4, missed: 4 })
  weak.clock.now += day
  await practise(weak, true)
  expect(await domainOf(weak, '2')).toMatchObject({ answered: 4, missed: 0, mastery: low.mastery })
})

test('answers in one domain only tell no chances, but what is missing', async () => {
  const app = await examApp({ practice: [0, 40, 0, 0] })
  expect(await practise(app, true)).toBe(40)
  const { forecast, missing } = await app.api.report.readiness({ courseId })
  expect(forecast).toBeNull()
  expect(missing!.domains.map(({ id }) => id)).toEqual(['1', '3', '4'])
})

test('a mock exam tells the chances, a hidden one does not, and the last forecast of a day is its history', async () => {
  const app = await examApp()
  const sessionId = await sit(app, true)
  const told = await app.api.report.readiness({ courseId })
  expect(told.forecast!.pass).toBeGreaterThan(0.5)
  expect(told.forecast!.pass).toBeLessThanOrEqual(0.95)
  expect(told.effects).toHaveLength(4)
  expect(told.evidence).toMatchObject({ practice: 0, exam: 50, sittings: 1 })
  expect(await app.api.report.readiness({ courseId })).toEqual(told)
  expect(told.history).toHaveLength(1)
  await app.api.exam.hide({ sessionId, hidden: true })
  expect((await app.api.report.readiness({ courseId })).forecast).toBeNull()
  expect((await app.api.report.topics({ courseId })).answered).toBe(0)
  await app.api.exam.hide({ sessionId, hidden: false })
  expect((await app.api.report.readiness({ courseId })).forecast).toEqual(told.forecast)
})

test('what is left blank in a mock exam counts as wrong, is studied time, and is to be reviewed', async () => {
  const app = await examApp()
  const sessionId = await sit(app, true, 50, (_, place) => place % 2 === 0)
  const { sitting, counts } = await app.api.exam.result({ sessionId })
  expect(counts).toMatchObject({ right: 25, wrong: 0, unanswered: 25 })
  expect((await app.api.report.topics({ courseId })).answered).toBe(50)
  const { evidence, forecast } = await app.api.report.readiness({ courseId })
  expect(evidence.exam).toBe(50)
  expect(sitting.score!.passed).toBe(false)
  expect(Math.abs(forecast!.score.value - sitting.score!.value)).toBeLessThan(100)
  expect((await app.api.progress.overview({ courseId })).total).toMatchObject({ answers: 50, right: 25 })
  expect((await app.api.review.overview({ courseId })).inReview.questions).toBe(25)
})

test('a sitting left out of statistics leaves its day, its time and the streak', async () => {
  const app = await examApp()
  await practise(app, true, { count: 1 })
  pass(app.clock, day)
  const exam = await beginExam(app)
  for (const view of exam.questions) {
    await app.api.exam.visit({ ...fromWindow(exam), questionId: view.id })
    pass(app.clock, 20_000)
  }
  await app.api.exam.finish(fromWindow(exam))
  const before = await app.api.progress.overview({ courseId })
  expect(before.total).toMatchObject({ answers: 8, days: 2, answering: 141_000 })
  await app.api.exam.hide({ sessionId: exam.sessionId, hidden: true })
  expect(await app.api.progress.overview({ courseId })).toEqual({
    ...before,
    questions: { ...before.questions, answered: 1 },
  })
  await app.api.exam.hide({ sessionId: exam.sessionId, hidden: false })
  expect(await app.api.progress.overview({ courseId })).toEqual(before)
})

test('a question that is left blank time and again is no odd one', async () => {
  const app = await examApp({ exam: [3, 3, 3, 3] })
  for (let nth = 0; nth < 8; nth++) await sit(app, true, 12, (id) => id === 'exam-2-1')
  expect(await app.api.report.odd({ courseId })).toEqual([])
})

test('a forecast is held against the mock exam that comes after it, and not before five is there a score', async () => {
  const app = await examApp()
  await sit(app, true)
  for (let round = 0; round < 5; round++) {
    const before = (await app.api.report.readiness({ courseId })).calibration
    expect(before.outcomes).toHaveLength(round)
    expect(before.brier).toBeNull()
    app.clock.now += day
    await sit(app, true)
  }
  const { outcomes, brier } = (await app.api.report.readiness({ courseId })).calibration
  expect(outcomes.every(({ passed, forecastAt, examAt }) => passed && forecastAt < examAt)).toBe(true)
  expect(brier).toBeCloseTo(outcomes.reduce((sum, { pass }) => sum + (1 - pass) ** 2, 0) / outcomes.length)
  // As it was told, and not finer.
  expect(outcomes.map(({ pass }) => Math.round(pass * 20) / 20)).toEqual(outcomes.map(({ pass }) => pass))
})

test('a mock exam for which the pool had too few questions judges no forecast', async () => {
  const app = await examApp({ exam: [1, 1, 1, 1], practice: [10, 10, 10, 10] })
  await practise(app, true, { count: 40 })
  await app.api.report.readiness({ courseId })
  app.clock.now += day
  await sit(app, true)
  const { forecast, calibration } = await app.api.report.readiness({ courseId })
  expect(forecast).not.toBeNull()
  expect(calibration.outcomes).toEqual([])
})

test('as many questions are called missed as practice then asks, none of a mock exam among them', async () => {
  const app = await examApp()
  await sit(app, false)
  expect(await domainOf(app, '2')).toMatchObject({ missed: 0 })
  await practise(app, false)
  const { missed } = await domainOf(app, '2')
  expect(missed).toBe(4)
  const again = await app.api.practice.begin({
    ...{ courseId, ...defaultPracticeChoice, which: { kind: 'missed' } },
    scope: { kind: 'domains', ids: ['2'] },
  })
  expect(again.questions).toHaveLength(missed)
})

test('a chapter that an update moves to another objective takes its answers along', async () => {
  const app = await examApp()
  await practise(app, false, { scope: { kind: 'domains', ids: ['1'] } })
  expect(await domainOf(app, '1')).toMatchObject({ answered: 4 })
  const root = join(app.contentDir, 'examined')
  const chapter = join(root, 'chapters/001-chapter/chapter.md')
  writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('objective: "1.1"', 'objective: "2.2"'))
  const manifest = join(root, 'course.yaml')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('version: 1.0.0', 'version: 1.1.0'))
  const again = await reopened(app)
  expect(await domainOf(again, '1')).toMatchObject({ answered: 0 })
  const moved = await domainOf(again, '2')
  expect(moved.children.find(({ id }) => id === '2.2')).toMatchObject({ answered: 4, missed: 4 })
})

test('days are those of the learner, wherever he is, and stay when he travels', async () => {
  let timeZone = 'Pacific/Auckland'
  const app = await examApp()
  await app.close()
  const there = await testApp({
    ...{ dataDir: app.dataDir, contentDirs: [app.contentDir], clock: app.clock },
    timeZone: () => timeZone,
  })
  await practise(there, true, { count: 1 })
  timeZone = 'America/Los_Angeles'
  await practise(there, true, { count: 1 })
  const { days, today, streak } = await there.api.progress.overview({ courseId })
  expect(days.map(({ date, answers }) => [date, answers])).toEqual([
    ['2026-11-24', 1],
    ['2026-11-25', 1],
  ])
  expect(today).toBe('2026-11-24')
  expect(streak).toEqual({ current: 1, longest: 1, today: true })
})

test('a day off breaks no streak; of all courses together it is one that is off in each that has a plan', async () => {
  const folder = join(temporaryFolder(), 'content')
  writeExamCourse(folder)
  for (const id of ['small', 'other']) writeCourse(folder, { id })
  const app = await testApp({ contentDirs: [folder] })
  const current = async (of: { courseId?: string }) => (await app.api.progress.overview(of)).streak.current
  const study = () => app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 60_000 })
  await study()
  app.clock.now += 2 * day
  await study()
  expect([await current({ courseId }), await current({})]).toEqual([1, 1])
  await app.api.plan.set({ courseId, examDate: '2026-12-31', datesOff: ['2026-11-25'] })
  expect([await current({ courseId }), await current({})]).toEqual([2, 2])
  await app.api.plan.set({ courseId: 'small', examDate: '2026-12-31' })
  expect([await current({ courseId }), await current({})]).toEqual([2, 1])
  await app.api.plan.set({ courseId: 'small', weekdaysOff: [3] })
  expect([await current({ courseId }), await current({})]).toEqual([2, 2])
})

test('a clock that is set back loses nothing and breaks nothing', async () => {
  const app = await examApp()
  await practise(app, true, { count: 2 })
  app.clock.now -= 30 * day
  await practise(app, false, { count: 2, which: { kind: 'unseen' } })
  expect((await app.api.report.topics({ courseId })).answered).toBe(4)
  const { days, total, streak } = await app.api.progress.overview({ courseId })
  expect(days.map(({ answers }) => answers)).toEqual([2, 2])
  expect(total).toMatchObject({ answers: 4, right: 2, days: 2 })
  expect(streak).toMatchObject({ current: 1, today: true })
  expect((await app.api.review.overview({ courseId })).due.questions).toBeGreaterThanOrEqual(0)
})

test('what was missed is due the next day, leaves when it is known, and comes back later', async () => {
  const app = await examApp()
  await practise(app, false, { count: 3 })
  expect((await app.api.review.overview({ courseId })).due.questions).toBe(0)
  app.clock.now += 3 * day
  const overview = await app.api.review.overview({ courseId })
  expect(overview.due.questions).toBe(3)
  expect(overview.forecast).toHaveLength(30)
  expect(overview.forecast[0]!.cards).toBe(3)
  const session = await app.api.review.begin({ courseId, cards: 2 })
  const unfinished = () => app.api.review.overview({ courseId }).then((found) => found.unfinished)
  for (const [place, card] of session.cards.entries()) {
    if (card.kind !== 'question') throw new Error('There are no terms.')
    expect(await unfinished()).toMatchObject({ done: place, cards: 2 })
    const { card: done, finished } = await app.api.review.answer({
      ...{ sessionId: session.sessionId, questionId: card.id, guessed: false, milliseconds: 1_000 },
      response: respond(card.view),
    })
    expect(done.again! > '2026-11-27').toBe(true)
    expect(finished).toBe(place === 1)
  }
  expect(await unfinished()).toBeNull()
  expect((await app.api.review.overview({ courseId })).due.questions).toBe(1)
})

test('a plan goes to the exam, leaves days off free and is made anew after missed days', async () => {
  const app = await examApp()
  const made = await app.api.plan.set({ courseId, examDate: '2026-12-04', weekdaysOff: [7], minutes: 60 })
  expect(made).toMatchObject({ today: '2026-11-24', daysLeft: 10, missedDays: 0 })
  expect(made.days).toHaveLength(11)
  expect(made.days.at(-1)!.kind).toBe('exam')
  expect(made.days.find(({ date }) => date === '2026-11-29')).toMatchObject({ kind: 'off', items: [] })
  expect(made.days.every(({ minutes }) => minutes <= 60)).toBe(true)
  app.clock.now += 6 * day
  const later = await app.api.plan.get({ courseId })
  expect(later).toMatchObject({ today: '2026-11-30', daysLeft: 4, missedDays: 5 })
  const read = (plan: typeof made) =>
    new Set(
      plan.days.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'chapter' ? item.chapter.id : [])),
      ),
    )
  expect(read(later)).toEqual(read(made))
  app.clock.now += 30 * day
  expect((await app.api.plan.get({ courseId })).days).toEqual([])
})

test('a chapter of the plan takes its reading and its self-check; what is read already takes half', async () => {
  const app = await testApp()
  const small = { courseId: 'small' }
  const minutesOf = (plan: Awaited<ReturnType<typeof app.api.plan.get>>) => {
    const parts = plan.days.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'chapter' && item.chapter.id === '001-first' ? item.minutes : [],
      ),
    )
    return parts.reduce((sum, minutes) => sum + minutes, 0)
  }
  const { list } = await app.api.library.course(small)
  // Three questions at the pace of the real exam.
  expect(minutesOf(await app.api.plan.set({ ...small, examDate: '2026-12-04', minutes: 60 }))).toBe(
    list[0]!.minutes + 3,
  )
  await app.api.reader.markDone({ ...small, chapterId: '001-first', done: true })
  expect(minutesOf(await app.api.plan.get(small))).toBe(Math.round(list[0]!.minutes / 2 + 2.75))
})

test('ten years of days are a calendar of the last 53 weeks, with all of it in the sums', async () => {
  const app = await examApp()
  const years = 10
  app.clock.now -= years * 365 * day
  for (let month = 0; month < years * 12; month++) {
    await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 1_000 })
    app.clock.now += (years * 365 * day) / (years * 12)
  }
  const { days, total } = await app.api.progress.overview({ courseId })
  expect(total).toMatchObject({ days: 120, reading: 120_000 })
  expect(days.length).toBeLessThanOrEqual(13)
  expect(days[0]!.date > '2025-11-17').toBe(true)
})
