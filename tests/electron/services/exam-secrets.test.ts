import { expect, test } from 'vitest'
import { courseId, examApp, otherWindow, thisWindow } from '../../support/exam-app.ts'
import { pass } from '../../support/app.ts'
import { secrets } from '../../support/exam-course.ts'
import { contract } from '../../../electron/contract/index.ts'
import { respond } from '../../support/respond.ts'
import type { ExamView } from '../../../electron/contract/exam.ts'

/** Names of fields that only a key has, and words that stand only in keys, reasons and explanations. */
const tellTales = [
  ...secrets,
  '"why"',
  '"correct"',
  '"explanation"',
  '"teaching"',
  '"accept"',
  '"tolerance"',
  '"grade"',
  '"points"',
  '"components"',
]

test('nothing that the app answers while an exam runs tells a key, a reason or an explanation', async () => {
  const app = await examApp({ exam: [8, 30, 16, 10], practice: [0, 0, 0, 0] })
  const seen: string[] = []

  /** A call as the renderer makes it; keeps every byte of what comes back. */
  async function call(name: string, input: unknown = {}): Promise<unknown> {
    const response = await app.fetch(`/rpc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: input }),
    })
    const headers = JSON.stringify([...response.headers])
    const text = await response.text()
    seen.push(`${name} ${headers} ${text}`)
    return (JSON.parse(text) as { json: unknown }).json
  }
  const get = async (path: string) => {
    const response = await app.fetch(path)
    seen.push(`${path} ${await response.text()}`)
  }

  await call('exam/plan', { courseId, choice: { kind: 'full' } })
  const exam = (await call('exam/begin', {
    courseId,
    choice: { kind: 'full' },
    clock: 'working',
    windowId: thisWindow,
    seed: 3,
  })) as ExamView
  expect(new Set(exam.questions.map(({ type }) => type)).size).toBe(7)
  const { sessionId } = exam
  const own = { sessionId, windowId: thisWindow, still: 0 }

  for (const [place, view] of exam.questions.entries()) {
    await call('exam/visit', { ...own, questionId: view.id })
    const change = (what: object) => call('exam/change', { ...own, questionId: view.id, change: what })
    await change({ kind: 'marked', marked: true })
    await change({ kind: 'struck', struck: ['x'] })
    await change({ kind: 'comment', comment: 'why is this so' })
    const response = respond(view, place % 2 === 0)
    // What the learner typed comes back as it is: nothing of the key is typed here.
    if (view.type !== 'number' && view.type !== 'cloze') await change({ kind: 'response', response })
    await change({ kind: 'response', response: { type: 'recall', right: true } })
    for (const door of ['check/answer', 'practice/answer'])
      await call(door, { sessionId, questionId: view.id, response, milliseconds: 1, guessed: false })
    for (const door of ['check/reveal', 'practice/reveal', 'practice/visit'])
      await call(door, { sessionId, questionId: view.id })
    await call('marks/flag', { courseId, questionId: view.id, flagged: true })
    await call('marks/note', { courseId, questionId: view.id, text: 'a note' })
    await call('marks/report', { courseId, questionId: view.id, reason: 'wrong', text: 'is it' })
    await call('practice/markGuessed', { sessionId, questionId: view.id, guessed: true })
  }
  pass(app.clock, 1000)
  await call('exam/heartbeat', own)
  await call('exam/running', { windowId: otherWindow })
  await call('exam/open', { sessionId, windowId: otherWindow, takeOver: false })
  await call('exam/open', { sessionId, windowId: otherWindow, takeOver: true })
  await call('exam/leave', { ...own, windowId: otherWindow })
  await call('exam/open', { ...own, takeOver: false })
  await call('exam/finish', { ...own, windowId: otherWindow })
  for (const door of [
    'exam/result',
    'practice/session',
    'practice/summary',
    'practice/finish',
    'practice/again',
  ])
    await call(door, { sessionId })
  // The flagged questions of the exam would be due by now.
  await call('review/begin', { courseId, cards: 200 })
  for (const door of ['review/session', 'review/finish']) await call(door, { sessionId })
  for (const { id } of exam.questions) {
    const response = { type: 'recall', right: true }
    await call('review/answer', { sessionId, questionId: id, response, guessed: false, milliseconds: 1 })
    await call('review/reveal', { sessionId, kind: 'question', id })
    await call('review/mark', { sessionId, termId: id, grade: 'known', milliseconds: 1 })
  }
  for (const door of ['review/overview', 'review/set', 'report/topics', 'report/next', 'report/odd'])
    await call(door, { courseId })
  for (const door of ['report/page', 'report/readiness', 'plan/get', 'plan/set', 'progress/overview'])
    await call(door, { courseId })
  await call('exam/hide', { sessionId, hidden: true })
  await call('exam/history', { courseId })
  await call('practice/builder', { courseId })
  await call('practice/count', {
    courseId,
    scope: { kind: 'all' },
    which: { kind: 'any' },
    types: [],
    difficulties: [],
  })
  await call('marks/reports', {})
  await call('marks/list', {})
  await call('library/list')
  await call('library/course', { courseId })
  for (const chapterId of ['001-chapter', '002-chapter', '003-chapter', '004-chapter']) {
    await call('reader/preview', { courseId, chapterId })
    await call('reader/chapter', { courseId, chapterId })
    await call('check/begin', { courseId, chapterId, afresh: true })
    await call('practice/quickStart', { courseId, start: { kind: 'chapter', chapterId } })
  }
  for (const text of ['zwhyz', 'zexplainz', 'zacceptz', '31337', 'Alpha'])
    await call('search/query', { text, limit: 50 })
  await call('downloads/ticket', { address: '/download/answers.csv' })
  await get(`/download/exam.csv?session=${sessionId}`)
  await get(`/download/exam.json?session=${sessionId}`)
  await get('/download/question-reports.csv')
  await get('/download/question-reports.json')
  await get('/download/notes.md')
  await get('/download/progress.jsonl')
  await get('/download/answers.csv')

  for (const answer of seen)
    for (const tellTale of tellTales)
      if (answer.includes(tellTale) && !answer.startsWith('search/query'))
        expect.fail(`${tellTale} stands in: ${answer.slice(0, 2000)}`)

  // The search says of a key only what was searched for: nothing.
  for (const answer of seen.filter((one) => one.startsWith('search/query')))
    expect(answer).toContain('{"json":[]')

  const asked = new Set(seen.map((answer) => answer.split(' ')[0]!))
  const doors = Object.entries(contract).flatMap(([name, group]) =>
    Object.keys(group).map((one) => `${name}/${one}`),
  )
  const never =
    /^(app|settings|notes|profiles|transfer)\/|progress\/read|library\/(add|discard|remove|preparation)|reader\/(openAnyway|savePosition|markDone|glossary|lookAlikes)|practice\/(begin|heartbeat|leave)|marks\/removeReport/
  expect(doors.filter((door) => !asked.has(door) && !never.test(door))).toEqual([])

  // The same search does find the keys once the exam has ended: it looks in the right place.
  seen.length = 0
  await call('exam/finish', own)
  await call('exam/result', { sessionId })
  for (const tellTale of tellTales) expect(seen.join()).toContain(tellTale)
})
