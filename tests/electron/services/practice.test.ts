import { describe, expect, test } from 'vitest'
import { codeOf, pass } from '../../support/app.ts'
import { courseId, crashed, examApp, otherWindow, reopened } from '../../support/exam-app.ts'
import { respond } from '../../support/respond.ts'
import { defaultPracticeChoice } from '../../../electron/contract/practice.ts'
import type { PracticeChoice, PracticeSession } from '../../../electron/contract/practice.ts'
import type { TestApp } from '../../support/app.ts'

const minute = 60_000

async function begin(app: TestApp, over: Partial<PracticeChoice> = {}) {
  return app.api.practice.begin({ courseId, ...defaultPracticeChoice, ...over })
}

async function answer(
  app: TestApp,
  { sessionId, questions }: PracticeSession,
  place: number,
  isRight = true,
) {
  const view = questions[place]!
  return app.api.practice.answer({
    sessionId,
    questionId: view.id,
    response: respond(view, isRight),
    guessed: false,
    milliseconds: 1500,
  })
}

async function whatOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no refusal',
    (error: { data?: { what?: unknown } }) => error.data?.what,
  )
}

async function matching(app: TestApp, over: Partial<PracticeChoice> = {}) {
  const { scope, which, types, difficulties } = { ...defaultPracticeChoice, ...over }
  return (await app.api.practice.count({ courseId, scope, which, types, difficulties })).matching
}

describe('the builder', () => {
  test('counts by part of the course, type and difficulty, of the practice pool only', async () => {
    const app = await examApp({ practice: [7, 3, 2, 1] })
    expect(await matching(app)).toBe(13)
    expect(await matching(app, { scope: { kind: 'domains', ids: ['1', '3'] } })).toBe(9)
    expect(await matching(app, { scope: { kind: 'objectives', ids: ['2.1'] } })).toBe(2)
    expect(await matching(app, { scope: { kind: 'chapters', ids: ['004-chapter'] } })).toBe(1)
    expect(await matching(app, { types: ['single'] })).toBe(4)
    expect(await matching(app, { difficulties: [1], scope: { kind: 'domains', ids: ['1'] } })).toBe(3)
    const builder = await app.api.practice.builder({ courseId })
    expect(builder).toMatchObject({
      courseTitle: 'An Examined Course',
      choice: defaultPracticeChoice,
      counts: { all: 13, unseen: 13, missed: 0, flagged: 0 },
      types: ['single', 'multiple', 'grid', 'order', 'match', 'cloze', 'number'],
      unfinished: null,
    })
    expect(builder.domains.map(({ questions }) => questions)).toEqual([7, 3, 2, 1])
    expect(builder.domains[1]!.objectives.map(({ questions }) => questions)).toEqual([2, 1])
    expect(builder.chapters.map(({ questions, opened, domainId }) => [questions, opened, domainId])).toEqual([
      [7, false, '1'],
      [3, false, '2'],
      [2, false, '3'],
      [1, false, '4'],
    ])
  })

  test('finds what was missed, what was not seen, what is flagged, what has rested', async () => {
    const app = await examApp({ practice: [2, 2, 0, 0] })
    const first = await begin(app, { scope: { kind: 'domains', ids: ['1'] } })
    await answer(app, first, 0, true)
    await answer(app, first, 1, false)
    await app.api.marks.flag({ courseId, questionId: first.questions[0]!.id, flagged: true })
    const by = async (which: PracticeChoice['which']) => matching(app, { which })
    expect(await by({ kind: 'unseen' })).toBe(2)
    expect(await by({ kind: 'missed' })).toBe(1)
    expect(await by({ kind: 'flagged' })).toBe(1)
    expect(await by({ kind: 'rested', sessions: 1 })).toBe(2)
    pass(app.clock, 1000)
    await begin(app, { scope: { kind: 'domains', ids: ['2'] } })
    expect(await by({ kind: 'rested', sessions: 1 })).toBe(2)
    expect(await by({ kind: 'rested', sessions: 2 })).toBe(0)
    expect((await app.api.practice.builder({ courseId })).counts).toEqual({
      all: 4,
      unseen: 2,
      missed: 1,
      flagged: 1,
    })
  })

  test('remembers the last choice, but not a one-key start', async () => {
    const app = await examApp()
    const choice: Partial<PracticeChoice> = {
      count: 3,
      feedback: 'end',
      types: ['single', 'grid'],
      minutes: 5,
    }
    await begin(app, choice)
    pass(app.clock, 1000)
    await app.api.practice.quickStart({ courseId, start: { kind: 'quick' } })
    expect((await app.api.practice.builder({ courseId })).choice).toEqual({
      ...defaultPracticeChoice,
      ...choice,
    })
  })
})

describe('one key', () => {
  test('starts ten of the chapters opened so far, and of all when none was', async () => {
    const app = await examApp({ practice: [12, 12, 0, 0] })
    const quick = async () => app.api.practice.quickStart({ courseId, start: { kind: 'quick' } })
    const before = await quick()
    expect(before.questions).toHaveLength(10)
    expect(new Set(before.questions.map(({ chapterId }) => chapterId)).size).toBe(2)
    await app.api.reader.chapter({ courseId, chapterId: '002-chapter' })
    const after = await quick()
    expect(after.questions).toHaveLength(10)
    expect(new Set(after.questions.map(({ chapterId }) => chapterId))).toEqual(new Set(['002-chapter']))
  })

  test('starts what was missed, or all of a chapter', async () => {
    const app = await examApp({ practice: [3, 2, 0, 0] })
    const start = (kind: 'missed') => app.api.practice.quickStart({ courseId, start: { kind } })
    expect(await whatOf(start('missed'))).toBe('practice-questions')
    const chapter = await app.api.practice.quickStart({
      courseId,
      start: { kind: 'chapter', chapterId: '001-chapter' },
    })
    expect(chapter.questions).toHaveLength(3)
    await answer(app, chapter, 1, false)
    expect((await start('missed')).questions.map(({ id }) => id)).toEqual([chapter.questions[1]!.id])
  })
})

describe('a session', () => {
  test('asks the practice pool only, least often answered first', async () => {
    const app = await examApp({ practice: [4, 0, 0, 0] })
    const asked: string[] = []
    for (let round = 0; round < 2; round++) {
      const session = await begin(app, { count: 2 })
      for (const [place, { id }] of session.questions.entries()) {
        asked.push(id)
        await answer(app, session, place)
      }
      pass(app.clock, 1000)
    }
    expect(new Set(asked)).toEqual(new Set([0, 1, 2, 3].map((place) => `practice-1-${place}`)))
  })

  test('grades at once, with the reasons, the sources and the chapter', async () => {
    const app = await examApp()
    const session = await begin(app)
    expect(JSON.stringify(session)).not.toContain('zwhyz')
    const given = await answer(app, session, 0, false)
    expect(given.finished).toBe(false)
    expect(given.answer.feedback).toMatchObject({ grade: { points: 0 }, sources: [{ id: 'own' }] })
    expect(given.answer.feedback!.chapter!.id).toBe(session.questions[0]!.chapterId)
    expect(JSON.stringify(given.answer.feedback!.question)).toContain('zwhyz')
    expect(await whatOf(answer(app, session, 0))).toBe('second-answer')
  })

  test('with feedback at the end shows no key before it is finished', async () => {
    const app = await examApp({ practice: [3, 0, 0, 0] })
    const session = await begin(app, { feedback: 'end' })
    const first = await answer(app, session, 0)
    await answer(app, session, 1, false)
    const again = await app.api.practice.session({ sessionId: session.sessionId })
    expect(first.answer.feedback).toBeNull()
    expect(JSON.stringify([first, again])).not.toMatch(/zwhyz|zexplainz|zacceptz|"correct"|"points"/)
    expect(await whatOf(app.api.practice.summary({ sessionId: session.sessionId }))).toBe('unfinished')
    const last = await answer(app, session, 2)
    expect(last).toMatchObject({
      finished: true,
      answer: { feedback: { grade: { points: last.answer.feedback!.grade.of } } },
    })
    const { session: finished } = await app.api.practice.summary({ sessionId: session.sessionId })
    expect(finished.answers.every(({ feedback }) => feedback !== null)).toBe(true)
  })

  test('goes on after a power cut where it was, and beginning another finishes it', async () => {
    const app = await examApp()
    const session = await begin(app, { count: 4 })
    const { answer: given } = await answer(app, session, 0)
    await app.api.practice.visit({ sessionId: session.sessionId, questionId: session.questions[2]!.id })
    const after = await crashed(app)
    const { unfinished } = await after.api.practice.builder({ courseId })
    expect(unfinished).toEqual({
      sessionId: session.sessionId,
      startedAt: session.startedAt,
      answered: 1,
      questions: 4,
    })
    const again = await after.api.practice.session({ sessionId: session.sessionId })
    expect(again.questions).toEqual(session.questions)
    expect(again.answers).toEqual([given])
    expect(again.current).toBe(session.questions[2]!.id)
    const unknown = { sessionId: session.sessionId, questionId: 'nothing' }
    expect(await codeOf(after.api.practice.visit(unknown))).toBe('NOT_HERE')
    pass(after.clock, 1000)
    await begin(after)
    expect(await whatOf(answer(after, session, 1))).toBe('finished')
  })

  test('ends with a summary, and asks again what it missed', async () => {
    const app = await examApp({ practice: [2, 2, 0, 0] })
    const session = await begin(app)
    const { sessionId, questions } = session
    await answer(app, session, 0, true)
    await answer(app, session, 1, false)
    await app.api.practice.markGuessed({ sessionId, questionId: questions[0]!.id, guessed: true })
    const summary = await app.api.practice.finish({ sessionId })
    expect(summary.total).toMatchObject({ questions: 4, right: 1, partly: 0, wrong: 1, unanswered: 2 })
    expect(summary).toMatchObject({ guessed: 1, milliseconds: 3000, missed: [questions[1]!.id] })
    expect(summary.total.of).toBe(questions[0]!.of + questions[1]!.of)
    expect(summary.chapters.map(({ questions: count }) => count)).toEqual([2, 2])
    expect(await app.api.practice.finish({ sessionId })).toEqual(summary)
    const again = await app.api.practice.again({ sessionId })
    expect(again.questions.map(({ id }) => id)).toEqual([questions[1]!.id])
    await answer(app, again, 0)
    expect(await whatOf(app.api.practice.again({ sessionId: again.sessionId }))).toBe('practice-questions')
  })

  test('takes back that an answer was a guess', async () => {
    const app = await examApp()
    const { sessionId, questions } = await begin(app)
    const view = questions[0]!
    const mark = (guessed: boolean) =>
      app.api.practice.markGuessed({ sessionId, questionId: view.id, guessed })
    expect(await whatOf(mark(true))).toBe('answer')
    const response = respond(view)
    await app.api.practice.answer({
      sessionId,
      questionId: view.id,
      response,
      guessed: true,
      milliseconds: 1,
    })
    expect((await app.api.practice.session({ sessionId })).answers[0]!.guessed).toBe(true)
    expect((await mark(false)).guessed).toBe(false)
  })

  test('refuses what is not in it', async () => {
    const app = await examApp()
    const session = await begin(app)
    const { sessionId, questions } = session
    const give = (over: object) =>
      whatOf(
        app.api.practice.answer({
          sessionId,
          questionId: questions[0]!.id,
          response: respond(questions[0]!),
          guessed: false,
          milliseconds: 1,
          ...over,
        }),
      )
    expect(await give({ response: { type: 'recall', right: true } })).toBe('response-type')
    expect(await give({ questionId: 'nothing' })).toBe('question')
    expect(await give({ sessionId: otherWindow })).toBe('practice')
    const several = questions.find(({ type }) => type === 'multiple')!
    if (several.type !== 'multiple') throw new Error(several.type)
    const all = { type: 'multiple', choices: several.choices.map(({ id }) => id) }
    expect(await give({ questionId: several.id, response: all })).toBe('too-many')
    expect(await whatOf(app.api.practice.reveal({ sessionId, questionId: questions[0]!.id }))).toBe('reveal')
    expect(await whatOf(begin(app, { scope: { kind: 'chapters', ids: [] } }))).toBe('practice-questions')
    expect(await codeOf(app.api.practice.builder({ courseId: 'nothing' }))).toBe('NOT_HERE')
  })
})

describe('a timed session', () => {
  test('runs while it is on screen, stands still while it is not, and ends when time is up', async () => {
    const app = await examApp()
    const session = await begin(app, { minutes: 2 })
    const { sessionId } = session
    expect(session.time).toEqual({ remaining: 2 * minute, of: 2 * minute })
    pass(app.clock, 30_000)
    expect((await answer(app, session, 0)).time!.remaining).toBe(90_000)
    await app.api.practice.leave({ sessionId })
    pass(app.clock, 60 * minute)
    expect((await app.api.practice.session({ sessionId })).time!.remaining).toBe(90_000)
    const later = await reopened(app)
    pass(later.clock, 60 * minute)
    expect((await later.api.practice.session({ sessionId })).time!.remaining).toBe(90_000)
    pass(later.clock, 60_000)
    expect(await later.api.practice.heartbeat({ sessionId })).toEqual({
      time: { remaining: 30_000, of: 2 * minute },
      finished: false,
    })
    pass(later.clock, 30_000)
    expect(await whatOf(answer(later, session, 1))).toBe('finished')
    const { total } = await later.api.practice.summary({ sessionId })
    expect(total).toMatchObject({ right: 1, unanswered: 9 })
  })
})

describe('what a learner leaves on a question', () => {
  test('a flag and a note stay, apart from each other, and show wherever the question is', async () => {
    const app = await examApp()
    const session = await begin(app)
    const questionId = session.questions[2]!.id
    await app.api.marks.flag({ courseId, questionId, flagged: true })
    expect(await app.api.marks.note({ courseId, questionId, text: ' look again ' })).toEqual({
      questionId,
      flagged: true,
      note: 'look again',
    })
    const shown = async () => (await app.api.practice.session({ sessionId: session.sessionId })).marks
    expect(await shown()).toEqual([{ questionId, flagged: true, note: 'look again' }])
    await app.api.marks.flag({ courseId, questionId, flagged: false })
    await app.api.marks.note({ courseId, questionId, text: '' })
    expect(await shown()).toEqual([])
    expect(await codeOf(app.api.marks.flag({ courseId, questionId: 'nothing', flagged: true }))).toBe(
      'NOT_HERE',
    )
  })

  test('a report is kept, listed, downloaded and removed', async () => {
    const app = await examApp()
    const session = await begin(app)
    const { id: questionId, hash } = session.questions[0]!
    const report = await app.api.marks.report({ courseId, questionId, reason: 'wrong', text: '=no, "B"' })
    expect(report).toMatchObject({
      courseId,
      questionId,
      questionHash: hash,
      courseTitle: 'An Examined Course',
    })
    expect(report.stem).toMatch(/^What of . practice/)
    expect(await app.api.marks.reports({})).toEqual([report])
    expect(await app.api.marks.reports({ courseId: 'another' })).toEqual([])
    const get = async (name: string) => (await app.fetch(`/download/question-reports.${name}`)).text()
    expect(await get('csv')).toContain(`"wrong","'=no, ""B""","What of`)
    expect(JSON.parse(await get('json'))).toEqual({ format: 'lectern-question-reports', reports: [report] })
    await app.api.marks.removeReport({ id: report.id })
    expect(await app.api.marks.reports({})).toEqual([])
    expect(await codeOf(app.api.marks.removeReport({ id: report.id }))).toBe('NOT_HERE')
  })
})
