import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { longestLine } from '../../../electron/data/import/lines.ts'
import { codeOf, testApp } from '../../support/app.ts'
import { courseId, examApp } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { download, importFile, merge, upload } from '../../support/progress-file.ts'
import type { ImportEvent } from '../../../electron/contract/transfer.ts'
import type { TestApp } from '../../support/app.ts'

const fixture = (version: 1 | 2) =>
  readFileSync(join(import.meta.dirname, `../../fixtures/progress/version-${version}.jsonl`), 'utf8')
const shape = { exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] } as { exam: [number, number, number, number] }
const head = '{"format":"lectern-progress","version":2}\n'
const id = (number: number) => `0197a5a0-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const place = { course_id: courseId, chapter_id: '001-chapter' }

/** A file with so many stretches of reading: long in the checking, simple in the counting. */
function muchReading(rows: number): string {
  const row = { ...place, milliseconds: 5, read_at: 1_764_000_000_000, day: '2025-11-24' }
  const lines = Array.from({ length: rows }, (_, number) =>
    JSON.stringify({ table: 'reading', row: { id: id(number), ...row } }),
  )
  return `${head}${lines.join('\n')}\n{"rows":${rows}}\n`
}

/** Reacts to the first progress of a phase, and returns what came of the import. */
async function during(
  app: TestApp,
  content: string,
  phase: 'check' | 'merge',
  act: (uploadId: string) => void,
): Promise<ImportEvent> {
  const uploadId = await upload(app, content)
  let last: ImportEvent | null = null
  let acted = false
  for await (const event of await app.api.transfer.import({ uploadId })) {
    last = event
    if (event.kind !== 'progress' || event.phase !== phase || acted) continue
    acted = true
    act(uploadId)
  }
  return last!
}

async function readingOf(app: TestApp): Promise<number> {
  return (await app.api.progress.overview({})).total.reading
}

test('exports of both versions that Lectern ever wrote still come in, and give the same', async () => {
  const [first, second] = [await examApp(shape), await examApp(shape)]
  const result = await merge(first, fixture(1))
  expect(result).toMatchObject({ answers: expect.any(Number) as number, missingCourses: ['small'] })
  expect(await merge(second, fixture(2))).toEqual(result)
  const text = await download(second)
  expect(await download(first)).toBe(text)
  const withoutSettings = (lines: string) =>
    lines.split('\n').filter((line) => !/^\{"(table":"setting|rows)"/.test(line))
  expect(withoutSettings(text)).toEqual(withoutSettings(fixture(2)))
})

describe('lines', () => {
  test('of a file without line ends end early, whatever comes after', async () => {
    const app = await examApp(shape)
    const long = Buffer.concat([Buffer.from(head), Buffer.alloc(longestLine + 1_000_000, 'a')])
    expect(await importFile(app, long)).toEqual({
      kind: 'refused',
      refusal: { code: 'line-too-long', line: 2, megabytes: 16 },
    })
    expect(await importFile(app, long.subarray(head.length))).toEqual({
      kind: 'refused',
      refusal: { code: 'not-lectern' },
    })
  })

  test('may cross the pieces in which a file is read', async () => {
    const app = await examApp(shape)
    expect(await merge(app, muchReading(20_000))).toMatchObject({ reading: 20_000 })
    expect(await readingOf(app)).toBe(100_000)
  })

  test('are text', async () => {
    const app = await examApp(shape)
    const file = Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xfe, 0x0a])])
    expect(await importFile(app, file)).toEqual({
      kind: 'refused',
      refusal: { code: 'broken-line', line: 2 },
    })
  })
})

describe('what nobody believes', () => {
  type Row = Record<string, unknown>

  /** The fixture with one row of a table changed. */
  function changed(table: string, change: (row: Row) => Row): string {
    const lines = fixture(2).split('\n')
    const at = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`))
    const { row } = JSON.parse(lines[at]!) as { row: Row }
    return lines.with(at, JSON.stringify({ table, row: change(row) })).join('\n')
  }

  const json = (cell: unknown) => JSON.parse(String(cell)) as Record<string, unknown>
  const link = (to: unknown) => [{ t: 'paragraph', key: 'k', c: [{ t: 'link', to, c: [] }] }]
  const inBody = (change: Row) => (row: Row) => ({
    ...row,
    body: JSON.stringify({ ...json(row.body), ...change }),
  })

  test.each<[string, string, string, (row: Row) => Row]>([
    ['a day that is none', 'answer', 'day', (row) => ({ ...row, day: 'x' })],
    ['a day that no calendar has', 'reading', 'day', (row) => ({ ...row, day: '2026-02-30' })],
    ['a day far off', 'term_review', 'day', (row) => ({ ...row, day: '9999-12-31' })],
    ['a time before all clocks', 'answer', 'answered_at', (row) => ({ ...row, answered_at: -1e15 })],
    [
      'more points than there are',
      'answer',
      'points',
      (row) => ({ ...row, points: (row.possible! as number) + 1 }),
    ],
    ['points without bound', 'answer', 'possible', (row) => ({ ...row, possible: 1e9 })],
    ['a scale of letters', 'exam_sitting', 'scale', (row) => ({ ...row, scale: '"a"' })],
    ['a choice that is a list', 'practice_session', 'choice', (row) => ({ ...row, choice: '[]' })],
    ['domains that are none', 'exam_sitting', 'domains', (row) => ({ ...row, domains: '{}' })],
    [
      'an exam that still runs',
      'exam_sitting',
      'ended_at',
      (row) => ({ ...row, ended_at: null, ended_by: null, used: null }),
    ],
    ['a chance above 95%', 'forecast', 'pass', (row) => ({ ...row, pass: 7 })],
    ['a question that is a list', 'question_version', 'body', (row) => ({ ...row, body: '[]' })],
    ['a question that is nothing', 'question_version', 'body', (row) => ({ ...row, body: 'null' })],
    [
      'a link that runs',
      'question_version',
      'body',
      inBody({ stem: link({ kind: 'web', url: 'javascript:alert(1)' }) }),
    ],
    [
      'a link with a password',
      'question_version',
      'body',
      inBody({ stem: link({ kind: 'web', url: 'https://a:b@c.de/' }) }),
    ],
    [
      'an image that is no hash',
      'question_version',
      'body',
      inBody({
        stem: [
          { t: 'paragraph', key: 'k', c: [{ t: 'image', hash: '../../x', alt: '', width: 1, height: 1 }] },
        ],
      }),
    ],
    [
      'half a position',
      'chapter_progress',
      'position_share',
      (row) => ({ ...row, position_block: 'a', position_share: null }),
    ],
    ['a removal that names nothing', 'removal', 'key', (row) => ({ ...row, key: '{}' })],
    [
      'a plan for February 30',
      'study_choice',
      'choice',
      (row) => ({ ...row, kind: 'plan', choice: '{"examDate":"2026-02-30"}' }),
    ],
    ['half a character', 'annotation', 'text', (row) => ({ ...row, text: '\ud800' })],
    ['a note of any length', 'annotation', 'text', (row) => ({ ...row, text: 'a'.repeat(20_001) })],
    ['a missing column', 'answer', 'guessed', ({ guessed: _, ...row }) => row],
  ])('%s', async (_name, table, column, change) => {
    const app = await examApp(shape)
    expect(await importFile(app, changed(table, change))).toEqual({
      kind: 'refused',
      refusal: { code: 'broken-value', line: expect.any(Number) as number, table, column },
    })
    expect(await app.api.app.backups()).toMatchObject({ backups: [] })
  })

  test.each<[string, string, string, (row: Row) => Row]>([
    [
      'an answer to a question that was not asked',
      'answer',
      'question_id',
      (row) => ({ ...row, question_id: 'other' }),
    ],
    ['an answer to another course', 'answer', 'course_id', (row) => ({ ...row, course_id: 'other' })],
    [
      'an answer of another kind',
      'answer',
      'response',
      (row) => ({ ...row, response: '{"type":"order","steps":[]}' }),
    ],
    [
      'a session that asks what is not here',
      'session',
      'items',
      (row) => ({ ...row, items: '[{"id":"a","hash":"0123456789abcdef","seed":1}]' }),
    ],
    [
      'practice that is no practice',
      'session',
      'session_id',
      (row) => ({ ...row, kind: 'practice', chapter_id: null }),
    ],
    ['a term that was not asked', 'term_review', 'term_id', (row) => ({ ...row, term_id: 'other' })],
  ])('%s', async (_name, table, column, change) => {
    const app = await examApp(shape)
    const before = await download(app)
    const outcome = await importFile(app, changed(table, change))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'misfit' } })
    if (column !== 'session_id') expect(outcome).toMatchObject({ refusal: { table, column } })
    expect(await download(app)).toBe(before)
  })

  test('a question that is not the one its hash names', async () => {
    const app = await examApp(shape)
    expect(await importFile(app, changed('question_version', inBody({ expired: true })))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'changed-question' },
    })
  })

  test('a column that Lectern does not have', async () => {
    const app = await examApp(shape)
    expect(
      await importFile(
        app,
        changed('answer', (row) => ({ ...row, extra: 1 })),
      ),
    ).toMatchObject({
      refusal: { code: 'unknown-column', table: 'answer', column: 'extra' },
    })
  })

  test('what is kept of a question stays as it is', async () => {
    const app = await examApp(shape)
    await merge(app, fixture(2))
    const before = await download(app)
    await merge(app, changed('question_version', inBody({ chapterId: 'elsewhere', objectiveId: 'zzz' })))
    expect(await download(app)).toBe(before)
  })
})

describe('an import that is under way', () => {
  test('is canceled with nothing of it here', async () => {
    const app = await examApp(shape)
    const cancel = (uploadId: string) => void app.api.transfer.cancel({ uploadId })
    expect(await during(app, muchReading(20_000), 'check', cancel)).toEqual({ kind: 'canceled' })
    expect(await readingOf(app)).toBe(0)
    const { kind } = await during(app, muchReading(20_000), 'merge', cancel)
    expect(await readingOf(app)).toBe(kind === 'canceled' ? 0 : 100_000)
  })

  test('ends with its page, and the next one begins', { timeout: 60_000 }, async () => {
    const app = await examApp(shape)
    const uploadId = await upload(app, muchReading(20_000))
    const response = await app.fetch('/rpc/transfer/import', {
      method: 'POST',
      body: JSON.stringify({ json: { uploadId } }),
    })
    const reader = response.body!.getReader()
    await reader.read()
    await reader.cancel()
    expect(await readingOf(app)).toBe(0)
    const next = muchReading(1)
    const isBusy = async () => (await codeOf(importFile(app, next))) === 'NOT_NOW'
    while (await isBusy());
    expect(await readingOf(app)).toBe(5)
  })

  test('is the only one, and keeps its learner', async () => {
    const app = await examApp(shape)
    const [, other] = await app.api.profiles.create({ name: 'Ada' })
    const { name } = await app.api.app.backUpNow()
    const codes: Promise<string>[] = []
    const outcome = await during(app, muchReading(5_000), 'check', () => {
      codes.push(codeOf(importFile(app, muchReading(1))))
      codes.push(codeOf(app.api.profiles.switch({ id: other!.id })))
      codes.push(codeOf(app.api.app.restore({ name })))
    })
    expect(await Promise.all(codes)).toEqual(['NOT_NOW', 'NOT_NOW', 'NOT_NOW'])
    expect(outcome.kind).toBe('merged')
  })

  test('lets other calls wait while it has the database, and loses none', async () => {
    const app = await examApp(shape)
    const ended: string[] = []
    let call: Promise<unknown> | null = null
    const uploadId = await upload(app, muchReading(20_000))
    for await (const event of await app.api.transfer.import({ uploadId }))
      if (event.kind !== 'progress') ended.push(event.kind)
      else if (event.phase === 'merge')
        call ??= app.api.progress
          .read({ courseId, chapterId: '001-chapter', milliseconds: 7 })
          .then(() => ended.push('read'))
    await call
    expect(ended).toEqual(['merged', 'read'])
    expect(await readingOf(app)).toBe(100_007)
  })

  test('is canceled when the app is closed', async () => {
    const app = await examApp(shape)
    let closing: Promise<void> = Promise.resolve()
    const outcome = await during(app, muchReading(20_000), 'check', () => (closing = app.close()))
    await closing
    expect(outcome).toEqual({ kind: 'canceled' })
    const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
    expect(await readingOf(again)).toBe(0)
  })
})

test('a kill at any moment leaves all of an import or nothing', { timeout: 300_000 }, async () => {
  const app = await examApp(shape)
  await app.close()
  const file = join(temporaryFolder(), 'import.jsonl')
  writeFileSync(file, muchReading(8_000))
  const script = join(import.meta.dirname, '../../support/import-process.ts')
  const found = new Set<number>()
  for (const [phase, delay] of [
    ...[['check', 0] as const, ['backup', 1] as const],
    ...[0, 3, 10, 30, 60].map((milliseconds) => ['merge', milliseconds] as const),
  ]) {
    const child = spawn(process.execPath, [script, app.dataDir, app.contentDir, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface(child.stdout).on('line', (line) => {
      if (line === phase) setTimeout(() => child.kill('SIGKILL'), delay)
    })
    await once(child, 'exit')
    const progress = openDatabase(join(app.dataDir, 'progress.db'))
    const count = progress.prepare('select count(*) from reading').pluck().get() as number
    const merging = progress.prepare('select count(*) from merging').pluck().get()
    progress.close()
    expect([0, 8_000]).toContain(count)
    expect(merging).toBe(0)
    found.add(count)
  }
  expect(found).toContain(0)
})
