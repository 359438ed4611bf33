import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packFolder } from '../../../support/pack-folder.ts'
import { courseFilesIn, sendCourse } from '../../../../electron/shells/electron/course-file.ts'
import { writeCourse } from '../../../support/course.ts'
import { temporaryFolder } from '../../../support/folders.ts'
import { prepareShell, startedShell } from '../../../support/electron-shell.ts'
import type { AddEvent } from '../../../../electron/contract/library.ts'
import type { Instances } from '../../../support/electron-host.ts'
import type { StartedShell } from '../../../support/electron-shell.ts'

async function aCourseFile(name = 'other.lectern'): Promise<string> {
  const folder = temporaryFolder()
  const file = join(folder, name)
  await packFolder(writeCourse(folder, { id: 'other' }), file)
  return file
}

/** What the library page does with the address that the shell sent it to. */
async function addAsPageDoes({ windows, lectern }: StartedShell): Promise<AddEvent | undefined> {
  const query = new URLSearchParams(windows[0]!.loaded.at(-1)!.split('?')[1])
  const adding = await lectern()!.api.library.add({
    uploadId: query.get('add')!,
    fileName: query.get('name')!,
  })
  let last: AddEvent | undefined
  for await (const event of adding) last = event
  return last
}

const isSent =
  ({ windows }: StartedShell) =>
  () =>
    windows[0]?.loaded.at(-1)?.includes('add=') ?? false

test('only course files are taken from a command line', () => {
  expect(
    courseFilesIn(
      ['--data=x.lectern', '--flag', 'a.lectern', '/b/C.LECTERN', 'd.zip', 'lectern'],
      '/home/me',
    ),
  ).toEqual(['/home/me/a.lectern', '/b/C.LECTERN'])
})

test('a file is sent whole, in order, in buffers of at most 1 MB', async () => {
  const bytes = randomBytes(2.5 * 1024 * 1024)
  const path = join(temporaryFolder(), 'large course & more.lectern')
  writeFileSync(path, bytes)
  const sent: { url: URL; body: Buffer }[] = []
  const address = await sendCourse(async (request) => {
    sent.push({ url: new URL(request.url), body: Buffer.from(await request.arrayBuffer()) })
    return { status: 204, headers: {}, body: null }
  }, path)
  expect(sent.map(({ url }) => url.searchParams.get('offset'))).toEqual(['0', '1048576', '2097152'])
  expect(Buffer.concat(sent.map(({ body }) => body)).equals(bytes)).toBe(true)
  const { pathname, searchParams } = new URL(address, 'app://lectern')
  expect([pathname, ...['name', 'bytes', 'chosen'].map((key) => searchParams.get(key))]).toEqual([
    '/',
    'large course & more.lectern',
    '2621440',
    null,
  ])
  expect(new Set(sent.map(({ url }) => url.pathname))).toEqual(
    new Set([`/upload/${searchParams.get('add')}`]),
  )
})

describe('a course file is added by the app that is running', () => {
  test('when the system opens it', async () => {
    const shell = await startedShell()
    expect(shell.openFile(await aCourseFile())).toBe(true)
    await shell.until(isSent(shell))
    expect(shell.windows[0]!.loaded.at(-1)).not.toContain('chosen')
    expect(await addAsPageDoes(shell)).toMatchObject({ outcome: 'added', course: { id: 'other' } })
  })

  test('when the system opens it before the app is ready', async () => {
    const shell = prepareShell({ platform: 'darwin' })
    shell.openFile(await aCourseFile())
    shell.becomeReady()
    await shell.until(isSent(shell))
    expect(await addAsPageDoes(shell)).toMatchObject({ outcome: 'added' })
  })

  test('when the app is started with it', async () => {
    const shell = await startedShell({ argv: [await aCourseFile()] })
    await shell.until(isSent(shell))
    expect(await addAsPageDoes(shell)).toMatchObject({ outcome: 'added' })
  })

  test('when it is started a second time with it', async () => {
    const instances: Instances = new Map()
    const shell = await startedShell({ instances })
    const file = await aCourseFile()
    await prepareShell({ instances, folder: shell.folder, argv: [file] }).ended
    await shell.until(isSent(shell))
    expect(await addAsPageDoes(shell)).toMatchObject({ outcome: 'added' })
  })

  test('when it is chosen in the menu', async () => {
    const shell = await startedShell({ chosenFiles: [await aCourseFile()] })
    shell.choose('Add a course…')
    await shell.until(isSent(shell))
    expect(shell.windows[0]!.loaded.at(-1)).toContain('chosen=1')
    expect(await addAsPageDoes(shell)).toMatchObject({ outcome: 'added' })
  })
})

test('a file that is not there is said to be so, and the app stays', async () => {
  const shell = await startedShell()
  shell.openFile('/nowhere/gone.lectern')
  await shell.until(() => shell.errors.length > 0)
  expect(shell.errors[0]!.title).toBe('The course was not added')
  expect(shell.errors[0]!.content).toMatch(/^gone\.lectern could not be read: ENOENT/)
  expect(shell.calls).not.toContain('quit')
})
