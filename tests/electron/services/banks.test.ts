import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { testApp } from '../../support/app.ts'
import { bankId, writeBankCourse } from '../../support/bank-course.ts'
import { upload } from '../../support/course-updates.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { packFolder } from '../../support/pack-folder.ts'
import { respond } from '../../support/respond.ts'
import type { AddEvent } from '../../../electron/contract/library.ts'
import type { TestApp } from '../../support/app.ts'

const courseId = 'quiz'

async function quizApp(): Promise<TestApp> {
  const app = await testApp()
  const file = join(temporaryFolder(), 'quiz.lectern')
  await packFolder(writeBankCourse(temporaryFolder()), file)
  const uploadId = await upload(app, readFileSync(file))
  let last: AddEvent | null = null
  for await (const event of await app.api.library.add({ uploadId, fileName: 'quiz.lectern' })) last = event
  expect(last).toMatchObject({ outcome: 'added', course: { id: courseId } })
  return app
}

async function practiceAll(app: TestApp): Promise<string> {
  const { sessionId, questions } = await app.api.practice.begin({ courseId, ...defaultPracticeChoice })
  for (const [place, view] of questions.entries())
    await app.api.practice.answer({
      ...{ sessionId, questionId: view.id, response: respond(view, place > 0) },
      ...{ guessed: false, milliseconds: 1000 },
    })
  return sessionId
}

test('a course of questions only is in the library with nothing to read', async () => {
  const { api } = await quizApp()
  const course = await api.library.course({ courseId })
  expect(course).toMatchObject({ chapters: 0, passed: 0, questions: 5, minutes: 0, continueAt: null })
  expect(course.list).toMatchObject([
    { id: bankId, title: 'The first quiz', state: 'bank', checkQuestions: 1 },
  ])
  expect(await api.reader.preview({ courseId, chapterId: bankId })).toBeNull()
  await expect(api.reader.chapter({ courseId, chapterId: bankId })).rejects.toMatchObject({
    code: 'NOT_HERE',
    data: { what: 'bank-text' },
  })
  expect((await api.progress.overview({ courseId })).chapters).toEqual({ opened: 0, passed: 0, all: 0 })
})

test('its questions are practiced, found, and counted by their objective in the report', async () => {
  const app = await quizApp()
  expect(await app.api.report.next({ courseId })).toMatchObject({ kind: 'begin', chapter: null })
  const sessionId = await practiceAll(app)
  const summary = await app.api.practice.finish({ sessionId })
  expect(summary).toMatchObject({
    total: { questions: 2, right: 1 },
    chapters: [{ title: 'The first quiz' }],
  })
  expect(summary.session.answers.map(({ feedback }) => feedback)).toMatchObject([
    { teaching: null, question: { tags: ['cards', 'week-1'] } },
    { teaching: null },
  ])
  const report = await app.api.report.topics({ courseId })
  expect(report.domains[0]?.children).toMatchObject([
    { id: '1.1', answered: 2, children: [{ id: bankId, state: 'bank', answered: 2, missed: 1 }] },
  ])
  expect(await app.api.search.query({ text: 'wombat dig', courseId, limit: 5 })).toMatchObject([
    { kind: 'question', chapterId: bankId },
  ])
})

test('a mock exam is made of them', async () => {
  const app = await quizApp()
  const windowId = '01890a5d-ac96-774b-bcce-b302099a8057'
  const exam = await app.api.exam.begin({ courseId, choice: { kind: 'full' }, clock: 'working', windowId })
  expect(exam).toMatchObject({ questions: [{ chapterId: bankId }, { chapterId: bankId }] })
})

test('the plan has no reading, and its self-check can be taken', async () => {
  const { api } = await quizApp()
  const plan = await api.plan.set({ courseId, examDate: '2026-12-10', minutes: 30 })
  expect(plan.days.flatMap(({ items }) => items.map(({ kind }) => kind))).not.toContain('chapter')
  expect(plan.leftOut).toEqual([])
  expect((await api.check.begin({ courseId, chapterId: bankId, afresh: false })).questions).toMatchObject([
    { id: 'look' },
  ])
})
