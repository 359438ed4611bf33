import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { examApp } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { take } from '../../support/learner-steps.ts'
import type { TestApp } from '../../support/app.ts'

const script = join(import.meta.dirname, '../../../electron/shells/cli/data.ts')

type Run = { code: number; output: string; errors: string }

function data(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { encoding: 'utf8' }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    )
  })
}

/** The data folder of a learner who read, practised, sat an exam and reviewed, closed again. */
async function studied(): Promise<TestApp> {
  const app = await examApp({ exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] })
  const done = { sat: [], practised: [] }
  await take(app, { kind: 'read', milliseconds: 60_000 }, done)
  await take(app, { kind: 'practise', right: [true, false, true], guessed: false }, done)
  await take(app, { kind: 'sit', right: [true, false], seed: 1 }, done)
  await take(app, { kind: 'wait', hours: 48 }, done)
  await take(app, { kind: 'review', right: true, guessed: false }, done)
  await app.close()
  return app
}

function change(dataDir: string, sql: string): void {
  const progress = openDatabase(join(dataDir, 'progress.db'))
  progress.exec(sql)
  progress.close()
}

test('check finds good data good, names the table that was tampered with, and rebuild mends it', async () => {
  const { dataDir } = await studied()
  const good = await data('check', '--data', dataDir)
  expect(good).toMatchObject({ code: 0, errors: '' })
  expect(good.output.trimEnd().split('\n')).toEqual(
    ['questions', 'chapters', 'days', 'terms', 'checks'].map((name) =>
      expect.stringMatching(new RegExp(`^${name}: \\d+, as the logs have it$`)),
    ),
  )

  change(dataDir, 'update day_rollup set right = right + 1')
  const bad = await data('check', '--data', dataDir)
  expect(bad.code).toBe(1)
  expect(bad.output).toMatch(/^days: \d+, not as the logs have it$/m)
  expect(bad.output.match(/not as the logs have it/g)).toHaveLength(1)
  expect(bad.errors).toContain('rebuild')

  change(dataDir, 'update question_rollup set times = times + 1; delete from chapter_rollup')
  expect((await data('check', '--data', dataDir)).output.match(/not as/g)).toHaveLength(3)
  expect(await data('rebuild', '--data', dataDir)).toMatchObject({ code: 0, errors: '' })
  expect(await data('check', '--data', dataDir)).toEqual(good)
})

test('what is exported on one laptop and imported on another is the same there, and twice changes nothing', async () => {
  const { dataDir } = await studied()
  const folder = temporaryFolder()
  const [here, there, again] = ['a.jsonl', 'b.jsonl', 'c.jsonl'].map((name) => join(folder, name))
  const other = join(folder, 'other')
  writeFileSync(here!, 'what was exported earlier', { mode: 0o644 })
  expect(await data('export', here!, '--data', dataDir)).toMatchObject({ code: 0, errors: '' })
  const first = await data('import', here!, '--data', other)
  expect(first.code).toBe(0)
  expect(first.output).toMatch(/^answers: [1-9]\d* new$/m)
  expect(first.output).toContain('The course examined is not in this folder’s library; its answers are kept.')
  await data('export', there!, '--data', other)
  expect(readFileSync(there!, 'utf8')).toBe(readFileSync(here!, 'utf8'))
  expect((await data('import', here!, '--data', other)).output).toMatch(/^Nothing in it is new\.$/m)
  await data('export', again!, '--data', other)
  expect(readFileSync(again!, 'utf8')).toBe(readFileSync(here!, 'utf8'))
  expect((await data('check', '--data', other)).code).toBe(0)

  const table = join(folder, 'answers.csv')
  await data('export', table, '--data', dataDir)
  if (process.platform !== 'win32')
    for (const file of [here!, table]) expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(table, 'utf8')).toContain('"answered at"')
})

test('a damaged file is refused with the line, and nothing is changed', async () => {
  const { dataDir } = await studied()
  const folder = temporaryFolder()
  const [good, bad, after] = ['good.jsonl', 'bad.jsonl', 'after.jsonl'].map((name) => join(folder, name))
  await data('export', good!, '--data', dataDir)
  writeFileSync(bad!, readFileSync(good!, 'utf8').replace(/\n.*\n$/, '\n{"table":'))
  const refused = await data('import', bad!, '--data', dataDir)
  expect(refused.code).toBe(1)
  expect(refused.errors).toMatch(/bad\.jsonl was not imported: line \d+ is not whole\.\n$/)
  writeFileSync(bad!, '')
  expect((await data('import', bad!, '--data', dataDir)).errors).toMatch(/was not imported: it is empty\.\n$/)
  writeFileSync(bad!, '{"format":"lectern-progress","version":9}\n')
  expect((await data('import', bad!, '--data', dataDir)).errors).toMatch(
    /: it has version 9, and this Lectern reads up to 2\.\n$/,
  )
  await data('export', after!, '--data', dataDir)
  expect(readFileSync(after!, 'utf8')).toBe(readFileSync(good!, 'utf8'))
  expect(await data('import', join(folder, 'none.jsonl'), '--data', dataDir)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('There is no file'),
  })
})

test('backup makes one beside the others', async () => {
  const { dataDir } = await studied()
  const { code, output } = await data('backup', '--data', dataDir)
  expect(code).toBe(0)
  const [name] = /^\S+/.exec(output)!
  expect(readdirSync(join(dataDir, 'backups'))).toContain(name)
})

test('another learner’s data is named by the learner, and who had it open has it open still', async () => {
  const app = await examApp({ exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] })
  const [, ada] = await app.api.profiles.create({ name: 'Ada' })
  await app.api.profiles.switch({ id: ada!.id })
  await take(app, { kind: 'read', milliseconds: 1_000 }, { sat: [], practised: [] })
  await app.api.profiles.switch({ id: 'first' })
  await app.close()
  const file = join(temporaryFolder(), 'ada.jsonl')
  expect((await data('export', file, '--data', app.dataDir, '--profile', 'ada')).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('"table":"reading"')
  expect(JSON.parse(readFileSync(join(app.dataDir, 'profiles.json'), 'utf8'))).toMatchObject({
    current: 'first',
  })
  expect(await data('check', '--data', app.dataDir, '--profile', 'Eve')).toMatchObject({
    code: 1,
    errors: 'There is no learner “Eve”, only “first”, “Ada”.\n',
  })
})

test('a folder that Lectern has open is left alone', async () => {
  const app = await examApp()
  for (const words of [['check'], ['rebuild'], ['import', script]]) {
    const { code, errors } = await data(...words, '--data', app.dataDir)
    expect(code).toBe(1)
    expect(errors).toContain('Close Lectern first.')
  }
})

test('a folder without data is not made one', async () => {
  const folder = join(temporaryFolder(), 'slip')
  expect(await data('check', '--data', folder)).toMatchObject({
    code: 1,
    errors: `There is no data in ${folder}.\n`,
  })
  expect(existsSync(folder)).toBe(false)
})

test('wrong usage exits with 2, help with 0', async () => {
  for (const words of [
    [],
    ['bake'],
    ['check', 'a'],
    ['export'],
    ['export', 'a.txt'],
    ['export', 'a.csv', 'b.csv'],
    ['import'],
    ['check', '--colour'],
  ]) {
    const { code, errors } = await data(...words)
    expect([words, code]).toEqual([words, 2])
    expect(errors).toContain('Usage: npm run data')
  }
  expect(await data('--help')).toMatchObject({ code: 0, output: expect.stringContaining('export FILE.csv') })
})

test('a folder that is synced is named with a warning, and the command does its work all the same', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.stfolder'))
  const dataDir = join(folder, 'data')
  const warning = `Warning: ${dataDir} is in a folder that Syncthing syncs`
  const { code, errors } = await data('import', join(folder, 'none.jsonl'), '--data', dataDir)
  expect(code).toBe(1)
  expect(errors.split('\n')[0]).toContain(warning)
  expect(errors).toContain('There is no file')
})
