import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

async function find(text: string) {
  const { api } = await testApp()
  return api.search.query({ text, limit: 20 })
}

test('the last word may be a beginning, and the match is marked', async () => {
  const [hit] = (await find('everything of one organ')).filter(({ kind }) => kind === 'text')
  expect(hit).toMatchObject({ chapterId: '001-first', chapterNumber: 1, courseTitle: 'A Small Course' })
  expect(hit!.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual([
    'everything',
    'of',
    'one',
    'organisation',
  ])
})

test('practice questions are found, exam questions never', async () => {
  expect((await find('quokkas')).map(({ kind }) => kind)).toEqual(['question', 'question', 'question'])
  expect(await find('wombats')).toEqual([])
})

test('a chapter’s title comes before its text', async () => {
  expect((await find('chapter 002'))[0]).toMatchObject({ kind: 'chapter', chapterId: '002-second' })
})

test('query syntax is only words', async () => {
  expect(await find('"tenant" OR NOT nothing*')).toEqual([])
  expect(await find('')).toEqual([])
})
