import { expect, test } from 'vitest'
import { codeOf, testApp } from '../../support/app.ts'

const place = { courseId: 'small', chapterId: '001-first', block: 'abc' }

test('a paragraph has at most one note, and writing again replaces its text', async () => {
  const app = await testApp()
  const first = await app.api.notes.put({ ...place, kind: 'note', quote: 'A quote', text: 'one' })
  app.clock.now += 5
  const second = await app.api.notes.put({ ...place, kind: 'note', quote: 'A quote', text: 'two' })
  expect(second).toEqual({ ...first, text: 'two', updatedAt: first.updatedAt + 5 })
  await app.api.notes.put({ ...place, kind: 'bookmark', quote: 'A quote', text: '' })
  expect(await app.api.notes.list({})).toHaveLength(2)
})

test('every word of a query must occur in quote, note or chapter title', async () => {
  const { api } = await testApp()
  await api.notes.put({ ...place, kind: 'note', quote: 'Conditional Access', text: 'ask Ida about it' })
  expect(await api.notes.list({ query: 'IDA access' })).toHaveLength(1)
  expect(await api.notes.list({ query: '001-first' })).toHaveLength(1)
  expect(await api.notes.list({ query: 'ida 100%_' })).toHaveLength(0)
})

test('a note says whether it is its paragraph or its course that is not there', async () => {
  const { api, dataDir, close } = await testApp()
  const { body } = await api.reader.chapter(place)
  await api.notes.put({ ...place, block: body!.lead[0]!.key, kind: 'bookmark', quote: '', text: '' })
  await api.notes.put({ ...place, kind: 'note', quote: '', text: 'x' })
  const lost = (all: { kind: string; lost: unknown }[]) => all.map(({ kind, lost }) => [kind, lost]).sort()
  expect(lost(await api.notes.list({}))).toEqual([
    ['bookmark', null],
    ['note', 'paragraph'],
  ])
  await close()
  const without = await testApp({ dataDir, contentDirs: [] })
  expect(lost(await without.api.notes.list({}))).toEqual([
    ['bookmark', 'course'],
    ['note', 'course'],
  ])
})

test('a note that is removed is gone, and removing it again says so', async () => {
  const { api } = await testApp()
  const { id } = await api.notes.put({ ...place, kind: 'note', quote: '', text: 'x' })
  await api.notes.remove({ id })
  expect(await api.notes.list({})).toEqual([])
  expect(await codeOf(api.notes.remove({ id }))).toBe('NOT_HERE')
})

test('notes are exported as Markdown', async () => {
  const { api, fetch } = await testApp()
  await api.notes.put({ ...place, kind: 'note', quote: 'A quote', text: 'My words' })
  const response = await fetch('/download/notes.md?course=small')
  expect(response.headers.get('content-disposition')).toContain('lectern-notes.md')
  expect(await response.text()).toContain('> A quote\n\nMy words')
})
