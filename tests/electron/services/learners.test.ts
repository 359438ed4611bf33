import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, testApp } from '../../support/app.ts'
import { beginExam, courseId, examApp, reopened } from '../../support/exam-app.ts'

test('learners who share a folder have progress, settings and backups of their own', async () => {
  const app = await examApp()
  await app.api.settings.update({ theme: 'dark' })
  await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 60_000 })
  const [first, second] = await app.api.profiles.create({ name: 'Ada' })
  expect(first).toMatchObject({ id: 'first', name: '', current: true })
  await app.api.profiles.switch({ id: second!.id })
  expect((await app.api.app.start()).settings.theme).toBe('system')
  expect((await app.api.progress.overview({})).total.reading).toBe(0)
  await app.api.progress.read({ courseId, chapterId: '001-chapter', milliseconds: 5 })
  await app.api.app.backUpNow()
  await app.api.profiles.switch({ id: 'first' })
  const { backups } = await app.api.app.backups()
  expect(backups.map(({ reason }) => reason)).not.toContain('manual')
  expect((await app.api.app.start()).settings.theme).toBe('dark')
  expect((await app.api.progress.overview({})).total.reading).toBe(60_000)
})

test('who had it open last has it open after a restart', async () => {
  const app = await examApp()
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  await app.api.profiles.switch({ id: ada!.id })
  await app.api.settings.update({ theme: 'light' })
  const again = await reopened(app)
  expect((await again.api.profiles.list()).find(({ current }) => current)!.name).toBe('Ada')
  expect((await again.api.app.start()).settings.theme).toBe('light')
})

test('a page that shows another learner reads and stores nothing, and one that says nothing means who studies', async () => {
  const app = await examApp()
  const shown = (await app.api.app.start()).learnerId
  const call = (path: string, input: unknown, headers: Record<string, string>) =>
    app.fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) })
  const page = { 'x-lectern-learner': shown }
  expect((await call('settings/update', { theme: 'dark' }, page)).status).toBe(200)
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  expect((await call('settings/update', { theme: 'system' }, page)).status).toBe(200)
  await app.api.profiles.switch({ id: ada!.id })
  for (const path of ['settings/update', 'app/start']) {
    const refused = await call(path, { theme: 'light' }, page)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ json: { code: 'OTHER_LEARNER', defined: true } })
  }
  expect((await app.api.app.start()).settings.theme).toBe('system')
  expect((await call('settings/update', { theme: 'light' }, { 'x-lectern-learner': ada!.id })).status).toBe(
    200,
  )
  expect((await call('settings/update', { theme: 'contrast' }, {})).status).toBe(200)
  expect((await app.api.app.start()).settings.theme).toBe('contrast')
})

test('names are told apart, renamed, and a profile that is removed keeps its file', async () => {
  const app = await examApp()
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  expect(await codeOf(app.api.profiles.create({ name: 'ada' }))).toBe('NOT_NOW')
  expect(await codeOf(app.api.profiles.rename({ id: 'first', name: 'ADA' }))).toBe('NOT_NOW')
  await app.api.profiles.rename({ id: ada!.id, name: 'Grace' })
  await app.api.profiles.switch({ id: ada!.id })
  expect(await codeOf(app.api.profiles.remove({ id: ada!.id }))).toBe('NOT_NOW')
  expect(await codeOf(app.api.profiles.remove({ id: 'first' }))).toBe('NOT_NOW')
  await app.api.profiles.switch({ id: 'first' })
  const { profiles, keptAs } = await app.api.profiles.remove({ id: ada!.id })
  expect(profiles.map(({ id }) => id)).toEqual(['first'])
  expect(existsSync(join(keptAs, 'progress.db'))).toBe(true)
  expect(await codeOf(app.api.profiles.switch({ id: ada!.id }))).toBe('NOT_HERE')
})

test('nobody is switched while an exam runs, or to a file that cannot be opened', async () => {
  const app = await examApp()
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  await app.api.profiles.switch({ id: ada!.id })
  await app.api.profiles.switch({ id: 'first' })
  writeFileSync(join(app.dataDir, 'profiles', ada!.id, 'progress.db'), 'no database'.repeat(1_000))
  expect(await codeOf(app.api.profiles.switch({ id: ada!.id }))).toBe('STORAGE_FAILED')
  expect((await app.api.profiles.list()).find(({ current }) => current)!.id).toBe('first')
  await app.api.settings.update({ theme: 'dark' })
  expect((await app.api.app.start()).trouble).toBeNull()
  await beginExam(app)
  expect(await codeOf(app.api.profiles.switch({ id: ada!.id }))).toBe('NOT_NOW')
})

test('from a damaged list the learners are still found by their folders', async () => {
  const app = await examApp()
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  await app.api.profiles.switch({ id: ada!.id })
  await app.close()
  writeFileSync(join(app.dataDir, 'profiles.json'), '{"current":')
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  expect((await again.api.profiles.list()).map(({ id }) => id)).toEqual(['first', ada!.id])
})
