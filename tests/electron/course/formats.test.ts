import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CourseRefused, openFile } from '../../../electron/course/index.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { packFolder } from '../../support/pack-folder.ts'

async function packed(): Promise<string> {
  const file = join(temporaryFolder(), 'a.lectern')
  await packFolder(writeCourse(temporaryFolder()), file)
  return file
}

function fileOf(bytes: string | Buffer): string {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, bytes)
  return file
}

/** What opening a file comes to: its format, or the code and the sentence of the refusal. */
async function outcomeOf(path: string, name: string): Promise<string[]> {
  try {
    const { format, source } = await openFile(path, { name })
    await source.close()
    return [format]
  } catch (error) {
    if (!(error instanceof CourseRefused)) throw error
    return error.findings.map(({ code, message }) => `${code}: ${message}`)
  }
}

test.each(['course.lectern', 'course.zip', 'course', 'course.apkg'])(
  'a course is recognized by its content, here under the name %s',
  async (name) => expect(await outcomeOf(await packed(), name)).toEqual(['lectern']),
)

test('a folder that was zipped whole is recognized too', async () => {
  const parent = temporaryFolder()
  writeCourse(parent)
  const file = join(temporaryFolder(), 'any')
  await packFolder(parent, file)
  expect(await outcomeOf(file, 'any.zip')).toEqual(['lectern'])
})

test('a file of no known format is answered with the formats that can be added', async () => {
  expect(await outcomeOf(fileOf('::Q1:: Who? {=Grant}'), 'quiz.gift')).toEqual([
    'format-unrecognized: Lectern can’t tell what kind of file this is. Choose one of these: Lectern course (.lectern).',
  ])
})

test.each([
  ['empty', Buffer.alloc(0)],
  ['a bare zip signature', Buffer.from('PK')],
  ['a zip of something else', Buffer.from('504b0506'.padEnd(44, '0'), 'hex')],
  ['random text', Buffer.from('PK\u0003\u0004 and then no archive')],
])('%s is no known format', async (_what, bytes) => {
  expect(await outcomeOf(fileOf(bytes), 'file.bin')).toEqual([
    expect.stringMatching(/^format-unrecognized: /),
  ])
})

test('a damaged file gets the sentence of the format that its name says', async () => {
  const half = join(temporaryFolder(), 'half')
  copyFileSync(await packed(), half)
  writeFileSync(half, readFileSync(half).subarray(0, 300))
  expect(await outcomeOf(half, 'HALF.LECTERN')).toEqual([expect.stringMatching(/^not-an-archive: /)])
  expect(await outcomeOf(half, 'half.zip')).toEqual([expect.stringMatching(/^format-unrecognized: /)])
})
