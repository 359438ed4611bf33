import { expect, test } from 'vitest'
import { codeOf, testApp } from '../../support/app.ts'
import { writeCourse } from '../../support/course.ts'

const courseId = 'small'
const first = { courseId, chapterId: '001-first' }
const third = { courseId, chapterId: '003-third' }

test('a chapter comes with its neighbours, its terms and its place in the outline', async () => {
  const { api } = await testApp()
  const chapter = await api.reader.chapter(first)
  expect(chapter).toMatchObject({
    courseTitle: 'A Small Course',
    objectiveTitle: 'The only objective',
    domain: { id: '1', place: 0 },
    previous: null,
    next: { id: '002-second', number: 2 },
    nextLocked: true,
    position: null,
    checkQuestions: 3,
    practiceQuestions: 1,
    unlockShare: 0.6,
    summary: { state: 'reading', number: 1 },
  })
  expect(chapter.body!.sections.map(({ kind }) => kind)).toEqual(['how', 'takeaways', 'terms'])
})

test('a text that is known stays away until the course is updated; what was done comes always', async () => {
  const app = await testApp()
  const { textVersion, body } = await app.api.reader.chapter(first)
  await app.api.notes.put({
    ...first,
    block: body!.lead[0]!.key,
    kind: 'bookmark',
    quote: 'The lead',
    text: '',
  })
  const known = { ...first, knownText: textVersion }
  for (const look of [app.api.reader.chapter, app.api.reader.preview]) {
    expect(await look(known)).toMatchObject({ textVersion, body: null, annotations: [{ kind: 'bookmark' }] })
    expect((await look({ ...first, knownText: 'another' }))!.body).toEqual(body)
  }
  await app.close()
  writeCourse(app.contentDir, {
    version: '2.0.0',
    chapters: [{ id: '001-first', paragraphs: ['Another lead.', 'A tenant.'] }],
  })
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  const updated = await again.api.reader.chapter(known)
  expect(updated.textVersion).not.toBe(textVersion)
  expect(updated.body!.lead).not.toEqual(body!.lead)
})

test('a look ahead notes nothing, and shows nothing of a locked chapter', async () => {
  const { api } = await testApp()
  const preview = await api.reader.preview(first)
  expect(preview).toMatchObject({ summary: { state: 'reading' }, position: null })
  expect(await api.reader.preview(third)).toBeNull()
  const { list, lastReadAt } = await api.library.course({ courseId })
  expect([list[0]!.state, lastReadAt]).toEqual(['open', null])
  expect(await api.reader.chapter(first)).toEqual(preview)
})

test('a locked chapter says what opens it and can be opened anyway', async () => {
  const { api } = await testApp()
  expect(await codeOf(api.reader.chapter(third))).toBe('CHAPTER_LOCKED')
  await api.reader.openAnyway(third)
  expect((await api.reader.chapter(third)).summary.state).toBe('reading')
  expect(await codeOf(api.reader.chapter({ courseId, chapterId: '002-second' }))).toBe('CHAPTER_LOCKED')
})

test('the setting opens all chapters', async () => {
  const { api } = await testApp()
  await api.settings.update({ openAllChapters: true })
  expect((await api.reader.chapter(third)).summary.state).toBe('reading')
})

test('a position is kept to the paragraph over a restart, and reading never goes back', async () => {
  const app = await testApp()
  const { body } = await app.api.reader.chapter(first)
  const block = body!.sections[0]!.blocks[0]!.key
  await app.api.reader.savePosition({ ...first, position: { block, share: 0.7 } })
  await app.api.reader.savePosition({ ...first, position: { block, share: 0.3 } })
  await app.close()
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  const chapter = await again.api.reader.chapter(first)
  expect(chapter.position).toEqual({ block, share: 0.3 })
  expect(chapter.summary.readShare).toBe(0.7)
})

test('going on leads to the chapter read last', async () => {
  const app = await testApp()
  const continueAt = async () => (await app.api.library.list())[0]!.continueAt
  expect(await continueAt()).toBe('001-first')
  await app.api.reader.openAnyway(third)
  app.clock.now += 1000
  await app.api.reader.chapter(third)
  expect(await continueAt()).toBe('003-third')
})

test('done can be said and taken back', async () => {
  const { api, clock } = await testApp()
  expect((await api.reader.markDone({ ...first, done: true })).doneAt).toBe(clock.now)
  expect((await api.reader.markDone({ ...first, done: false })).doneAt).toBeNull()
})

test('what is not here is refused with its code', async () => {
  const { api } = await testApp()
  expect(await codeOf(api.reader.chapter({ courseId, chapterId: 'nothing' }))).toBe('NOT_HERE')
  expect(await codeOf(api.reader.chapter({ courseId: 'none', chapterId: 'nothing' }))).toBe('NOT_HERE')
  expect(await codeOf(api.reader.glossary({ courseId: 'none' }))).toBe('NOT_HERE')
  expect(await codeOf(api.library.course({ courseId: 'none' }))).toBe('NOT_HERE')
})

test('the glossary names the chapters that use a term, the defining one first', async () => {
  const { api } = await testApp()
  const glossary = await api.reader.glossary({ courseId })
  expect(glossary.map(({ term }) => term.chapterId).sort()).toEqual(['001-first', '002-second', '003-third'])
  for (const { term, usedIn } of glossary) expect(usedIn[0]!.id).toBe(term.chapterId)
})

test('an update of the course keeps progress and marks by id and paragraph', async () => {
  const app = await testApp()
  const { body } = await app.api.reader.chapter(first)
  const [kept] = body!.sections[0]!.blocks
  const lead = body!.lead[0]!
  for (const block of [kept!.key, lead.key])
    await app.api.notes.put({ ...first, block, kind: 'highlight', quote: `quote of ${block}`, text: '' })
  await app.api.reader.savePosition({ ...first, position: { block: kept!.key, share: 0.5 } })
  await app.close()
  writeCourse(app.contentDir, {
    version: '2.0.0',
    chapters: [
      { id: '001-first', paragraphs: ['Another lead.', 'A tenant holds everything of one organisation.'] },
      { id: '004-new' },
    ],
  })
  const again = await testApp({ dataDir: app.dataDir, contentDirs: [app.contentDir] })
  const chapter = await again.api.reader.chapter(first)
  expect(chapter.position!.block).toBe(kept!.key)
  const notes = await again.api.notes.list({ courseId })
  expect(Object.fromEntries(notes.map(({ block, lost }) => [block, lost]))).toEqual({
    [kept!.key]: null,
    [lead.key]: 'paragraph',
  })
  expect((await again.api.library.list())[0]!.version).toBe('2.0.0')
})
