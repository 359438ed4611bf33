import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import { openReadOnly } from '../../../electron/db/open.ts'
import { pass, testApp } from '../../support/app.ts'
import { beginExam, courseId, examApp, fromWindow } from '../../support/exam-app.ts'
import type { TestApp } from '../../support/app.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Backups are made beside the calls: waits until there are so many. */
async function waitForBackups(app: TestApp, count: number): Promise<void> {
  await expect.poll(async () => (await app.api.app.backups()).backups.length, { timeout: 30_000 }).toBe(count)
}

describe('the first write of a day makes a backup', () => {
  test('when an exam ends by itself, at whatever call', async () => {
    const app = await examApp()
    const { sessionId } = await beginExam(app)
    await waitForBackups(app, 1)
    pass(app.clock, day)
    await app.api.library.list()
    await waitForBackups(app, 2)
    expect((await app.api.exam.result({ sessionId })).sitting.endedBy).toBe('time')
  })

  test('when an exam ends by itself in its own window', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    await waitForBackups(app, 1)
    pass(app.clock, day)
    expect((await app.api.exam.heartbeat(fromWindow(exam))).state).toBe('ended')
    await waitForBackups(app, 2)
  })

  const chapter = { courseId: 'small', chapterId: '001-first' }
  test.each<[string, (app: TestApp) => Promise<unknown>]>([
    ['a chapter is opened', ({ api }) => api.reader.chapter(chapter)],
    ['a self-check begins', ({ api }) => api.check.begin({ ...chapter, afresh: true })],
  ])('when %s', async (_, write) => {
    const app = await testApp()
    await app.api.settings.update({ theme: 'dark' })
    await waitForBackups(app, 1)
    pass(app.clock, day)
    await write(app)
    await waitForBackups(app, 2)
  })
})

test('a read writes nothing, while an exam runs and after it', async () => {
  const app = await examApp()
  const { api } = app
  const timed = await api.practice.begin({ courseId, ...defaultPracticeChoice, minutes: 1 })
  pass(app.clock, 30_000)
  await api.practice.heartbeat({ sessionId: timed.sessionId })
  pass(app.clock, 2 * minute)
  const { sessionId } = await beginExam(app)
  const watching = openReadOnly(join(app.dataDir, 'progress.db'))
  const version = () => watching.pragma('data_version', { simple: true })
  const reads = () => [
    api.app.start(),
    api.library.list(),
    api.library.course({ courseId }),
    api.exam.running({}),
    api.exam.history({ courseId }),
    api.practice.builder({ courseId }),
    api.report.topics({ courseId }),
    api.report.next({ courseId }),
    api.plan.get({ courseId }),
    api.progress.overview({}),
    api.review.overview({ courseId }),
  ]
  const running = version()
  await Promise.all(reads())
  expect(version()).toBe(running)
  pass(app.clock, 10 * minute)
  // The first of them ends the exam, before it reads.
  await Promise.all(reads())
  const ended = version()
  expect(ended).not.toBe(running)
  await Promise.all(reads())
  expect((await api.exam.result({ sessionId })).sitting.endedBy).toBe('time')
  expect(version()).toBe(ended)
  watching.close()
})
