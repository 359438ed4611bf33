import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '../../../electron/course/source-folder.ts'
import { temporaryFolder } from '../../support/folders.ts'

const refusal = async (folder: string): Promise<string[]> =>
  await openFolder(folder).then(
    () => [],
    (error: { findings: { file: string; code: string }[] }) =>
      error.findings.map(({ file, code }) => `${file} ${code}`),
  )

test('a folder lists its files by path, without hidden ones', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.git'))
  mkdirSync(join(folder, 'b'))
  for (const [name, text] of [
    ['.git/x', 'x'],
    ['.hidden', 'x'],
    ['b/a.md', 'four'],
    ['a.md', 'äö'],
  ])
    writeFileSync(join(folder, name ?? ''), text ?? '')
  const source = await openFolder(folder)
  expect(source.files).toEqual([
    { path: 'a.md', bytes: 4 },
    { path: 'b/a.md', bytes: 4 },
  ])
  expect((await source.read('b/a.md')).toString()).toBe('four')
  await expect(source.read('../secret')).rejects.toThrow(/not part of the course/)
  await expect(source.read('.hidden')).rejects.toThrow(/not part of the course/)
})

test('links are refused, to files, to folders and to nowhere', async () => {
  const folder = temporaryFolder()
  symlinkSync('/etc/passwd', join(folder, 'a.md'))
  symlinkSync('/etc', join(folder, 'b'))
  symlinkSync('nowhere', join(folder, 'c'))
  expect(await refusal(folder)).toEqual(['a.md link', 'b link', 'c link'])
})

test('a folder that is not there is refused', async () => {
  expect(await refusal('/nowhere/at-all')).toEqual(['. file-unreadable'])
})
