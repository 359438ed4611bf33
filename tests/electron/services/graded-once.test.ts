import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { rebuildRollups } from '../../../electron/data/rollups.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { kindOf } from '../../../electron/questions/index.ts'
import { questionTypes } from '../../../electron/questions/types.ts'
import { pass, testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'
import { beginExam, courseId, fromWindow } from '../../support/exam-app.ts'
import { writeExamCourse } from '../../support/exam-course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { respond } from '../../support/respond.ts'
import { nothingGiven } from '../../support/review-data.ts'
import type { TestApp } from '../../support/app.ts'

const day = 86_400_000
const chapterId = '001-first'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A learner who practiced, reviewed, took an exam and left a self-check unfinished; a third of it went well. */
async function studied() {
  const folder = join(temporaryFolder(), 'content')
  writeExamCourse(folder)
  writeCourse(folder)
  const app = await testApp({ contentDirs: [folder] })
  const { api, clock } = app
  const practice = await api.practice.begin({ courseId, ...defaultPracticeChoice, count: 200 })
  for (const [place, view] of practice.questions.entries())
    await api.practice.answer({
      ...{ sessionId: practice.sessionId, questionId: view.id, guessed: false, milliseconds: 1_000 },
      response: respond(view, place % 3 === 0),
    })
  pass(clock, 3 * day)
  const review = await api.review.begin({ courseId, cards: 6 })
  for (const [place, card] of review.cards.entries())
    if (card.kind === 'question')
      await api.review.answer({
        ...{ sessionId: review.sessionId, questionId: card.id, guessed: false, milliseconds: 1_000 },
        response: respond(card.view, place % 3 === 0),
      })
  const exam = await beginExam(app, { choice: { kind: 'custom', questions: 40, minutes: 60 } })
  for (const [place, view] of exam.questions.entries())
    if (place % 5 > 0)
      await api.exam.change({
        ...{ ...fromWindow(exam), questionId: view.id },
        change: { kind: 'response', response: respond(view, place % 3 === 0) },
      })
  await api.exam.finish(fromWindow(exam))
  const check = await api.check.begin({ courseId: 'small', chapterId, afresh: true })
  for (const [place, view] of check.questions.slice(0, 2).entries())
    await api.check.answer({
      ...{ sessionId: check.sessionId, questionId: view.id, milliseconds: 1_000 },
      response: place === 0 ? { type: 'recall', right: true } : nothingGiven(view),
    })
  const sessions = { practice: practice.sessionId, review: review.sessionId, exam: exam.sessionId }
  return { app, sessions }
}

type Sessions = Awaited<ReturnType<typeof studied>>['sessions']

/** Everything that shows what answers earned, without which part of an answer earned it. */
async function everyNumber({ api, fetch }: TestApp, sessions: Sessions) {
  const ofCourse = { courseId }
  const result = await api.exam.result({ sessionId: sessions.exam })
  const download = async (address: string) => (await fetch(`/download/${address}`)).text()
  const json = JSON.parse(await download(`exam.json?session=${sessions.exam}`)) as typeof result
  const pages = {
    result,
    json,
    csv: await download(`exam.csv?session=${sessions.exam}`),
    history: await api.exam.history(ofCourse),
    practice: await api.practice.session({ sessionId: sessions.practice }),
    summary: await api.practice.summary({ sessionId: sessions.practice }),
    review: await api.review.session({ sessionId: sessions.review }),
    check: await api.check.begin({ courseId: 'small', chapterId, afresh: false }),
    topics: await api.report.topics(ofCourse),
    readiness: await api.report.readiness(ofCourse),
    odd: await api.report.odd(ofCourse),
    progress: await api.progress.overview(ofCourse),
  }
  return JSON.parse(JSON.stringify(pages), (key, value: unknown) =>
    key === 'components' || key === 'view' || key === 'questions' ? shortened(key, value) : value,
  ) as typeof pages
}

/** Questions as they're asked name what they are worth now; which part was right is marked by today's rules. */
function shortened(key: string, value: unknown): unknown {
  if (key !== 'questions') return undefined
  return Array.isArray(value) && !value.some((one: object) => 'grade' in one) ? value.length : value
}

/** From now on no part of any question is right, and each question is worth a point more. */
function changeGrading(): void {
  for (const type of questionTypes) {
    const kind = kindOf(type)
    const countPoints = kind.countPoints.bind(kind)
    vi.spyOn(kind, 'grade').mockReturnValue({})
    vi.spyOn(kind, 'countPoints').mockImplementation((question) => countPoints(question as never) + 1)
  }
}

test('what an answer earned stays the same on every page and in every file when its type is graded differently', async () => {
  const { app, sessions } = await studied()
  const before = await everyNumber(app, sessions)
  const { sitting, questions } = before.result
  expect(sitting.points).toBeGreaterThan(0)
  expect(sitting.points).toBeLessThan(sitting.of)
  expect(questions.reduce((sum, { grade }) => sum + grade.points, 0)).toBe(sitting.points)
  expect(before.check.standing).toMatchObject({ answered: 2, points: 1, of: 3 })
  changeGrading()
  const after = await everyNumber(app, sessions)
  // Of three questions of the self-check one is still to be graded, and is worth what it's worth by then.
  expect(after.check.standing).toMatchObject({ answered: 2, points: 1, of: 4 })
  after.check.standing.of = before.check.standing.of
  expect(after).toEqual(before)
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  progress.transaction(() => rebuildRollups(progress)).immediate()
  progress.close()
  const rebuilt = await everyNumber(app, sessions)
  rebuilt.check.standing.of = before.check.standing.of
  expect(rebuilt).toEqual(before)
})

test('the points in the log are what result, history, files, practice, review and statistics show', async () => {
  const { app, sessions } = await studied()
  const before = await everyNumber(app, sessions)
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  progress
    .transaction(() => {
      progress.exec('drop trigger answer_never_changes; update answer set points = 0')
      rebuildRollups(progress)
    })
    .immediate()
  progress.close()
  const after = await everyNumber(app, sessions)
  const { sitting, counts, domains, questions } = after.result
  expect([sitting.points, sitting.of]).toEqual([0, before.result.sitting.of])
  expect(counts).toMatchObject({ right: 0, partly: 0, unanswered: before.result.counts.unanswered })
  expect(domains.map(({ points }) => points)).toEqual([0, 0, 0, 0])
  expect(questions.map(({ grade }) => grade.points)).toEqual(questions.map(() => 0))
  expect(after.json).toEqual({ format: 'lectern-sitting', ...after.result })
  const rows = after.csv.trim().split('\r\n').slice(1)
  expect(rows.filter((row) => /,(right|partly),/.test(row))).toEqual([])
  expect(after.history.sittings).toEqual([sitting])
  expect(after.practice.answers.map(({ feedback }) => feedback?.grade.points)).toEqual(
    after.practice.answers.map(() => 0),
  )
  expect(after.summary.total).toMatchObject({ points: 0, right: 0, partly: 0, of: before.summary.total.of })
  for (const card of after.review.done)
    if (card.kind === 'question') expect(card.feedback.grade.points).toBe(0)
  expect(after.check.standing).toMatchObject({ answered: 2, points: 0, of: 3 })
  expect(after.check.answers.map(({ grade }) => grade.points)).toEqual([0, 0])
  expect(after.progress.total.right).toBe(0)
  expect(after.topics.expectedLoss).toBeGreaterThan(before.topics.expectedLoss)
})
