import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'

const courseId = 'small'

test('flagged and noted questions are listed, newest first, with their chapter', async () => {
  const app = await testApp()
  await app.api.marks.flag({ courseId, questionId: '001-first-practice', flagged: true })
  app.clock.now += 1000
  await app.api.marks.note({ courseId, questionId: '002-second-practice', text: '  Read again. ' })
  app.clock.now += 1000
  await app.api.marks.flag({ courseId, questionId: '003-third-practice', flagged: true })
  await app.api.marks.flag({ courseId, questionId: '003-third-practice', flagged: false })
  const list = await app.api.marks.list({})
  expect(list.map(({ questionId, flagged, note }) => ({ questionId, flagged, note }))).toEqual([
    { questionId: '002-second-practice', flagged: false, note: 'Read again.' },
    { questionId: '001-first-practice', flagged: true, note: '' },
  ])
  expect(list[0]).toMatchObject({
    courseTitle: 'A Small Course',
    stem: 'A practice stem about quokkas in 002-second?',
    chapter: { id: '002-second', number: 2 },
    answered: false,
  })
  expect(await app.api.marks.list({ courseId: 'another' })).toEqual([])
})

test('a marked question that an update removed stays in the list as it was asked', async () => {
  const app = await testApp()
  const { sessionId } = await app.api.practice.quickStart({
    courseId,
    start: { kind: 'chapter', chapterId: '001-first' },
  })
  await app.api.practice.answer({
    sessionId,
    questionId: '001-first-practice',
    response: { type: 'single', choice: null },
    guessed: false,
    milliseconds: 1000,
  })
  await app.api.marks.flag({ courseId, questionId: '001-first-practice', flagged: true })
  await app.close()
  rmSync(app.contentDir, { recursive: true })
  writeCourse(app.contentDir, { version: '2.0.0', chapters: [{ id: '002-second' }] })
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  expect(await again.api.marks.list({})).toMatchObject([
    { stem: 'A practice stem about quokkas in 001-first?', chapter: null, answered: true },
  ])
})
