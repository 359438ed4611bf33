import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { courseId } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { importFile } from '../../support/progress-file.ts'
import type { TestApp } from '../../support/app.ts'

/** What version 0.1.0 wrote, and what its pages showed then. */
const frozen = join(import.meta.dirname, '../../fixtures/version-0.1.0')
const read = (name: string) => readFileSync(join(frozen, name))
const parse = (name: string) => JSON.parse(read(name).toString()) as object
const thatEvening = Date.UTC(2026, 10, 27)
const ada = '696d6ff5-dfe3-47e0-8f62-993731cc3417'
const backup = 'progress-2026-11-27T00-00-00-000Z-manual.db'

/** The data folder as 0.1.0 left it. */
function frozenFolder(): string {
  const dataDir = join(temporaryFolder(), 'data')
  const put = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true })
    writeFileSync(join(dataDir, path), bytes)
  }
  put('progress.db', gunzipSync(read('progress.db.gz')))
  put(`profiles/${ada}/progress.db`, gunzipSync(read('ada.db.gz')))
  put(`backups/${backup}`, gunzipSync(read('backup.db.gz')))
  put('profiles.json', read('profiles.json'))
  put('courses/other.lectern', read('other.lectern'))
  return dataDir
}

async function frozenApp(dataDir: string): Promise<TestApp> {
  const contentDir = join(temporaryFolder(), 'content')
  cpSync(join(frozen, 'content'), contentDir, { recursive: true })
  return testApp({ dataDir, contentDirs: [contentDir], clock: { now: thatEvening, uptime: 3_600_000 } })
}

async function pagesOf({ api }: TestApp) {
  return {
    overview: await api.progress.overview({}),
    history: await api.exam.history({ courseId }),
    notes: await api.notes.list({}),
    marks: await api.marks.list({}),
    reports: await api.marks.reports({}),
    plan: (await api.plan.get({ courseId })).settings,
    builder: (await api.practice.builder({ courseId })).counts,
    review: (await api.review.overview({ courseId })).inReview,
    topics: await api.report.topics({ courseId }),
    library: (await api.library.list()).map(({ id, questions }) => ({ id, questions })),
  }
}

test('a data folder of version 0.1.0 opens, and every page shows what it showed', async () => {
  const app = await frozenApp(frozenFolder())
  expect(await pagesOf(app)).toMatchObject(parse('pages.json'))
  await app.api.profiles.switch({ id: ada })
  expect((await app.api.progress.overview({})).total).toEqual(parse('ada.json'))
})

test('a backup of version 0.1.0 is listed and restored', async () => {
  const app = await frozenApp(frozenFolder())
  const { backups } = await app.api.app.backups()
  expect(backups.map(({ name }) => name)).toContain(backup)
  expect(await app.api.app.restore({ name: backup })).toEqual({ trouble: null })
  expect(await pagesOf(app)).toMatchObject(parse('pages.json'))
})

test('an export of version 0.1.0 is imported, and every page shows what it showed there', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  mkdirSync(join(dataDir, 'courses'), { recursive: true })
  writeFileSync(join(dataDir, 'courses/other.lectern'), read('other.lectern'))
  const app = await frozenApp(dataDir)
  expect(await importFile(app, read('export.jsonl'))).toMatchObject({ kind: 'merged' })
  expect(await pagesOf(app)).toMatchObject(parse('pages.json'))
})
