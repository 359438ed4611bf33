import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findViolations } from '../../build/walls.ts'
import { temporaryFolder } from '../support/folders.ts'

/** Lines in the wrong place: at least one for each wall. */
const misplaced: [file: string, line: string][] = [
  ['electron/contract/a.ts', "import 'node:fs'"],
  ['electron/contract/b.ts', "import '../domain/target.ts'"],
  ['electron/contract/c.ts', "import 'zod'"],
  ['electron/contract/d.ts', "import '../app.ts'"],
  ['electron/questions/single/a.ts', "import 'node:crypto'"],
  ['electron/questions/single/b.ts', "import '../../contract/target.ts'"],
  ['electron/domain/a.ts', "import '../db/target.ts'"],
  ['electron/domain/b.ts', "void import('node:fs')"],
  ['electron/domain/c.ts', "import 'better-sqlite3'"],
  ['electron/domain/d.ts', "import { target } from '../contract/target.ts'\nvoid target"],
  ['electron/course/a.ts', "import '../services/library/target.ts'"],
  ['electron/course/b.ts', "import type { Target } from '../db/target.ts'\nexport type A = Target"],
  ['electron/course/import/csv/a.ts', "import '../gift/target.ts'"],
  ['electron/course/export/csv/a.ts', "import '../../import/gift/target.ts'"],
  ['electron/db/a.ts', "import '../services/library/target.ts'"],
  ['electron/db/b.ts', "import 'yaml'"],
  ['electron/db/c.ts', "import { target } from '../domain/target.ts'\nvoid target"],
  ['electron/data/a.ts', "import '../services/refusals.ts'"],
  ['electron/data/b.ts', "import 'yaml'"],
  ['electron/services/exam/a.ts', "import '../report/target.ts'"],
  ['electron/services/exam/b.ts', "void import('../report/target.ts')"],
  ['electron/services/exam/c.ts', "import 'electron'"],
  ['electron/services/exam/d.ts', "import 'better-sqlite3'"],
  ['electron/services/exam/e.ts', "import '../../web/target.ts'"],
  ['electron/services/library/a.ts', "import '../exam/target.ts'"],
  ['electron/web/a.ts', "import '../shells/browser/target.ts'"],
  ['electron/app.ts', "import 'vue'"],
  ['electron/b.ts', "import 'electron'"],
  ['electron/shells/browser/a.ts', "import 'electron'"],
  ['electron/shells/cli/a.ts', "import '../../db/target.ts'"],
  ['electron/shells/cli/b.ts', "import '../../../renderer/api.ts'"],
  ['electron/shells/electron/a.ts', "import '../../db/target.ts'"],
  ['electron/shells/electron/b.ts', "import 'better-sqlite3'"],
  ['electron/corner/a.ts', "import '../domain/target.ts'"],
  ['electron/domain/e.ts', "import '../corner/target.ts'"],
  ['renderer/ui/a.ts', "import 'pinia'"],
  ['renderer/ui/b.ts', "import '../features/reader/target.ts'"],
  ['renderer/ui/c.ts', "import '../api.ts'"],
  ['renderer/ui/d.ts', "import '../app/target.ts'"],
  ['renderer/text/a.ts', "import '../features/reader/target.ts'"],
  ['renderer/text/b.ts', "import '../../electron/db/target.ts'"],
  ['renderer/text/c.ts', "import 'node:fs'"],
  ['renderer/shared/a.ts', "import '../features/reader/target.ts'"],
  ['renderer/app/a.ts', "import '../features/reader/target.ts'"],
  ['renderer/features/check/a.ts', "import '../reader/target.ts'"],
  ['renderer/features/check/b.ts', "void import('../reader/target.ts')"],
  ['renderer/features/check/c.ts', "import 'node:fs'"],
  ['renderer/features/check/d.ts', "import '../../../electron/services/library/target.ts'"],
  ['renderer/features/fresh/a.ts', "import '../reader/target.ts'"],
  ['renderer/features/reader/a.ts', "import './b.ts'"],
]

/** Lines in the right place. */
const inPlace: [file: string, line: string][] = [
  ['electron/contract/fine.ts', "import 'zod/mini'"],
  ['electron/domain/fine.ts', "import type { Target } from '../contract/target.ts'\nexport type A = Target"],
  ['electron/course/export/gift/fine.ts', "import '../../import/gift/target.ts'\nimport '../target.ts'"],
  ['electron/services/exam/fine.ts', "import '../library/target.ts'\nimport '../../data/target.ts'"],
  ['electron/services/exam/better.ts', "import './target.ts'\nimport '../refusals.ts'"],
  ['electron/shells/electron/fine.ts', "import 'electron'\nimport '../../app.ts'"],
  ['renderer/ui/fine.ts', "import 'vue'\nimport '../../electron/contract/target.ts'"],
  ['renderer/features/reader/fine.ts', "import '../../ui/target.ts'\nimport '../../api.ts'"],
]

/** Where the lines above point to. */
const targets = [
  ...[
    'contract',
    'domain',
    'course',
    'course/export',
    'course/import/gift',
    'db',
    'data',
    'web',
    'corner',
    'shells/browser',
  ],
  ...['services/library', 'services/report', 'services/exam'],
].map((folder) => `electron/${folder}/target.ts`)

test('a line in the wrong place is an error, and one in the right place is not', async () => {
  const root = temporaryFolder()
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${text}\n`)
  }
  const target = 'export const target = 1\nexport type Target = number'
  const pages = ['renderer/app', 'renderer/ui', 'renderer/features/reader'].map((at) => `${at}/target.ts`)
  for (const file of [...targets, ...pages, 'electron/services/refusals.ts', 'renderer/api.ts'])
    write(file, target)
  for (const [file, line] of [...misplaced, ...inPlace]) write(file, line)
  write('renderer/features/reader/b.ts', "import './a.ts'")
  const wrong = new Set((await findViolations(root)).map(({ from }) => from))
  expect(misplaced.map(([file]) => file).filter((file) => !wrong.has(file))).toEqual([])
  expect(inPlace.map(([file]) => file).filter((file) => wrong.has(file))).toEqual([])
})
