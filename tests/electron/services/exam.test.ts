import { describe, expect, test } from 'vitest'
import { openReadOnly } from '../../../electron/db/open.ts'
import { emptyResponse } from '../../../electron/questions/index.ts'
import { codeOf, pass, testApp } from '../../support/app.ts'
import {
  beginExam,
  courseId,
  crashed,
  examApp,
  fromWindow,
  otherWindow,
  reopened,
  thisWindow,
} from '../../support/exam-app.ts'
import { respond } from '../../support/respond.ts'
import type { QuestionView } from '../../../electron/contract/content.ts'
import type { ExamChange, ExamView } from '../../../electron/contract/exam.ts'
import type { TestApp } from '../../support/app.ts'

const minute = 60_000

async function change(app: TestApp, exam: ExamView, questionId: string, what: ExamChange, windowId?: string) {
  return app.api.exam.change({ ...fromWindow(exam, windowId), questionId, change: what })
}

async function answer(app: TestApp, exam: ExamView, view: QuestionView, isRight = true) {
  return change(app, exam, view.id, { kind: 'response', response: respond(view, isRight) })
}

async function whatOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no refusal',
    (error: { data?: { what?: unknown } }) => error.data?.what,
  )
}

async function openAgain(app: TestApp, sessionId: string, windowId = thisWindow): Promise<ExamView> {
  const opened = await app.api.exam.open({ sessionId, windowId, takeOver: false })
  if (opened.state !== 'open') throw new Error(`The exam is ${opened.state}.`)
  return opened.exam
}

describe('before the start', () => {
  test('the plan says how many questions come from which domain, and what the pool lacks', async () => {
    const app = await examApp({ exam: [8, 20, 16, 10] })
    const plan = await app.api.exam.plan({ courseId, choice: { kind: 'full' } })
    expect(plan).toMatchObject({
      courseTitle: 'An Examined Course',
      code: 'EX-900',
      wanted: 50,
      questions: 50,
      minutes: 45,
      scale: { min: 1, max: 1000, pass: 700 },
      seenBefore: 0,
    })
    expect(plan.domains.map(({ wanted, pool, questions }) => [wanted, pool, questions])).toEqual([
      [4, 8, 5],
      [25, 20, 20],
      [14, 16, 16],
      [7, 10, 9],
    ])
  })

  test('an exam keeps to its plan, takes the exam pool only, and the same seed draws the same one', async () => {
    const app = await examApp({ exam: [8, 20, 16, 10] })
    const choice = { kind: 'full' } as const
    const exam = await beginExam(app, { choice, seed: 77 })
    const ids = exam.questions.map(({ id }) => id)
    const of = (domain: string) => ids.filter((id) => id.startsWith(`exam-${domain}-`)).length
    expect(['1', '2', '3', '4'].map(of)).toEqual([5, 20, 16, 9])
    const again = await examApp({ exam: [8, 20, 16, 10] })
    expect((await beginExam(again, { choice, seed: 77 })).questions).toEqual(exam.questions)
    const other = await examApp({ exam: [8, 20, 16, 10] })
    expect((await beginExam(other, { choice, seed: 78 })).questions).not.toEqual(exam.questions)
  })

  test('questions of one case stand side by side with the same case', async () => {
    const app = await examApp({ exam: [4, 25, 14, 7] })
    const { questions } = await beginExam(app, { choice: { kind: 'full' } })
    const at = questions.flatMap(({ case: theCase }, place) => (theCase?.id === 'case-2' ? [place] : []))
    expect(at).toHaveLength(2)
    expect(at[1]! - at[0]!).toBe(1)
  })

  test('a second exam asks what the first did not, which showed the key of all that it had at its end', async () => {
    const app = await examApp({ exam: [2, 8, 4, 2] })
    const choice = { kind: 'custom', questions: 8, minutes: 10 } as const
    const asked: string[] = []
    for (const seed of [1, 2]) {
      const exam = await beginExam(app, { choice, seed })
      asked.push(...exam.questions.map(({ id }) => id))
      await app.api.exam.visit({ ...fromWindow(exam), questionId: exam.questions[0]!.id })
      await app.api.exam.finish(fromWindow(exam))
    }
    expect(new Set(asked).size).toBe(16)
    expect(await app.api.exam.plan({ courseId, choice })).toMatchObject({ seenBefore: 8 })
  })

  test('a course without exam questions, and no course at all, are refused', async () => {
    const app = await examApp({ exam: [0, 0, 0, 0] })
    const plan = (id: string) => app.api.exam.plan({ courseId: id, choice: { kind: 'full' } })
    expect(await whatOf(plan(courseId))).toBe('exam-questions')
    expect(await whatOf(plan('nothing'))).toBe('course')
  })
})

describe('while an exam runs', () => {
  test('every change is there after a power cut, on the same question', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const [first, second] = exam.questions as [QuestionView, QuestionView]
    const call = fromWindow(exam)
    await app.api.exam.visit({ ...call, questionId: first.id })
    await answer(app, exam, first)
    await change(app, exam, first.id, { kind: 'marked', marked: true })
    await app.api.exam.visit({ ...call, questionId: second.id })
    await change(app, exam, second.id, { kind: 'comment', comment: 'odd' })
    await change(app, exam, second.id, { kind: 'struck', struck: ['x'] })
    const after = await crashed(app)
    const again = await openAgain(after, exam.sessionId)
    expect(again.questions).toEqual(exam.questions)
    expect(again.current).toBe(second.id)
    const untouched = { response: null, answered: 'no', marked: false, struck: [], comment: '' }
    expect(again.items.slice(0, 3)).toEqual([
      {
        questionId: first.id,
        ...untouched,
        visited: true,
        response: respond(first),
        answered: 'yes',
        marked: true,
      },
      { questionId: second.id, ...untouched, visited: true, comment: 'odd', struck: ['x'] },
      { questionId: exam.questions[2]!.id, ...untouched, visited: false },
    ])
  })

  test('a response is taken back, and a part of one is told from a whole', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const exam = await beginExam(app, { choice: { kind: 'domain', domainId: '3' } })
    const view = exam.questions.find(({ type }) => type === 'multiple')!
    if (view.type !== 'multiple') throw new Error(view.type)
    const picking = async (choices: string[]) =>
      (await change(app, exam, view.id, { kind: 'response', response: { type: 'multiple', choices } })).item
        .answered
    const ids = view.choices.map(({ id }) => id)
    expect(await picking(ids.slice(0, 1))).toBe('partly')
    expect(await picking(ids.slice(0, 2))).toBe('yes')
    expect(await whatOf(picking(ids.slice(0, 3)))).toBe('too-many')
    expect(await picking([])).toBe('no')
    const taken = await change(app, exam, view.id, { kind: 'response', response: null })
    expect(taken.item).toMatchObject({ response: null, answered: 'no' })
  })

  test('a response of another type, an unknown question and an unknown exam are refused', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const view = exam.questions.find(({ type }) => type !== 'recall')!
    const recall = { kind: 'response', response: { type: 'recall', right: true } } as const
    expect(await whatOf(change(app, exam, view.id, recall))).toBe('response-type')
    expect(await codeOf(change(app, exam, 'nothing', { kind: 'marked', marked: true }))).toBe('NOT_HERE')
    const noExam = { ...exam, sessionId: otherWindow }
    expect(await codeOf(change(app, noExam, view.id, { kind: 'marked', marked: true }))).toBe('NOT_HERE')
    expect(await whatOf(app.api.exam.visit({ ...fromWindow(exam), questionId: 'nothing' }))).toBe('question')
  })

  test('there is no second exam', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    expect(await whatOf(beginExam(app))).toBe('exam-running')
    expect(await app.api.exam.running({ windowId: thisWindow })).toMatchObject({
      sessionId: exam.sessionId,
      questions: 7,
      answered: 0,
      elsewhere: false,
    })
    await app.api.exam.finish(fromWindow(exam))
    expect(await app.api.exam.running({})).toBeNull()
    await beginExam(app)
  })

  test('its answers are not in any other door: self-check, practice, log, history', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const view = exam.questions[0]!
    await answer(app, exam, view)
    const given = { sessionId: exam.sessionId, questionId: view.id, response: respond(view), milliseconds: 1 }
    expect(await codeOf(app.api.check.answer(given))).toBe('NOT_HERE')
    expect(await codeOf(app.api.practice.answer({ ...given, guessed: false }))).toBe('NOT_HERE')
    expect(await codeOf(app.api.practice.summary({ sessionId: exam.sessionId }))).toBe('NOT_HERE')
    expect(await whatOf(app.api.exam.result({ sessionId: exam.sessionId }))).toBe('exam-running')
    expect(await app.api.exam.history({ courseId })).toEqual({
      sittings: [],
      trend: { sittings: 0, change: null },
    })
    expect(await whatOf(app.api.exam.hide({ sessionId: exam.sessionId, hidden: true }))).toBe('exam-running')
  })
})

describe('in two windows', () => {
  test('the second is told of the first, takes over when it says so, and the first is told then', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const { sessionId } = exam
    const open = (takeOver: boolean) => app.api.exam.open({ sessionId, windowId: otherWindow, takeOver })
    expect(await app.api.exam.running({ windowId: otherWindow })).toMatchObject({ elsewhere: true })
    expect(await open(false)).toMatchObject({ state: 'elsewhere', summary: { elsewhere: true } })
    const marked = { kind: 'marked', marked: true } as const
    const id = exam.questions[0]!.id
    expect(await whatOf(change(app, exam, id, marked, otherWindow))).toBe('exam-elsewhere')
    expect(await open(true)).toMatchObject({ state: 'open' })
    expect((await change(app, exam, id, marked, otherWindow)).item.marked).toBe(true)
    expect(await whatOf(change(app, exam, id, marked))).toBe('exam-elsewhere')
    expect(await whatOf(app.api.exam.finish(fromWindow(exam)))).toBe('exam-elsewhere')
    expect((await app.api.exam.heartbeat(fromWindow(exam))).state).toBe('elsewhere')
    expect((await app.api.exam.heartbeat(fromWindow(exam, otherWindow))).state).toBe('running')
  })

  test('a window that has left, or has been silent for longer than it could, need not be asked', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    await app.api.exam.leave(fromWindow(exam))
    await openAgain(app, exam.sessionId, otherWindow)
    pass(app.clock, 2 * minute)
    await openAgain(app, exam.sessionId, thisWindow)
  })

  test('a window of before a restart has to open the exam again', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const again = await reopened(app)
    expect((await again.api.exam.heartbeat(fromWindow(exam))).state).toBe('elsewhere')
    await openAgain(again, exam.sessionId)
    expect((await again.api.exam.heartbeat(fromWindow(exam))).state).toBe('running')
  })
})

describe('the clock', () => {
  async function left(app: TestApp) {
    return (await app.api.exam.running({}))?.time.remaining ?? null
  }

  test('counts what uptime counts, whatever the wall clock is set to', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    for (const by of [60 * minute, -120 * minute]) {
      app.clock.now += by
      pass(app.clock, 10_000)
      await app.api.exam.heartbeat(fromWindow(exam))
    }
    expect(await left(app)).toBe(10 * minute - 20_000)
  })

  test('runs on in real time while the app is closed, and stands still in working time', async () => {
    for (const [clock, remaining] of [
      ['real', 5 * minute],
      ['working', 10 * minute],
    ] as const) {
      const app = await examApp()
      const exam = await beginExam(app, { clock })
      await app.close()
      pass(app.clock, 5 * minute)
      const again = await reopened(app)
      expect(await left(again)).toBe(remaining)
      expect((await openAgain(again, exam.sessionId)).time).toEqual({
        remaining,
        of: 10 * minute,
        rule: clock,
      })
    }
  })

  test('stands still in working time while the window is left or the computer sleeps', async () => {
    const app = await examApp()
    const exam = await beginExam(app, { clock: 'working' })
    await app.api.exam.leave(fromWindow(exam))
    pass(app.clock, 30 * minute)
    await openAgain(app, exam.sessionId)
    app.suspended()
    pass(app.clock, 180 * minute)
    app.resumed()
    pass(app.clock, 10_000)
    expect((await app.api.exam.heartbeat(fromWindow(exam))).time.remaining).toBe(10 * minute - 10_000)
  })

  test('goes on by changes alone when a window makes no reports', async () => {
    const app = await examApp()
    const exam = await beginExam(app, { clock: 'working' })
    for (let time = 20_000; time <= 200_000; time += 20_000) {
      pass(app.clock, 20_000)
      const { time: after } = await answer(app, exam, exam.questions[0]!)
      expect(after.remaining).toBe(10 * minute - time)
    }
  })

  test('a crash gains no time in either rule', async () => {
    for (const [clock, most] of [
      ['real', 5 * minute],
      ['working', 9 * minute],
    ] as const) {
      const app = await examApp()
      await beginExam(app, { clock })
      pass(app.clock, minute)
      const unread = { ...app.clock }
      pass(unread, 4 * minute)
      expect(await left(await crashed(app, unread))).toBeLessThanOrEqual(most)
    }
  })

  test('a wall clock set back while the app is closed gains no time while the machine is up', async () => {
    const app = await examApp()
    await beginExam(app)
    await app.close()
    pass(app.clock, 5 * minute)
    app.clock.now -= 60 * minute
    expect(await left(await reopened(app))).toBe(5 * minute)
  })

  test('a wall clock set ahead while the app is closed loses no time while the machine is up', async () => {
    const app = await examApp()
    await beginExam(app)
    await app.close()
    pass(app.clock, 5 * minute)
    app.clock.now += 60 * minute
    const again = await reopened(app)
    expect(await left(again)).toBe(5 * minute)
    expect((await again.api.exam.running({}))?.restart).toBeNull()
  })

  /** The machine is off for a while and has been up for a minute when the app is opened. */
  async function restarted(app: TestApp, off: number, setBy = 0): Promise<TestApp> {
    await app.close()
    const { now } = app.clock
    return reopened(app, { now: now + off + minute + setBy, uptime: minute, boot: 'second start' })
  }

  test('over a restart of the machine its wall clock counts, and the window and the result say how much', async () => {
    const app = await examApp()
    const { sessionId } = await beginExam(app)
    const again = await restarted(app, 3 * minute)
    expect(await left(again)).toBe(6 * minute)
    const restart = { counted: 4 * minute, isLeast: false, endedIt: false }
    expect((await again.api.exam.running({}))?.restart).toEqual(restart)
    const exam = await openAgain(again, sessionId)
    expect(exam.restart).toEqual(restart)
    await again.api.exam.finish(fromWindow(exam))
    expect((await again.api.exam.result({ sessionId })).restart).toEqual(restart)
  })

  test('a wall clock set back over a restart counts as the time since, until it is corrected', async () => {
    const app = await examApp()
    const { sessionId } = await beginExam(app)
    const again = await restarted(app, 3 * minute, -60 * minute)
    const exam = await openAgain(again, sessionId)
    expect(exam.time.remaining).toBe(9 * minute)
    expect(exam.restart).toEqual({ counted: minute, isLeast: true, endedIt: false })
    again.clock.now += 60 * minute
    expect((await again.api.exam.heartbeat(fromWindow(exam))).time.remaining).toBe(6 * minute)
    expect((await again.api.exam.running({}))?.restart).toMatchObject({ isLeast: false })
  })

  test('a wall clock set ahead over a restart gives back what it took once it is corrected', async () => {
    const app = await examApp()
    const { sessionId } = await beginExam(app)
    const again = await restarted(app, minute, 5 * minute)
    const exam = await openAgain(again, sessionId)
    expect(exam.time.remaining).toBe(3 * minute)
    again.clock.now -= 5 * minute
    expect((await again.api.exam.heartbeat(fromWindow(exam))).time.remaining).toBe(8 * minute)
  })

  test('an exam that ended while the machine was off says by which clock', async () => {
    const app = await examApp()
    const { sessionId } = await beginExam(app)
    const again = await restarted(app, 30 * minute)
    pass(again.clock, minute)
    const { sitting, restart } = await again.api.exam.result({ sessionId })
    expect(sitting).toMatchObject({ endedBy: 'time', used: 10 * minute })
    expect(restart).toEqual({ counted: 31 * minute, isLeast: false, endedIt: true })
  })
})

describe('when time is up', () => {
  test('what is stored is submitted once, at the next call, and nothing more is taken', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    const [first, second] = exam.questions as [QuestionView, QuestionView]
    await answer(app, exam, first)
    pass(app.clock, 10 * minute)
    expect(await whatOf(answer(app, exam, second))).toBe('exam-ended')
    expect(await app.api.exam.heartbeat(fromWindow(exam))).toMatchObject({
      state: 'ended',
      time: { remaining: 0 },
    })
    expect(
      await app.api.exam.open({ sessionId: exam.sessionId, windowId: thisWindow, takeOver: false }),
    ).toEqual({ state: 'ended' })
    await app.api.exam.finish(fromWindow(exam))
    const { sitting, counts } = await app.api.exam.result({ sessionId: exam.sessionId })
    expect(sitting).toMatchObject({ endedBy: 'time', used: 10 * minute, questions: 7 })
    expect(counts).toEqual({ right: 1, partly: 0, wrong: 0, unanswered: 6 })
  })

  test('while the app was closed, it is submitted by the start alone', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    await answer(app, exam, exam.questions[0]!)
    await app.close()
    pass(app.clock, 60 * minute)
    const again = await reopened(app)
    await again.close()
    // Looked at an hour earlier, an exam that still ran would have time left.
    const last = await testApp({
      dataDir: again.dataDir,
      contentDirs: [app.contentDir],
      clock: { now: app.clock.now - 60 * minute, uptime: app.clock.uptime - 60 * minute },
    })
    expect(await last.api.exam.running({})).toBeNull()
    const { sittings } = await last.api.exam.history({ courseId })
    expect(sittings.map(({ endedBy, used }) => [endedBy, used])).toEqual([['time', 10 * minute]])
  })

  test('a change in the last moment counts, one after it does not', async () => {
    const app = await examApp()
    const exam = await beginExam(app)
    pass(app.clock, 10 * minute - 1)
    expect((await answer(app, exam, exam.questions[0]!)).time.remaining).toBe(1)
    pass(app.clock, 1)
    expect(await whatOf(answer(app, exam, exam.questions[1]!))).toBe('exam-ended')
  })
})

describe('afterwards', () => {
  /** Three right, one half right, one wrong, two unanswered, of one question of each type. */
  async function sat(app: TestApp, seed = 1) {
    const exam = await beginExam(app, { choice: { kind: 'domain', domainId: '3' }, seed })
    const call = fromWindow(exam)
    const views = exam.questions
    for (const [place, view] of views.entries()) {
      await app.api.exam.visit({ ...call, questionId: view.id })
      pass(app.clock, 20_000)
      if (place < 3) await answer(app, exam, view)
      if (place === 3) await answer(app, exam, view, false)
    }
    await change(app, exam, views[0]!.id, { kind: 'marked', marked: true })
    for (let still = 10_000; still <= 100_000; still += 10_000) {
      pass(app.clock, 10_000)
      await app.api.exam.heartbeat({ ...call, still })
    }
    await app.api.exam.finish(call)
    return { exam, result: await app.api.exam.result({ sessionId: exam.sessionId }) }
  }

  test('the result has points, an estimate with its interval, domains, pace and every question', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const { exam, result } = await sat(app)
    const { sitting, counts, domains, pace, questions } = result
    expect(counts).toEqual({ right: 3, partly: 0, wrong: 1, unanswered: 3 })
    expect(sitting).toMatchObject({
      kind: 'domain',
      domainTitle: 'Domain 3',
      endedBy: 'learner',
      clock: 'real',
      questions: 7,
      used: 240_000,
      hidden: false,
    })
    const of = questions.reduce((sum, { grade }) => sum + grade.of, 0)
    expect(sitting.of).toBe(of)
    expect(sitting.points).toBe(questions.slice(0, 3).reduce((sum, { grade }) => sum + grade.of, 0))
    expect(sitting.score).toMatchObject({ min: 1, max: 1000, pass: 700, passed: false })
    expect(sitting.score!.low).toBeLessThan(sitting.score!.value)
    expect(sitting.score!.high).toBeGreaterThan(sitting.score!.value)
    expect(domains).toEqual([
      { id: '3', title: 'Domain 3', place: 2, weight: [25, 30], questions: 7, points: sitting.points, of },
    ])
    expect(questions.map(({ active, idle }) => [active, idle])).toEqual([
      ...Array.from({ length: 6 }, () => [20_000, 0]),
      [80_000, 40_000],
    ])
    expect(pace).toMatchObject({ idle: 40_000, median: 20_000, slow: 0 })
    expect(questions.map(({ view }) => view)).toEqual(exam.questions)
    expect(questions[0]).toMatchObject({ marked: true, outcome: 'right', key: { sources: [{ id: 'own' }] } })
    expect(questions[0]!.key.chapter).toEqual({ id: '003-chapter', number: 3, title: 'Chapter 3' })
    expect(JSON.stringify(questions[0]!.key.question)).toContain('zwhyz')
  })

  test.each([
    ['sprint', true],
    ['half', false],
  ] as const)(
    'of a %s it is told whether it has too few questions to tell of a pass: %s',
    async (kind, tooFew) => {
      const app = await examApp()
      const exam = await beginExam(app, { choice: { kind } })
      await app.api.exam.finish(fromWindow(exam))
      expect((await app.api.exam.result({ sessionId: exam.sessionId })).sitting.tooFew).toBe(tooFew)
    },
  )

  test('every question is in the log once, one left blank as an answer that says nothing', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const { exam, result } = await sat(app)
    const [first] = exam.questions as [QuestionView]
    expect(await whatOf(answer(app, exam, first, false))).toBe('exam-ended')
    await app.api.exam.finish(fromWindow(exam))
    await app.close()
    const db = openReadOnly(`${app.dataDir}/progress.db`)
    const answers = db
      .prepare('select question_id as id, response, points, milliseconds, guessed from answer')
      .all() as { id: string; response: string; points: number; milliseconds: number; guessed: number }[]
    db.close()
    expect(answers.map(({ id }) => id).sort()).toEqual(exam.questions.map(({ id }) => id).sort())
    for (const { questionId, view, response, grade, active } of result.questions)
      expect(answers.find(({ id }) => id === questionId)).toMatchObject({
        response: JSON.stringify(response ?? emptyResponse(view)),
        points: grade.points,
        milliseconds: active,
        guessed: 0,
      })
    expect(result.questions.filter(({ response }) => response === null)).toHaveLength(3)
  })

  test('sittings are listed with their trend, and a hidden one does not count in it', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const { exam } = await sat(app)
    pass(app.clock, minute)
    const second = await beginExam(app, { choice: { kind: 'domain', domainId: '3' } })
    for (const view of second.questions) await answer(app, second, view)
    await app.api.exam.finish(fromWindow(second))
    const history = await app.api.exam.history({ courseId })
    const [older, newer] = history.sittings
    expect([older!.sessionId, newer!.sessionId]).toEqual([exam.sessionId, second.sessionId])
    expect(newer!.score).toMatchObject({ value: 1000, passed: true })
    expect(history.trend).toEqual({ sittings: 2, change: 1 - older!.points / older!.of })
    await app.api.exam.hide({ sessionId: exam.sessionId, hidden: true })
    const after = await app.api.exam.history({ courseId })
    expect(after.trend).toEqual({ sittings: 1, change: null })
    expect(after.sittings).toEqual([{ ...older, hidden: true }, newer])
    await app.api.exam.hide({ sessionId: exam.sessionId, hidden: false })
    expect((await app.api.exam.history({ courseId })).sittings).toEqual([older, newer])
  })

  test('the result stays what it was when the course is gone', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const { exam, result } = await sat(app)
    await app.close()
    const without = await testApp({ dataDir: app.dataDir, course: { id: 'small' } })
    const after = await without.api.exam.result({ sessionId: exam.sessionId })
    expect(after.sitting).toEqual(result.sitting)
    expect(after.questions.map(({ view, grade }) => [view, grade])).toEqual(
      result.questions.map(({ view, grade }) => [view, grade]),
    )
  })

  test('a sitting is downloaded as CSV and JSON, a formula in a comment is none any more', async () => {
    const app = await examApp({ exam: [1, 1, 7, 1] })
    const exam = await beginExam(app, { choice: { kind: 'domain', domainId: '3' } })
    const get = (path: string) => app.fetch(`/download/${path}`)
    expect((await get(`exam.csv?session=${exam.sessionId}`)).status).toBe(409)
    const single = exam.questions.find(({ type }) => type === 'single')!
    await answer(app, exam, single)
    await change(app, exam, single.id, { kind: 'comment', comment: '=HYPERLINK("http://x")' })
    await app.api.exam.finish(fromWindow(exam))
    const table = await get(`exam.csv?session=${exam.sessionId}`)
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await table.text()
    expect(text.trim().split('\r\n')).toHaveLength(8)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).toContain('"Alpha of 3 exam 0","Alpha of 3 exam 0","right",1,1,"no"')
    const whole = (await (await get(`exam.json?session=${exam.sessionId}`)).json()) as object
    expect(whole).toMatchObject({
      format: 'lectern-sitting',
      ...(await app.api.exam.result({ sessionId: exam.sessionId })),
    })
    expect((await get(`exam.json?session=${otherWindow}`)).status).toBe(404)
  })
})
