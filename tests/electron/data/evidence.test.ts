import { join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { openDatabase, stateOf } from '../../../electron/db/open.ts'
import { beginExam, courseId, examApp, fromWindow, reopened } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { respond } from '../../support/respond.ts'
import type { TestApp } from '../../support/app.ts'

const day = 86_400_000

type Spied = { source: string }
/** The SQL of every statement whose rows were read since the last look. */
let read: () => string[]

beforeEach(() => {
  const db = openDatabase(join(temporaryFolder(), 'any.db'))
  const statements = Object.getPrototypeOf(db.prepare('select 1')) as { all: () => unknown }
  db.close()
  const all = vi.spyOn(statements, 'all')
  read = () => {
    const sources = (all.mock.contexts as unknown as Spied[]).map(({ source }) => source)
    all.mockClear()
    return sources
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** How often evidence was gathered since the last look: it begins with the sums of the chapters. */
const timesGathered = () => read().filter((sql) => sql.includes('from chapter_rollup')).length

const open = ({ api }: TestApp) => api.report.page({ courseId })

/** Answers everything in practice, so that there's enough for a forecast. */
async function practise({ api }: TestApp): Promise<void> {
  const { sessionId, questions } = await api.practice.begin({
    courseId,
    ...defaultPracticeChoice,
    count: 200,
  })
  for (const view of questions)
    await api.practice.answer({
      ...{ sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
      response: respond(view),
    })
}

test('the report page, the course page and the plan gather evidence once between two changes', async () => {
  const app = await examApp({ practice: [12, 12, 12, 12] })
  await practise(app)
  timesGathered()
  const first = await open(app)
  expect(timesGathered()).toBe(1)
  expect(first.readiness.forecast).not.toBeNull()
  // Keeping the forecast of the day was a change.
  await open(app)
  expect(timesGathered()).toBe(1)
  const again = await open(app)
  await app.api.report.next({ courseId })
  await app.api.report.readiness({ courseId })
  await app.api.report.topics({ courseId })
  await app.api.plan.get({ courseId })
  expect(timesGathered()).toBe(0)
  expect(again).toEqual({ ...first, readiness: again.readiness })
})

test('an answer in between is seen at once, and so is a day that has passed', async () => {
  const app = await examApp()
  const before = await open(app)
  const { sessionId, questions } = await app.api.practice.begin({
    ...{ courseId, ...defaultPracticeChoice, count: 2 },
  })
  expect(questions).toHaveLength(2)
  for (const [place, view] of questions.entries()) {
    await app.api.practice.answer({
      ...{ sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
      response: respond(view, false),
    })
    timesGathered()
    const { topics } = await open(app)
    expect(topics.answered).toBe(before.topics.answered + place + 1)
    expect(timesGathered()).toBe(1)
  }
  await open(app)
  expect(timesGathered()).toBe(0)
  app.clock.now += day
  await open(app)
  expect(timesGathered()).toBe(1)
})

test('what another connection saves is seen at once', async () => {
  const app = await examApp()
  await practise(app)
  expect((await open(app)).topics.answered).toBe(16)
  const other = openDatabase(join(app.dataDir, 'progress.db'))
  other.exec('delete from chapter_rollup')
  other.close()
  expect((await open(app)).topics.answered).toBe(0)
})

test('a mock exam and whether it counts are seen at once', async () => {
  const app = await examApp()
  await open(app)
  const exam = await beginExam(app)
  await app.api.exam.finish(fromWindow(exam))
  expect((await open(app)).topics.answered).toBe(7)
  await app.api.exam.hide({ sessionId: exam.sessionId, hidden: true })
  expect((await open(app)).topics.answered).toBe(0)
})

test('a course that is updated is reported as it now is', async () => {
  const app = await examApp()
  const { courseTitle } = (await open(app)).topics
  const manifest = join(app.contentDir, courseId, 'course.yaml')
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, text.replace('1.0.0', '1.1.0').replace(courseTitle, 'Another Title'))
  expect((await open(await reopened(app))).topics.courseTitle).toBe('Another Title')
})

test('the state of a database changes with every change, whichever connection makes it', () => {
  const db = openDatabase(join(temporaryFolder(), 'any.db'))
  db.exec('create table one (n)')
  const first = stateOf(db)
  expect(stateOf(db)).toBe(first)
  db.exec('insert into one values (1)')
  const second = stateOf(db)
  expect(second).not.toBe(first)
  const other = openDatabase(db.name)
  other.exec('insert into one values (2)')
  other.close()
  expect(stateOf(db)).not.toBe(second)
  db.close()
})
