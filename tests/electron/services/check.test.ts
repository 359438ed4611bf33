import { expect, test } from 'vitest'
import { codeOf, testApp } from '../../support/app.ts'
import type { TestApp } from '../../support/app.ts'
import type { Response } from '../../../electron/contract/content.ts'

const courseId = 'small'

/** Answers the three questions of a chapter's self-check, rightly or wrongly. */
async function sit(app: TestApp, chapterId: string, right: [boolean, boolean, boolean], afresh = false) {
  const { sessionId, questions } = await app.api.check.begin({ courseId, chapterId, afresh })
  let last: Awaited<ReturnType<typeof app.api.check.answer>> | undefined
  for (const [place, question] of questions.entries())
    last = await app.api.check.answer({
      sessionId,
      questionId: question.id,
      response: await responseTo(app, sessionId, question.id, question.type, right[place]!),
      milliseconds: 1000,
    })
  return last!
}

async function responseTo(
  app: TestApp,
  sessionId: string,
  questionId: string,
  type: string,
  right: boolean,
): Promise<Response> {
  if (type === 'recall') return { type, right }
  if (type === 'number') return { type, text: right ? '12' : '13' }
  const session = await app.api.check.begin({ courseId, chapterId: questionId.slice(0, -7), afresh: false })
  expect(session.sessionId).toBe(sessionId)
  const view = session.questions.find(({ id }) => id === questionId)!
  if (view.type !== 'single') throw new Error(view.type)
  const text = right ? 'The right one' : 'A wrong one'
  return {
    type: 'single',
    choice: view.choices.find((choice) => JSON.stringify(choice.text).includes(text))!.id,
  }
}

async function states(app: TestApp) {
  return (await app.api.library.course({ courseId })).list.map(({ state }) => state)
}

test('two of three opens the next chapter, and says which', async () => {
  const app = await testApp()
  const last = await sit(app, '001-first', [true, true, false])
  expect(last.standing).toEqual({
    answered: 3,
    questions: 3,
    points: 2,
    of: 3,
    share: 2 / 3,
    bestShare: 2 / 3,
    passed: true,
  })
  expect(last.opened).toBe('002-second')
  expect(await states(app)).toEqual(['passed', 'open', 'locked'])
})

test('one of three opens nothing, a second try may, and the best counts', async () => {
  const app = await testApp()
  expect((await sit(app, '001-first', [true, false, false])).opened).toBeNull()
  expect(await states(app)).toEqual(['open', 'locked', 'locked'])
  app.clock.now += 1000
  expect((await sit(app, '001-first', [true, true, true])).opened).toBe('002-second')
  app.clock.now += 1000
  const worse = await sit(app, '001-first', [false, false, false])
  expect(worse.standing).toMatchObject({ share: 0, bestShare: 1, passed: true })
  expect(worse.opened).toBeNull()
})

test('an answer is graded with its reasons, and the key comes only then', async () => {
  const app = await testApp()
  const session = await app.api.check.begin({ courseId, chapterId: '001-first', afresh: false })
  expect(JSON.stringify(session)).not.toContain('It is wrong')
  const single = session.questions.find(({ type }) => type === 'single')!
  const { answered } = await app.api.check.answer({
    sessionId: session.sessionId,
    questionId: single.id,
    response: await responseTo(app, session.sessionId, single.id, 'single', false),
    milliseconds: 10,
  })
  expect(answered.grade).toMatchObject({ points: 0, of: 1 })
  expect(JSON.stringify(answered.key)).toContain('It is wrong')
})

test('each question is answered once', async () => {
  const app = await testApp()
  const { sessionId, questions } = await app.api.check.begin({
    courseId,
    chapterId: '001-first',
    afresh: false,
  })
  const answer = (right: boolean) =>
    app.api.check.answer({
      sessionId,
      questionId: questions[0]!.id,
      response: { type: 'recall', right },
      milliseconds: 0,
    })
  await answer(true)
  expect(await codeOf(answer(false))).toBe('NOT_NOW')
})

test('a response of another type, session or question is refused with its code', async () => {
  const app = await testApp()
  const { sessionId, questions } = await app.api.check.begin({
    courseId,
    chapterId: '001-first',
    afresh: false,
  })
  const ask = (over: object) =>
    codeOf(
      app.api.check.answer({
        sessionId,
        questionId: questions[0]!.id,
        response: { type: 'recall', right: true },
        milliseconds: 0,
        ...over,
      }),
    )
  expect(await ask({ response: { type: 'number', text: '1' } })).toBe('NOT_NOW')
  expect(await ask({ sessionId: '00000000-0000-4000-8000-000000000000' })).toBe('NOT_HERE')
  expect(await ask({ questionId: 'nothing' })).toBe('NOT_HERE')
  expect(await ask({ questionId: '../x' })).toBe('BAD_REQUEST')
  expect(await ask({ milliseconds: -1 })).toBe('BAD_REQUEST')
})

test('an unfinished self-check is gone on with after a restart', async () => {
  const app = await testApp()
  const begun = await app.api.check.begin({ courseId, chapterId: '001-first', afresh: false })
  await app.api.check.answer({
    sessionId: begun.sessionId,
    questionId: begun.questions[0]!.id,
    response: { type: 'recall', right: true },
    milliseconds: 5,
  })
  await app.close()
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  const resumed = await again.api.check.begin({ courseId, chapterId: '001-first', afresh: false })
  expect(resumed.sessionId).toBe(begun.sessionId)
  expect(resumed.questions).toEqual(begun.questions)
  expect(resumed.answers.map(({ questionId, response }) => ({ questionId, response }))).toEqual([
    { questionId: begun.questions[0]!.id, response: { type: 'recall', right: true } },
  ])
  const afresh = await again.api.check.begin({ courseId, chapterId: '001-first', afresh: true })
  expect(afresh.sessionId).not.toBe(begun.sessionId)
})

test('a recall question reveals its answer, another one does not', async () => {
  const app = await testApp()
  const { sessionId, questions } = await app.api.check.begin({
    courseId,
    chapterId: '001-first',
    afresh: false,
  })
  const revealed = await app.api.check.reveal({ sessionId, questionId: questions[0]!.id })
  expect(JSON.stringify(revealed.answer)).toContain('Everything of one organisation.')
  expect(await codeOf(app.api.check.reveal({ sessionId, questionId: questions[1]!.id }))).toBe('NOT_NOW')
})

test('the self-check asks the check pool only', async () => {
  const app = await testApp()
  const { questions } = await app.api.check.begin({ courseId, chapterId: '001-first', afresh: false })
  expect(questions.map(({ id }) => id)).toEqual(['001-first-recall', '001-first-single', '001-first-number'])
})
