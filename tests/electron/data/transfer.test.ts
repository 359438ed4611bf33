import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { computeRollups, readRollups } from '../../../electron/data/rollups.ts'
import { codeOf, testApp } from '../../support/app.ts'
import { beginExam, courseId, examApp, fromWindow } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { steps, take } from '../../support/learner-steps.ts'
import { download, importFile, merge } from '../../support/progress-file.ts'
import { respond } from '../../support/respond.ts'
import type { TestApp } from '../../support/app.ts'
import type { Done, Step } from '../../support/learner-steps.ts'

const shape = { exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] } as { exam: [number, number, number, number] }

/** The same data on another laptop. */
async function copied(app: TestApp): Promise<TestApp> {
  const dataDir = join(temporaryFolder(), 'data')
  cpSync(app.dataDir, dataDir, { recursive: true })
  for (const name of ['lectern.lock', 'running.json']) rmSync(join(dataDir, name), { force: true })
  return testApp({ dataDir, contentDirs: [app.contentDir], clock: { ...app.clock } })
}

/** Two laptops that share a beginning and then went their own ways. */
async function twoLaptops(together: Step[], here: Step[], there: Step[]): Promise<[TestApp, TestApp]> {
  const first = await examApp(shape)
  const done: Done = { sat: [], practised: [] }
  for (const step of together) await take(first, step, done)
  const second = await copied(first)
  for (const step of here) await take(first, step, structuredClone(done))
  for (const step of there) await take(second, step, structuredClone(done))
  return [first, second]
}

function rollupsOf(app: TestApp) {
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  const found = { stored: readRollups(progress), computed: computeRollups(progress) }
  progress.close()
  return found
}

const nothing = {
  ...{
    answers: 0,
    sessions: 0,
    notes: 0,
    marks: 0,
    chapters: 0,
    terms: 0,
    reading: 0,
    forecasts: 0,
    plans: 0,
    removed: 0,
  },
  missingCourses: [],
}

test(
  'two logs merge to the same, in either order, and twice changes nothing',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (together, here, there) => {
        const [first, second] = await twoLaptops(together, here, there)
        const [ofFirst, ofSecond] = [await download(first), await download(second)]
        const [forth, back] = [await examApp(shape), await examApp(shape)]
        await merge(forth, ofFirst)
        await merge(forth, ofSecond)
        await merge(back, ofSecond)
        await merge(back, ofFirst)
        const merged = await download(forth)
        expect(await download(back)).toBe(merged)
        expect(await merge(forth, ofFirst)).toEqual(nothing)
        expect(await merge(forth, merged)).toEqual(nothing)
        expect(await download(forth)).toBe(merged)
        await merge(first, ofSecond)
        expect(await download(first)).toBe(merged)
        const { stored, computed } = rollupsOf(first)
        expect(stored).toEqual(computed)
        expect(rollupsOf(back).stored).toEqual(stored)
        const ids = (text: string) => text.match(/"table":"answer","row":\{"id":"[^"]+"/g) ?? []
        expect(new Set(ids(merged))).toEqual(new Set([...ids(ofFirst), ...ids(ofSecond)]))
        for (const app of [first, second, forth, back]) await app.close()
      }),
      { numRuns: 8 },
    )
  },
)

describe('what cannot be the union', () => {
  test('a session that was gone on with on both laptops keeps the earlier answer', async () => {
    const first = await examApp(shape)
    const { sessionId, questions } = await first.api.practice.quickStart({
      courseId,
      start: { kind: 'quick' },
    })
    const [view] = questions
    const second = await copied(first)
    second.clock.now += 1_000
    const answer = (app: TestApp, right: boolean) =>
      app.api.practice.answer({
        ...{ sessionId, questionId: view!.id, guessed: false, milliseconds: 1 },
        response: respond(view!, right),
      })
    await answer(first, true)
    await answer(second, false)
    await merge(second, await download(first))
    const [kept] = (await second.api.practice.session({ sessionId })).answers
    expect(kept!.feedback!.grade.points).toBe(kept!.feedback!.grade.of)
    expect(await merge(first, await download(second))).toMatchObject({ answers: 0 })
    expect(rollupsOf(second).stored).toEqual(rollupsOf(first).stored)
  })

  test('settings stay with the laptop', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    await first.api.settings.update({ theme: 'dark' })
    await merge(second, await download(first))
    expect((await second.api.app.start()).settings.theme).toBe('system')
  })

  test('what was removed stays removed, and what was put there again comes back', async () => {
    const first = await examApp(shape)
    const note = { courseId, chapterId: '001-chapter', block: 'b', kind: 'note' as const, quote: '' }
    const { id } = await first.api.notes.put({ ...note, text: 'old' })
    const old = await download(first)
    first.clock.now += 1_000
    await first.api.notes.remove({ id })
    expect(await merge(first, old)).toEqual(nothing)
    expect(await first.api.notes.list({})).toEqual([])
    first.clock.now += 1_000
    await first.api.notes.put({ ...note, text: 'new' })
    await merge(first, old)
    expect(await first.api.notes.list({})).toMatchObject([{ text: 'new' }])
  })
})

test('how many notes and reports went because they were removed on the other laptop is said once', async () => {
  const first = await examApp(shape)
  const note = { courseId, chapterId: '001-chapter', kind: 'note' as const, quote: '', text: 'x' }
  const { id } = await first.api.notes.put({ ...note, block: 'a' })
  await first.api.notes.put({ ...note, block: 'b' })
  await first.api.marks.report({ courseId, questionId: 'practice-1-0', reason: 'wrong', text: '' })
  const second = await copied(first)
  first.clock.now += 1_000
  await first.api.notes.remove({ id })
  const [report] = await first.api.marks.reports({})
  await first.api.marks.removeReport({ id: report!.id })
  const text = await download(first)
  expect(await merge(second, text)).toEqual({ ...nothing, removed: 2 })
  expect(await second.api.notes.list({})).toHaveLength(1)
  expect(await merge(second, text)).toEqual(nothing)
})

describe('a file that is refused', () => {
  const head = '{"format":"lectern-progress","version":1}\n'

  test.each([
    ['', { code: 'empty' }],
    ['hello', { code: 'not-lectern' }],
    ['{"format":"lectern-progress","version":99}\n', { code: 'newer', version: 99, known: 2 }],
    [`${head}{"table":"answer"`, { code: 'broken-line', line: 2 }],
    [`${head}\n{"table":"nonsense","row":{}}`, { code: 'unknown-table', line: 3, table: 'nonsense' }],
    [
      `${head}{"table":"answer","row":{"id":"0197a5a0-0000-7000-8000-000000000000","response":"{"}}`,
      { code: 'broken-value', line: 2, table: 'answer', column: 'session_id' },
    ],
  ])('leaves everything as it was: %s', async (text, refusal) => {
    const app = await examApp(shape)
    await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 5 })
    const before = await download(app)
    expect(await importFile(app, text)).toEqual({ kind: 'refused', refusal })
    expect(await download(app)).toBe(before)
  })

  test('has what the database says of a row in the log', async () => {
    const app = await examApp(shape)
    const note = { course_id: courseId, chapter_id: '001-chapter', kind: 'note', quote: '', text: 'x' }
    const lines = ['a', 'b'].map((block) => ({
      table: 'annotation',
      row: { ...note, block, id: '0197a5a0-0000-7000-8000-000000000000', created_at: 1, updated_at: 1 },
    }))
    expect(await importFile(app, head + lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual({
      kind: 'refused',
      refusal: { code: 'impossible-row', line: 3, table: 'annotation' },
    })
    expect(app.log).toEqual([expect.stringMatching(/impossible-row.*annotation\.id/)])
  })

  test('is one that was cut off at the end of a line, wherever', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    await take(first, { kind: 'practise', right: [true], guessed: false }, { sat: [], practised: [] })
    const lines = (await download(first)).split('\n').slice(0, -1)
    const before = await download(second)
    const refused = { kind: 'refused', refusal: { code: 'cut-off' } }
    for (let kept = 1; kept < lines.length; kept++)
      expect(await importFile(second, `${lines.slice(0, kept).join('\n')}\n`)).toEqual(refused)
    expect(await importFile(second, [...lines.slice(0, 3), ...lines.slice(4)].join('\n'))).toEqual(refused)
    expect(await download(second)).toBe(before)
    expect(await importFile(second, lines.join('\n'))).toMatchObject({ kind: 'merged' })
  })

  test('is none that an editor saved with a byte order mark', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    await first.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 5 })
    expect(await merge(second, `\ufeff${await download(first)}`)).toMatchObject({ reading: 1 })
  })

  test('is one with something after its last line', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    const text = await download(first)
    const lines = text.split('\n').length
    expect(await importFile(second, text + text)).toEqual({
      kind: 'refused',
      refusal: { code: 'broken-line', line: lines },
    })
  })

  test('is none that an earlier Lectern wrote, which has no such last line', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    await first.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 5 })
    const text = await download(first)
    const earlier = text.replace('"version":2', '"version":1').replace(/\{"rows":\d+\}\n$/, '')
    expect(earlier).not.toContain('"rows"')
    expect(await merge(second, earlier)).toMatchObject({ reading: 1 })
    expect(await download(second)).toBe(text)
  })

  test('is refused as a whole when its last line is damaged', async () => {
    const [first, second] = [await examApp(shape), await examApp(shape)]
    await first.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 5 })
    const before = await download(second)
    expect(await importFile(second, `${await download(first)}{"table":`)).toMatchObject({
      kind: 'refused',
    })
    expect(await download(second)).toBe(before)
  })
})

describe('a download', () => {
  /** A learner with notes that do not fit into the first piece of an export. */
  async function withNotes() {
    const app = await examApp(shape)
    for (let place = 0; place < 30; place++)
      await app.api.notes.put({
        ...{ courseId, chapterId: '001-chapter', block: `b${place}`, kind: 'note', quote: '' },
        text: 'n'.repeat(10_000),
      })
    return app
  }

  test('holds nothing that is stored while it goes on', async () => {
    const app = await withNotes()
    const before = await download(app)
    const response = await app.fetch('/download/progress.jsonl')
    const reader = response.body!.getReader()
    let text = new TextDecoder().decode((await reader.read()).value)
    await app.api.marks.flag({ courseId, questionId: 'practice-1-0', flagged: true })
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      text += new TextDecoder().decode(piece.value)
    expect(text).toBe(before)
    expect(await download(app)).not.toBe(before)
  })

  test('that is broken off holds on to nothing', async () => {
    const app = await withNotes()
    const reader = (await app.fetch('/download/progress.jsonl')).body!.getReader()
    await reader.read()
    await reader.cancel()
    await app.api.marks.flag({ courseId, questionId: 'practice-1-0', flagged: true })
    const progress = openDatabase(join(app.dataDir, 'progress.db'))
    expect(progress.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }])
    progress.close()
  })
})

test('nothing is exported or imported while an exam runs', async () => {
  const app = await examApp(shape)
  const text = await download(app)
  const exam = await beginExam(app, { choice: { kind: 'custom', questions: 2, minutes: 10 } })
  await expect(download(app)).rejects.toThrow('409')
  await expect(merge(app, text)).rejects.toThrow()
  await app.api.exam.finish(fromWindow(exam))
  expect(await download(app)).toContain('"table":"exam_sitting"')
})

test('a backup is made before an import, and none for a file that cannot be read', async () => {
  const app = await examApp(shape)
  const text = await download(app)
  for (const broken of ['hello', text.split('\n')[0]!, `${text}{"table":`]) await importFile(app, broken)
  expect(await app.api.app.backups()).toMatchObject({ backups: [] })
  await merge(app, text)
  expect(await app.api.app.backups()).toMatchObject({ backups: [{ reason: 'import' }] })
})

test('no backup is put back while an exam runs, which it would take away', async () => {
  const app = await examApp(shape)
  const { name } = await app.api.app.backUpNow()
  const exam = await beginExam(app, { choice: { kind: 'custom', questions: 2, minutes: 10 } })
  expect(await codeOf(app.api.app.restore({ name }))).toBe('NOT_NOW')
  await app.api.exam.finish(fromWindow(exam))
  expect(await app.api.app.restore({ name })).toEqual({ trouble: null })
})

test('answers are exported for a spreadsheet', async () => {
  const app = await examApp(shape)
  await take(app, { kind: 'practise', right: [true], guessed: true }, { sat: [], practised: [] })
  const [head, row] = (await download(app, 'answers.csv')).split('\r\n')
  expect(head).toMatch(/^"answered at","day","course"/)
  expect(row).toMatch(/^"2026-11-24T12:00:00\.000Z","2026-11-24","examined",.*"practice",\d,\d,1,"yes","no",/)
})
