import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { examApp } from '../../support/exam-app.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { take } from '../../support/learner-steps.ts'
import { pass, testApp } from '../../support/app.ts'
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

test('check finds good data good, names the table that was tampered with, and rebuild repairs it', async () => {
  const { dataDir } = await studied()
  const good = await data('check', '--data', dataDir)
  expect(good).toMatchObject({ code: 0, errors: '' })
  expect(good.output.trimEnd().split('\n')).toEqual([
    ...['questions', 'chapters', 'days', 'terms', 'checks'].map((name) =>
      expect.stringMatching(new RegExp(`^${name}: \\d+, as the logs have it$`)),
    ),
    expect.stringMatching(/^backups: \d+, all whole$/),
  ])

  change(dataDir, 'update day_rollup set right = right + 1')
  const bad = await data('check', '--data', dataDir)
  expect(bad.code).toBe(1)
  expect(bad.output).toMatch(/^days: \d+, not as the logs have it$/m)
  expect(bad.output.match(/not as the logs have it/g)).toHaveLength(1)
  expect(bad.errors).toContain('rebuild')

  change(dataDir, 'update question_rollup set times = times + 1; delete from chapter_rollup')
  expect((await data('check', '--data', dataDir)).output.match(/not as/g)).toHaveLength(3)
  expect(await data('rebuild', '--data', dataDir)).toMatchObject({ code: 0, errors: '' })
  // What it changed was backed up when it closed.
  const again = await data('check', '--data', dataDir)
  const withoutCount = (output: string) => output.replace(/backups: \d+/, 'backups: some')
  expect(withoutCount(again.output)).toBe(withoutCount(good.output))
  expect(again).toMatchObject({ code: 0, errors: '' })
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

describe('backups', () => {
  /** A learner's folder with a backup, and one more answer since. */
  async function backedUp() {
    const app = await examApp({ exam: [2, 2, 2, 2], practice: [2, 2, 2, 2] })
    const done = { sat: [], practised: [] }
    await take(app, { kind: 'practise', right: [true, false], guessed: false }, done)
    const { name } = await app.api.app.backUpNow()
    pass(app.clock, 60_000)
    await take(app, { kind: 'practise', right: [true], guessed: false }, done)
    await take(app, { kind: 'note', block: 'first', text: 'new' }, done)
    await app.close()
    const folder = join(app.dataDir, 'backups')
    return { ...app, name, folder, path: join(folder, name), place: ['--data', app.dataDir] }
  }

  function answersIn(dataDir: string): number {
    const progress = openDatabase(join(dataDir, 'progress.db'))
    const answers = progress.prepare<[], number>('select count(*) from answer').pluck().get()
    progress.close()
    return answers ?? 0
  }

  test('are made, listed with what is in them, and checked', async () => {
    const { path, place, folder } = await backedUp()
    const made = await data('backup', ...place)
    expect(made.code).toBe(0)
    const [name] = /^\S+/.exec(made.output)!
    expect(readdirSync(folder)).toContain(name)
    const listed = await data('backups', ...place)
    expect(listed).toMatchObject({ code: 0, errors: '' })
    const [first, second] = listed.output.split('\n').slice(2)
    expect(first).toBe(name)
    expect(second).toMatch(/, by you, \d+ kB, 3 answers, newest Nov 24, 2026, \d+:01\sPM$/)

    writeFileSync(path, 'no database'.repeat(1000))
    expect((await data('backups', ...place)).output).toMatch(/, by you, 11 kB, damaged\n/)
    const checked = await data('check', ...place)
    expect(checked).toMatchObject({ code: 1, output: expect.stringContaining('1 can’t be restored') })
    expect(checked.errors).toContain(path)
  })

  test('are restored after a yes, by name, path, or whatever the file is called', async () => {
    const { dataDir, path, place, name } = await backedUp()
    const renamed = join(temporaryFolder(), 'my backup')
    copyFileSync(path, renamed)
    const asked = await data('restore', name, ...place)
    expect(asked).toMatchObject({ code: 1, errors: 'Nothing was changed. Add --yes to restore it.\n' })
    expect(asked.output).toMatch(
      /1 answer and 1 note or bookmark after Nov 24, 2026, \d+:00\sPM aren’t in this backup\. Lectern backs up what’s there now first\.\n$/,
    )
    expect(answersIn(dataDir)).toBe(3)
    for (const file of [name, path, renamed]) {
      expect(await data('restore', file, '--yes', ...place)).toMatchObject({ code: 0, errors: '' })
      expect(answersIn(dataDir)).toBe(2)
      const [newest] = /progress-\S+-restore-\d+\.db/.exec((await data('backups', ...place)).output)!
      expect((await data('restore', newest, '--yes', ...place)).code).toBe(0)
    }
  })

  test('bring back progress that is damaged or gone', async () => {
    const { dataDir, place, name } = await backedUp()
    const progress = join(dataDir, 'progress.db')
    for (const lose of [() => rmSync(progress), () => writeFileSync(progress, 'garbage'.repeat(1000))]) {
      lose()
      const refused = await data('check', ...place)
      expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('npm run data -- backups') })
      expect((await data('backups', ...place)).output).toContain(name)
      const restored = await data('restore', name, '--yes', ...place)
      expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('can’t be read') })
      expect(answersIn(dataDir)).toBe(2)
    }
  })

  test('that cannot be restored are refused with a sentence, and nothing changes', async () => {
    const { dataDir, path, place } = await backedUp()
    const file = join(temporaryFolder(), 'file.db')
    const spoiled: [() => void, RegExp][] = [
      [() => writeFileSync(file, 'hello'.repeat(2000)), /is damaged .*\. Choose another backup\.\n$/],
      [() => writeFileSync(file, ''), /isn’t a Lectern backup\.\n$/],
      [
        () => {
          copyFileSync(path, file)
          const newer = openDatabase(file)
          newer.pragma('user_version = 9990')
          newer.close()
        },
        /was made by a newer Lectern: .* Install that version, or choose another backup\.\n$/,
      ],
      [() => rmSync(file), /^There is no backup .*“npm run data -- backups” lists them\.\n$/],
      [() => mkdirSync(file), /^There is no backup /],
    ]
    for (const [spoil, sentence] of spoiled) {
      spoil()
      const { code, errors } = await data('restore', file, '--yes', ...place)
      expect(errors).toMatch(sentence)
      expect(code).toBe(1)
    }
    expect(answersIn(dataDir)).toBe(3)
  })

  test('of another learner need a word more, and touch one learner only', async () => {
    const { dataDir, place, path, contentDir, clock } = await backedUp()
    const app = await testApp({ dataDir, contentDirs: [contentDir], clock })
    const [, ada] = await app.api.profiles.create({ name: 'Ada' })
    await app.api.profiles.switch({ id: ada!.id })
    await take(app, { kind: 'practise', right: [true], guessed: false }, { sat: [], practised: [] })
    await app.close()
    const folder = join(dataDir, 'profiles', ada!.id)
    expect(answersIn(folder)).toBe(1)
    const named = await data('restore', path, '--yes', ...place)
    expect(named.errors).toBe(
      'This is a backup of “first”, not of “Ada”. Add --other-learner to restore it all the same. Nothing was changed.\n',
    )
    const elsewhere = join(temporaryFolder(), 'backup.db')
    copyFileSync(path, elsewhere)
    const unnamed = await data('restore', elsewhere, '--yes', ...place)
    expect(unnamed).toMatchObject({ code: 1, errors: expect.stringContaining('shares no session') })
    expect([answersIn(dataDir), answersIn(folder)]).toEqual([3, 1])
    expect(await data('restore', elsewhere, '--yes', '--other-learner', ...place)).toMatchObject({ code: 0 })
    expect([answersIn(dataDir), answersIn(folder)]).toEqual([3, 2])
    expect(await data('restore', path, '--yes', '--profile', 'first', ...place)).toMatchObject({ code: 0 })
    expect([answersIn(dataDir), answersIn(folder)]).toEqual([2, 2])
  })

  test('in a folder that does not work are refused with a sentence', async () => {
    const { dataDir, place, folder, path } = await backedUp()
    const kept = join(temporaryFolder(), 'kept.db')
    copyFileSync(path, kept)
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'mine')
    const sentence = `Backups don’t work in ${folder}: There is a file where the backup folder should be. Fix that folder, then try again.\n`
    for (const words of [['backups'], ['backup'], ['restore', kept, '--yes']])
      expect(await data(...words, ...place)).toMatchObject({
        code: 1,
        errors: expect.stringContaining(sentence),
      })
    expect(answersIn(dataDir)).toBe(3)
  })
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
    ['backups', 'a'],
    ['restore'],
    ['restore', 'a', 'b'],
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
