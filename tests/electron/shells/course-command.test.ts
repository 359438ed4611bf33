import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'

const script = join(import.meta.dirname, '../../../electron/shells/cli/course.ts')

type Run = { code: number; output: string; errors: string }

function course(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { encoding: 'utf8' }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    )
  })
}

/** A course with an error on a known line. */
function brokenCourse(): string {
  return writeCourse(temporaryFolder(), {
    chapters: [{ id: '001-first', paragraphs: ['<b>Lead</b>', 'Text.'] }],
  })
}

test('check prints every finding with its place, then a summary', async () => {
  const good = await course('check', writeCourse(temporaryFolder()))
  expect(good.code).toBe(0)
  expect(good.output.trimEnd().split('\n').at(-1)).toMatch(
    /^0 errors, \d+ warnings: small 1\.0\.0 has 3 chapters and 15 questions\.$/,
  )

  const bad = await course('check', brokenCourse())
  expect(bad.code).toBe(1)
  expect(bad.output).toMatch(
    /^chapters\/001-first\/chapter\.md:9:1: error: Raw HTML \(“<b>”\) is not allowed/m,
  )
  expect(bad.output.trimEnd().split('\n').at(-1)).toMatch(
    /^2 errors, \d+ warnings?: the course cannot be added\.$/,
  )
})

test('check --json prints one object', async () => {
  const report = JSON.parse((await course('check', brokenCourse(), '--json')).output)
  expect(report).toMatchObject({ course: null, errors: 2 })
  expect(report.findings).toContainEqual({
    file: 'chapters/001-first/chapter.md',
    line: 9,
    column: 1,
    severity: 'error',
    code: 'raw-html',
    message: expect.any(String),
  })
})

test('wrong usage exits with 2, help with 0', async () => {
  for (const words of [
    [],
    ['bake'],
    ['check'],
    ['check', 'a', 'b'],
    ['pack', 'a', 'b.zip'],
    ['list', '--json'],
    ['list', '--colour'],
  ]) {
    const { code, errors } = await course(...words)
    expect([words, code]).toEqual([words, 2])
    expect(errors).toContain('Usage: npm run course')
  }
  expect(await course('--help')).toMatchObject({
    code: 0,
    output: expect.stringContaining('pack DIR FILE  '),
  })
})

test('pack refuses a course with errors and leaves no file', async () => {
  const folder = temporaryFolder()
  expect((await course('pack', brokenCourse(), join(folder, 'a.lectern'))).code).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a course is packed, added, listed, updated and removed', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const file = join(folder, 'small.lectern')
  const source = writeCourse(folder)
  writeFileSync(join(source, 'stray.bin'), 'no part of the course')
  expect(await course('pack', source, file)).toMatchObject({
    code: 0,
    output: expect.stringContaining(`Packed into ${file}`),
  })
  // A course is made to be given away: the file keeps the author's own mask, here the test's.
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o666 & ~process.umask())
  expect((await course('check', file)).output).not.toContain('stray.bin')
  expect(await course('add', file, '--data', data)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^small 1\.0\.0: added$/m),
  })
  expect(existsSync(file)).toBe(true)
  expect((await course('list', '--data', data)).output).toMatch(
    /^small 1\.0\.0: A Small Course \(3 chapters, 15 questions\)$/m,
  )
  const newer = writeCourse(temporaryFolder(), { version: '1.1.0' })
  expect((await course('add', newer, '--data', data)).output).toMatch(
    /^small 1\.1\.0: updated from 1\.0\.0$/m,
  )
  expect((await course('add', file, '--data', data)).output).toMatch(
    /^small 1\.0\.0: put in the place of 1\.1\.0, which is the newer one$/m,
  )
  expect((await course('remove', 'small', '--data', data)).code).toBe(0)
  expect((await course('list', '--data', data)).output).not.toMatch(/^small /m)
  expect((await course('remove', 'small', '--data', data)).code).toBe(1)
})

test('whoever adds a course reads its errors, and how many remarks there are for the author', async () => {
  const data = join(temporaryFolder(), 'data')
  const good = writeCourse(temporaryFolder())
  expect((await course('add', good, '--data', data)).output).toMatch(
    /^\d+ remarks for the author: see “course check”\.\nsmall 1\.0\.0: added\n$/,
  )
  expect((await course('add', good, '--data', data)).output).toBe('small 1.0.0: unchanged\n')
  const bad = await course('add', brokenCourse(), '--data', data)
  expect(bad.code).toBe(1)
  expect(bad.output).not.toContain('warning')
  expect(bad.output).toMatch(/^chapters[^ ]+:9:1: error: Raw HTML[^]*remarks? for the author/)
  expect(bad.errors).toMatch(/refused: nothing was added/)
})

test('a file that is no course is refused and nothing is added', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'x.lectern')
  writeFileSync(file, 'no zip')
  const { code, output, errors } = await course('add', file, '--data', join(folder, 'data'))
  expect(code).toBe(1)
  expect(output).toMatch(/^error: This is not a \.lectern file/)
  expect(errors).toMatch(/^x\.lectern was refused: nothing was added\.$/m)
})
