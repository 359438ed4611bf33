import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { defaultPracticeChoice } from '../../electron/contract/practice.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { checkFile, mergeFile } from '../../electron/data/import/merge.ts'
import { RefusedImport } from '../../electron/data/import/refused-import.ts'
import { computeRollups, readRollups } from '../../electron/data/rollups.ts'
import { pass } from './app.ts'
import { writeCourse } from './course.ts'
import { failingPages } from './every-page.ts'
import { courseId } from './exam-app.ts'
import { writeExamCourse } from './exam-course.ts'
import { studyMuch } from './much-studied.ts'
import { download } from './progress-file.ts'
import { respond } from './respond.ts'
import { standaloneApp } from './standalone-app.ts'
import type { Writable } from '../../electron/db/open.ts'
import type { TestApp } from './app.ts'

type Row = Record<string, unknown>

/** What somebody who wants to break the app might write where another value was. */
const hostileValues: unknown[] = [
  ...['x', '', '9999-99-99', '2026-02-30', '0000-01-01', 'NaN', 'Infinity', '-0', '\u0000', '__proto__'],
  ...['[]', '{}', 'null', '{', '[[[[[[', '{"type":"single"}', '"x"', '1e999', '[null]', '{"kind":"full"}'],
  ...['\ud800', '\u202eabc\u2066', 'é'.repeat(50_000), 'javascript:alert(1)', 'file:///etc/passwd'],
  ...['00000000-0000-0000-0000-000000000000', 'practice-1-0', '001-chapter', '0123456789abcdef'],
  ...[-1e15, 1e15, 1e9, -1, 0, 1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, 4_102_444_800_000],
  ...[null, true, [], {}, [[]]],
]

/** One change to one row of a file. */
export type Change =
  | { kind: 'value'; row: number; column: number; value: unknown }
  /** Somewhere within a column of JSON. */
  | { kind: 'within'; row: number; column: number; step: number[]; value: unknown }
  | { kind: 'copy'; row: number; column: number; from: number }
  | { kind: 'drop-column'; row: number; column: number }
  | { kind: 'add-column'; row: number; value: unknown }
  | { kind: 'drop-row'; row: number }
  | { kind: 'repeat-row'; row: number }

const place = fc.nat(100_000)
const value = fc.constantFrom(...hostileValues)

export const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('value' as const), row: place, column: place, value }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ kind: fc.constant('within' as const), row: place, column: place, value },
      step: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
    }),
  },
  fc.record({ kind: fc.constant('copy' as const), row: place, column: place, from: place }),
  fc.record({ kind: fc.constant('drop-column' as const), row: place, column: place }),
  fc.record({ kind: fc.constant('add-column' as const), row: place, value }),
  fc.record({ kind: fc.constant('drop-row' as const), row: place }),
  fc.record({ kind: fc.constant('repeat-row' as const), row: place }),
)

/** The file with that change; the last line says rightly how many rows there are. */
export function withChange(honest: string, change: Change): string {
  const lines = honest.trimEnd().split('\n').slice(0, -1)
  const at = 1 + (change.row % (lines.length - 1))
  const { table, row } = JSON.parse(lines[at]!) as { table: string; row: Row }
  const columns = Object.keys(row)
  const column = 'column' in change ? columns[change.column % columns.length]! : 'extra'
  const put = (changed: Row) => lines.splice(at, 1, JSON.stringify({ table, row: changed }))
  switch (change.kind) {
    case 'value':
    case 'add-column':
      put({ ...row, [column]: change.value })
      break
    case 'within':
      put({ ...row, [column]: changedWithin(row[column], change.step, change.value) })
      break
    case 'copy': {
      const others = lines.slice(1).map((line) => JSON.parse(line) as { table: string; row: Row })
      const same = others.filter((other) => other.table === table)
      put({ ...row, [column]: same[change.from % same.length]!.row[column] })
      break
    }
    case 'drop-column': {
      const { [column]: _dropped, ...rest } = row
      put(rest)
      break
    }
    case 'drop-row':
      lines.splice(at, 1)
      break
    case 'repeat-row':
      lines.splice(at, 0, lines[at]!)
  }
  return `${[...lines, JSON.stringify({ rows: lines.length - 1 })].join('\n')}\n`
}

function changedWithin(cell: unknown, [first = 0, ...rest]: number[], put: unknown): unknown {
  let parsed: unknown
  try {
    parsed = typeof cell === 'string' ? JSON.parse(cell) : null
  } catch {
    parsed = null
  }
  if (typeof parsed !== 'object' || parsed === null) return put
  let node = parsed as Row
  let key = keyOf(node, first)
  for (const step of rest) {
    const next = node[key]
    if (typeof next !== 'object' || next === null) break
    node = next as Row
    key = keyOf(node, step)
  }
  node[key] = put
  return JSON.stringify(parsed)
}

function keyOf(node: Row, step: number): string {
  const keys = Object.keys(node)
  return keys[step % Math.max(1, keys.length)] ?? '0'
}

/** Tries files on an app, as imported by a learner who did nothing yet, or who has all of the honest file. */
function createTarget(app: TestApp, honest: string, folder: string) {
  const file = join(folder, 'hostile.jsonl')
  const progress = openDatabase(join(app.dataDir, 'progress.db'))
  progress.exec('drop trigger exam_sitting_is_final; drop trigger exam_item_is_final')
  const states = { empty: keep(progress, join(folder, 'empty.db')), full: '' }
  bringIn(honest)
  states.full = keep(progress, join(folder, 'full.db'))

  function bringIn(text: string): void {
    writeFileSync(file, text)
    mergeFile(progress, file, checkFile(file))
  }

  return {
    /** @returns what is wrong afterwards; `refused` says whether nothing came in */
    async attempt(text: string, from: keyof typeof states): Promise<{ refused: boolean; faults: string[] }> {
      bringBack(progress, states[from])
      try {
        bringIn(text)
      } catch (error) {
        if (!(error instanceof RefusedImport)) throw error
        return { refused: true, faults: [] }
      }
      const faults = await failingPages(app, progress, [courseId, 'small'])
      await practiseAQuestion(app)
      const [stored, computed] = [readRollups(progress), computeRollups(progress)]
      for (const name of ['questions', 'chapters', 'days', 'terms', 'checks'] as const)
        if (!isDeepStrictEqual(stored[name], computed[name])) faults.push(`${name} are not as rebuilt`)
      return { refused: false, faults }
    },
    close: () => progress.close(),
  }
}

export type HostileTrial = {
  honest: string
  /** @returns what is wrong afterwards, for a learner who did nothing yet or has all of the honest file */
  attempt: (change: Change, from: 'empty' | 'full') => Promise<{ refused: boolean; faults: string[] }>
  close: () => Promise<void>
}

/** An honest export of much study, and an app to try changed copies of it on. */
export async function prepareTrial(folder: string): Promise<HostileTrial> {
  const content = join(folder, 'content')
  writeExamCourse(content, { exam: [8, 2, 2, 2], practice: [10, 10, 10, 10], recall: true })
  writeCourse(content)
  const learner = await standaloneApp(join(folder, 'learner'), content)
  await studyMuch(learner)
  const honest = await download(learner)
  await learner.close()
  const app = await standaloneApp(join(folder, 'other'), content)
  pass(app.clock, 3 * 86_400_000)
  const target = createTarget(app, honest, folder)
  return {
    honest,
    attempt: (change, from) => target.attempt(withChange(honest, change), from),
    async close() {
      target.close()
      await app.close()
    },
  }
}

/** What comes after an import rolls up one by one what the import rolled up as a whole. */
async function practiseAQuestion({ api }: TestApp): Promise<void> {
  const { sessionId, questions } = await api.practice.begin({ courseId, ...defaultPracticeChoice, count: 3 })
  for (const view of questions)
    await api.practice.answer({
      ...{ sessionId, questionId: view.id, milliseconds: 1, guessed: false },
      response: respond(view, true),
    })
}

function keep(progress: Writable, path: string): string {
  progress.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(progress.name, path)
  return path
}

/** Puts the rows of a copy in the place of all that is there, while the app has the file open. */
function bringBack(progress: Writable, copy: string): void {
  const tables = progress
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite%'`,
    )
    .all()
  progress.prepare('attach ? as kept').run(copy)
  progress.pragma('foreign_keys = OFF')
  progress.transaction(() => {
    progress.exec('insert into main.merging (id) values (1)')
    for (const { name } of tables) {
      if (name === 'merging') continue
      progress.exec(`delete from main.${name}; insert into main.${name} select * from kept.${name}`)
    }
    progress.exec('delete from main.merging')
  })()
  progress.pragma('foreign_keys = ON')
  progress.exec('detach kept')
}
