import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../electron/app.ts'
import { codeOf, testApp } from '../../support/app.ts'
import { courseFilesIn } from '../../support/course-updates.ts'
import { writeCourse } from '../../support/course.ts'
import { temporaryFolder } from '../../support/folders.ts'
import { packFolder } from '../../support/pack-folder.ts'
import type { AddEvent } from '../../../electron/contract/library.ts'
import type { CourseShape } from '../../support/course.ts'
import type { TestApp } from '../../support/app.ts'

async function packed(shape: CourseShape): Promise<Buffer> {
  const folder = temporaryFolder()
  const file = join(folder, 'course.lectern')
  await packFolder(writeCourse(folder, shape), file)
  return readFileSync(file)
}

/** Sends a file as the renderer does and returns all that adding it reports. */
async function add(app: TestApp, bytes: Buffer, chunk = 1000): Promise<AddEvent[]> {
  const uploadId = randomUUID()
  for (let offset = 0; offset < bytes.length; offset += chunk) {
    const body = new Uint8Array(bytes.subarray(offset, offset + chunk))
    const address = `/upload/${uploadId}?offset=${offset}`
    expect((await app.fetch(address, { method: 'PUT', body })).status).toBe(204)
  }
  const events: AddEvent[] = []
  for await (const event of await app.api.library.add({ uploadId, fileName: 'course.lectern' }))
    events.push(event)
  return events
}

async function resultOf(adding: Promise<AddEvent[]>) {
  const last = (await adding).at(-1)!
  if (last.kind !== 'result') throw new Error('adding ended without a result')
  return last
}

test('a course file is added with progress, and is there after a restart', async () => {
  const app = await testApp()
  app.clock.now += 1000
  const events = await add(app, await packed({ id: 'other' }))
  expect(events.at(-1)).toMatchObject({ kind: 'result', outcome: 'added', course: { id: 'other' } })
  expect(events.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(0)
  await app.close()
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  expect((await again.api.library.list()).map(({ id, bundled }) => [id, bundled])).toEqual([
    ['small', true],
    ['other', false],
  ])
  expect(again.log).toEqual([])
})

test('a newer version says what changed, the same one that nothing did', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'other', chapters: [{ id: '001-a' }, { id: '002-b' }] }))
  const newer = {
    id: 'other',
    version: '1.1.0',
    chapters: [{ id: '001-a', paragraphs: ['New lead.', 'New text.'] }, { id: '003-c' }],
  }
  expect(await resultOf(add(app, await packed(newer)))).toMatchObject({
    outcome: 'updated',
    replaced: { version: '1.0.0', isNewer: false },
    changes: {
      chapters: { added: 1, changed: 1, removed: 1 },
      questions: { added: 5, changed: 0, removed: 5 },
    },
  })
  expect(await resultOf(add(app, await packed(newer)))).toMatchObject({ outcome: 'unchanged' })
})

test('an older version over a newer one is taken, and told as the older one', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'other', version: '1.10.0' }))
  const older = await packed({ id: 'other', version: '1.9.0' })
  expect(await resultOf(add(app, older))).toMatchObject({
    outcome: 'updated',
    course: { version: '1.9.0' },
    replaced: { version: '1.10.0', isNewer: true },
  })
  expect((await app.api.library.course({ courseId: 'other' })).version).toBe('1.9.0')
})

test('a course with an error is refused finding by finding, and the one before stays', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'other' }))
  const broken = await packed({ id: 'other', version: '2.0.0', chapters: [{ id: '001-a' }] })
  const text = 'this is no archive at all'.repeat(100)
  expect(await resultOf(add(app, Buffer.from(text)))).toMatchObject({ outcome: 'refused' })
  expect(await resultOf(add(app, broken.subarray(0, broken.length - 40)))).toMatchObject({
    outcome: 'refused',
  })
  const course = await app.api.library.course({ courseId: 'other' })
  expect([course.version, course.chapters]).toEqual(['1.0.0', 3])
  expect(courseFilesIn(app.dataDir)).toEqual(['other.lectern'])
})

test('questions that vanished with an update stay readable in the self-check that asked them', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'other' }))
  const place = { courseId: 'other', chapterId: '001-first' }
  const { sessionId, questions } = await app.api.check.begin({ ...place, afresh: false })
  await add(app, await packed({ id: 'other', version: '2.0.0', chapters: [{ id: '009-z' }] }))
  const { answered } = await app.api.check.answer({
    sessionId,
    questionId: questions[0]!.id,
    response: { type: 'recall', right: true },
    milliseconds: 1,
  })
  expect(answered.key.id).toBe('001-first-recall')
})

test('progress stays when a course is removed and comes back with it', async () => {
  const app = await testApp()
  const file = await packed({ id: 'other' })
  await add(app, file)
  await app.api.reader.chapter({ courseId: 'other', chapterId: '001-first' })
  await app.api.library.remove({ courseId: 'other' })
  expect((await app.api.library.list()).map(({ id }) => id)).toEqual(['small'])
  expect(courseFilesIn(app.dataDir)).toEqual([])
  await add(app, file)
  expect((await app.api.library.course({ courseId: 'other' })).list[0]!.state).toBe('reading')
})

test('a course whose id Windows keeps for a device is added with a warning, under a name that it does not keep', async () => {
  const app = await testApp()
  expect(await resultOf(add(app, await packed({ id: 'nul' })))).toMatchObject({
    outcome: 'added',
    course: { id: 'nul' },
    findings: expect.arrayContaining([
      expect.objectContaining({ code: 'id-reserved', severity: 'warning' }),
    ]) as unknown,
  })
  expect(readdirSync(join(app.dataDir, 'courses'))).toEqual([
    expect.stringMatching(/^[0-9a-f]{16}\.nul\.lectern$/),
  ])
})

test('a course that comes with the app cannot be removed', async () => {
  const app = await testApp()
  expect(await codeOf(app.api.library.remove({ courseId: 'small' }))).toBe('NOT_NOW')
})

test('a file newer than the course that comes with the app stands over it, until it is removed', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'small', version: '1.2.0' }))
  await app.close()
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  expect(await again.api.library.list()).toMatchObject([{ version: '1.2.0', bundled: false }])
  await again.api.library.remove({ courseId: 'small' })
  expect(await again.api.library.list()).toMatchObject([{ version: '1.0.0', bundled: true }])
})

test('the second start compiles nothing: it leaves the library as it is, to the byte', async () => {
  const app = await testApp()
  await add(app, await packed({ id: 'other' }))
  await app.close()
  const file = join(app.dataDir, 'library.db')
  const before = readFileSync(file)
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  expect((await again.api.library.list()).map(({ id }) => id).sort()).toEqual(['other', 'small'])
  await again.close()
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('uploads come in order, in small chunks, under a name that is no path', async () => {
  const { handle } = await testApp()
  const put = async (path: string, size: number) =>
    (
      await handle(
        new Request(`http://127.0.0.1/upload/${path}`, { method: 'PUT', body: new Uint8Array(size) }),
      )
    ).status
  const uploadId = randomUUID()
  expect(await put(`${uploadId}?offset=0`, 10)).toBe(204)
  expect(await put(`${uploadId}?offset=5`, 10)).toBe(409)
  expect(await put(`${uploadId}?offset=10`, 1024 * 1024 + 1)).toBe(413)
  expect(await put('..%2f..%2fprogress.db?offset=0', 10)).toBe(400)
  expect(await put(`${uploadId}?offset=-1`, 10)).toBe(400)
})

test('a page that is asked for while its course is still being compiled comes when it is', async () => {
  const folder = temporaryFolder()
  writeCourse(join(folder, 'content'))
  const app = await createApp({
    dataDir: join(folder, 'data'),
    contentDirs: [join(folder, 'content')],
    rendererDir: null,
    version: '0.0.0-test',
    shell: 'cli',
  })
  onTestFinished(() => app.close())
  expect(await app.api.library.list()).toEqual([])
  const [course, chapter, unknown] = await Promise.all([
    app.api.library.course({ courseId: 'small' }),
    app.api.reader.chapter({ courseId: 'small', chapterId: '001-first' }),
    codeOf(app.api.library.course({ courseId: 'other' })),
  ])
  expect(course.id).toBe('small')
  expect(chapter.summary.id).toBe('001-first')
  expect(unknown).toBe('NOT_HERE')
})
