import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packFolder } from '../../support/pack-folder.ts'
import { testApp } from '../../support/app.ts'
import { addAndLeave, courseFilesIn, updateUntilKilled, upload } from '../../support/course-updates.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import type { CourseReader } from '../../../electron/services/library/course-reader.ts'
import type { TestApp } from '../../support/app.ts'

/** A `.lectern` file of the course “other”, named after its version. */
async function packedVersion(version: string, chapters = 3): Promise<string> {
  const folder = temporaryFolder()
  const file = join(folder, `${version}.lectern`)
  const ids = Array.from({ length: chapters }, (_, index) => ({ id: `${100 + index}-chapter` }))
  await packFolder(writeCourse(folder, { id: 'other', version, chapters: ids }), file)
  return file
}

async function add(app: TestApp, file: string): Promise<void> {
  const uploadId = await upload(app, readFileSync(file))
  for await (const event of await app.api.library.add({ uploadId, fileName: 'a.lectern' }))
    if (event.kind === 'result') expect(event.outcome).not.toBe('refused')
}

async function reopened(app: TestApp): Promise<TestApp> {
  await app.close()
  return testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
}

/** The installed version, and what the folder of files holds; the library is lost and made again in between. */
async function stateOf(app: TestApp): Promise<{ version: string; rebuilt: string; files: string[] }> {
  const versionIn = async (one: TestApp) => (await one.api.library.course({ courseId: 'other' })).version
  const first = await reopened(app)
  const version = await versionIn(first)
  const files = courseFilesIn(app.dataDir)
  await first.close()
  for (const end of ['', '-wal', '-shm']) rmSync(join(app.dataDir, `library.db${end}`), { force: true })
  const second = await reopened(first)
  const rebuilt = await versionIn(second)
  await second.close()
  return { version, rebuilt, files }
}

const coursesOf = (app: TestApp) => join(app.dataDir, 'courses')
const onlyFile = (app: TestApp) => join(coursesOf(app), readdirSync(coursesOf(app))[0] ?? '')

test.each([0, 1, 2, 3])('a page that is closed after %i events of an update loses nothing', async (heard) => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await addAndLeave(app, readFileSync(await packedVersion('2.0.0', 40)), heard)
  // Before it hears anything the page may have left too early for the update to begin.
  const version = heard === 0 ? expect.stringMatching(/^[12]/) : '2.0.0'
  expect(await stateOf(app)).toEqual({ version, rebuilt: version, files: ['other.lectern'] })
  if (heard > 0) expect(readdirSync(join(app.dataDir, 'uploads'))).toEqual([])
})

test('an upload belongs to the one who adds it: it can be neither added twice nor appended to', async () => {
  const app = await testApp()
  const bytes = readFileSync(await packedVersion('1.0.0'))
  const uploadId = await upload(app, bytes)
  const first = (await app.api.library.add({ uploadId, fileName: 'a.lectern' }))[Symbol.asyncIterator]()
  await first.next()
  const more = { method: 'PUT', body: new Uint8Array(10) }
  expect((await app.fetch(`/upload/${uploadId}?offset=${bytes.length}`, more)).status).toBe(409)
  const second = (await app.api.library.add({ uploadId, fileName: 'a.lectern' }))[Symbol.asyncIterator]()
  await expect(second.next()).rejects.toMatchObject({ code: 'NOT_HERE' })
  for (let event = await first.next(); !event.done; event = await first.next());
  expect((await app.api.library.course({ courseId: 'other' })).version).toBe('1.0.0')
})

test('a new file that is in its place before the library knows it makes way for the one that it knows', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await app.close()
  copyFileSync(await packedVersion('2.0.0'), join(coursesOf(app), '0123456789abcdef.other.lectern'))
  expect(await stateOf(app)).toEqual({ version: '1.0.0', rebuilt: '1.0.0', files: ['other.lectern'] })
})

test('an earlier file that was not removed any more is removed at the next start', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  const former = readFileSync(onlyFile(app))
  const name = onlyFile(app)
  await add(app, await packedVersion('2.0.0'))
  await app.close()
  writeFileSync(name, former)
  expect(await stateOf(app)).toEqual({ version: '2.0.0', rebuilt: '2.0.0', files: ['other.lectern'] })
})

test('of two files and a library that is lost, the one that came last is read', async () => {
  const app = await testApp()
  await add(app, await packedVersion('2.0.0'))
  await app.close()
  const other = join(coursesOf(app), '0123456789abcdef.other.lectern')
  copyFileSync(await packedVersion('1.0.0'), other)
  utimesSync(other, 1, 1)
  rmSync(join(app.dataDir, 'library.db'))
  expect(await stateOf(app)).toEqual({ version: '2.0.0', rebuilt: '2.0.0', files: ['other.lectern'] })
})

test('what earlier versions of Lectern left of an interrupted update is read again', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await app.close()
  renameSync(onlyFile(app), join(coursesOf(app), 'other.lectern.earlier'))
  rmSync(join(app.dataDir, 'library.db'))
  expect(await stateOf(app)).toEqual({ version: '1.0.0', rebuilt: '1.0.0', files: ['other.lectern'] })
})

test('an empty file in the place of a course makes way for the earlier one', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await app.close()
  renameSync(onlyFile(app), join(coursesOf(app), 'other.lectern.earlier'))
  writeFileSync(join(coursesOf(app), 'other.lectern'), '')
  rmSync(join(app.dataDir, 'library.db'))
  expect(await stateOf(app)).toEqual({ version: '1.0.0', rebuilt: '1.0.0', files: ['other.lectern'] })
})

test('a file that somebody put into the folder of courses is read and kept under its content', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await app.close()
  copyFileSync(await packedVersion('2.0.0'), join(coursesOf(app), 'other.lectern'))
  expect(await stateOf(app)).toEqual({ version: '2.0.0', rebuilt: '2.0.0', files: ['other.lectern'] })
})

test('a file that cannot be read keeps no other from the library', async () => {
  const app = await testApp()
  await add(app, await packedVersion('1.0.0'))
  await app.close()
  mkdirSync(join(coursesOf(app), 'folder.lectern'))
  symlinkSync('/nowhere', join(coursesOf(app), 'link.lectern'))
  expect(await stateOf(app)).toMatchObject({ version: '1.0.0', rebuilt: '1.0.0' })
})

test('a course of the content folder that failed for another reason than its files is read at the next start', async () => {
  const fails: CourseReader = async function* () {
    throw new Error('the disk is full')
  }
  const app = await testApp({ readCourse: fails })
  expect(await app.api.library.list()).toEqual([])
  expect((await (await reopened(app)).api.library.list()).map(({ id }) => id)).toEqual(['small'])
})

const kills = 4

test(`a course is whole after each of ${kills} kills in its updates`, { timeout: 300_000 }, async () => {
  const app = await testApp()
  const files = [await packedVersion('1.0.0', 30), await packedVersion('2.0.0', 30)]
  await add(app, files[0]!)
  await app.close()
  let last = '1.0.0'
  for (let kill = 0; kill < kills; kill++) {
    const { added, begun } = await updateUntilKilled(app.dataDir, files, {
      updates: 1 + (kill % 2),
      milliseconds: (kill * 400) / kills,
    })
    last = added.at(-1) ?? last
    const state = await stateOf(app)
    expect([last, begun]).toContain(state.version)
    expect(state).toEqual({ version: state.version, rebuilt: state.version, files: ['other.lectern'] })
    last = state.version
  }
})
