import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFolder } from '../../../electron/course/source-folder.ts'
import {
  aCourse,
  chapterMd,
  check,
  compile,
  compileAll,
  compileFrom,
  sourceOf,
  today,
} from './support/source.ts'
import { checkCourse } from '../../../electron/course/check.ts'
import { compileCourse } from '../../../electron/course/compile.ts'
import type { Inline, Question } from '../../../electron/contract/content.ts'
import type { CompiledChapter, Progress } from '../../../electron/course/types.ts'

const whole = join(import.meta.dirname, '../../fixtures/courses/whole')
const sha = (text: string | Buffer, digits = 10): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits)
const text = (v: string): Inline[] => [{ t: 'text', v }]

async function first(): Promise<CompiledChapter> {
  const [chapter] = await compileFrom(await openFolder(whole))
  if (!chapter) throw new Error('The fixture has no chapter.')
  return chapter
}

async function question(id: string): Promise<Question> {
  const found = (await first()).questions.find((one) => one.id === id)
  if (!found) throw new Error(`The fixture has no question ${id}.`)
  return found
}

describe('a chapter', () => {
  test('has its facts, its place and its sections in the order of the app', async () => {
    const { id, number, title, objectiveId, level, updated, minutes, words, body } = await first()
    expect({ id, number, title, objectiveId, level, updated, minutes, words }).toEqual({
      id: '001-first',
      number: 1,
      title: 'The First Chapter',
      objectiveId: '1.1',
      level: 'beginner',
      updated: '2026-11-01',
      minutes: 1,
      words: 172,
    })
    expect(body.sections.map(({ kind }) => kind)).toEqual([
      'analogy',
      'how',
      'walkthrough',
      'job',
      'pitfalls',
      'exam',
      'takeaways',
      'lookalikes',
      'mistakes',
      'faq',
      'terms',
    ])
    expect(body.sources).toEqual([
      { id: 'one', title: 'The first page', url: 'https://example.org/one', asOf: '2026-10-01' },
      { id: 'two', title: 'The second page', url: 'https://example.org/two?a=1&b=2', asOf: null },
    ])
  })

  test('keeps links, emphasis and the first use of a term in its lead', async () => {
    const { body } = await first()
    const tenant = sha('001-first\ntenant')
    expect(body.lead).toEqual([
      {
        t: 'paragraph',
        key: sha(
          'A tenant holds everything of one organisation, says the page. A tenant is not a room. See the next chapter or https://example.org/.',
        ),
        c: [
          { t: 'text', v: 'A ' },
          { t: 'term', id: tenant, v: 'tenant' },
          { t: 'text', v: ' holds ' },
          { t: 'em', c: text('everything') },
          { t: 'text', v: ' of one organisation, says ' },
          { t: 'link', to: { kind: 'source', sourceId: 'one' }, c: text('the page') },
          { t: 'text', v: '. A tenant is not a room. See ' },
          { t: 'link', to: { kind: 'chapter', chapterId: '002-second' }, c: text('the next chapter') },
          { t: 'text', v: ' or ' },
          { t: 'link', to: { kind: 'web', url: 'https://example.org/' }, c: text('https://example.org/') },
          { t: 'text', v: '.' },
        ],
      },
    ])
  })

  test('keeps parts, images, code, lists and tables', async () => {
    const { body, images } = await first()
    const how = body.sections.find(({ kind }) => kind === 'how')
    const hash = sha(readFileSync(join(whole, 'chapters/001-first/images/red.png')), 64)
    expect(images).toEqual([
      { hash, type: 'image/png', bytes: readFileSync(join(whole, 'chapters/001-first/images/red.png')) },
    ])
    expect(how?.parts[0]?.title).toEqual([
      { t: 'text', v: 'What a ' },
      { t: 'code', v: 'tenant' },
      { t: 'text', v: ' is' },
    ])
    expect(how?.parts[0]?.blocks[0]).toMatchObject({
      c: [{}, {}, {}, { t: 'image', hash, alt: 'A red square', width: 3, height: 2 }],
    })
    expect(how?.parts[0]?.blocks.map(({ t }) => t)).toEqual(['paragraph', 'code', 'heading', 'list'])
    expect(how?.parts[0]?.blocks[3]).toMatchObject({
      ordered: true,
      start: 1,
      items: [
        { key: sha('First') },
        { key: sha('Second Below it'), blocks: [{}, { t: 'list', ordered: false }] },
      ],
    })
    const table = body.sections.find(({ kind }) => kind === 'lookalikes')?.blocks[0]
    expect(table).toMatchObject({ t: 'table', head: [[], [{ v: 'Tenant' }], [{ v: 'Site' }]] })
    expect(body.sections[0]?.title).toEqual([
      { t: 'text', v: 'A house with ' },
      { t: 'em', c: text('rooms') },
    ])
  })

  test('has keys that are unique and outlive changes elsewhere in the chapter', async () => {
    const keysOf = (chapter: CompiledChapter | undefined): string[] =>
      [...JSON.stringify(chapter?.body).matchAll(/"key":"([^"]+)"/g)].map((match) => match[1] ?? '')
    const keys = keysOf(await first())
    expect(new Set(keys).size).toBe(keys.length)
    const compileText = async (how: string): Promise<string[]> =>
      keysOf((await compile(aCourse({ 'chapters/001-first/chapter.md': chapterMd({ how }) })))[0])
    const before = await compileText('One.\n\nTwo.\n\nOne.')
    const after = await compileText('New.\n\nOne.\n\nTwo, changed.\n\nOne.')
    expect(before).toContain(`${sha('One.')}-2`)
    expect(after.filter((key) => before.includes(key))).toEqual(before.filter((key) => key !== sha('Two.')))
  })

  test('is found by headings, texts, terms and questions, but never by those of the exam', async () => {
    const { search, body } = await first()
    const termsKey = body.sections.at(-1)?.key
    const texts = search.map(({ text: found }) => found)
    expect(search).toContainEqual({
      kind: 'heading',
      block: body.sections[0]?.key,
      text: 'A house with rooms',
    })
    expect(search).toContainEqual({ kind: 'text', block: sha('Second Below it'), text: 'Second' })
    expect(search).toContainEqual({
      kind: 'text',
      block: expect.any(String),
      text: 'Tenant Site Holds everything one team',
    })
    expect(search).toContainEqual({
      kind: 'term',
      block: termsKey,
      text: 'Tenant: what holds everything of one organisation.',
    })
    expect(search).toContainEqual({ kind: 'question', block: null, text: 'Who signs in first? Anna Bert' })
    expect(search).toContainEqual({
      kind: 'question',
      block: null,
      text: 'Fabrikam hires 300 people in May.',
    })
    expect(texts.some((one) => /quokkas|wombats|Quentin|Everything of one\./.test(one))).toBe(false)
  })

  test('compiles to the same each time, and its hash follows every change but its place', async () => {
    const again = await compileFrom(await openFolder(whole))
    expect(await compileFrom(await openFolder(whole))).toEqual(again)
    const two = 'chapters/002-second/chapter.md'
    const [, before] = await compile(aCourse({ [two]: chapterMd() }))
    const [, , later] = await compile(
      aCourse({ [two]: chapterMd(), 'chapters/0015-between/chapter.md': chapterMd({ lead: 'Other.' }) }),
    )
    const [, changed] = await compile(aCourse({ [two]: chapterMd({ lead: 'A lead!' }) }))
    expect([later?.number, later?.hash]).toEqual([3, before?.hash])
    expect(changed?.hash).not.toBe(before?.hash)
  })
})

describe('a question of type', () => {
  const id = (kind: string, questionId: string, plain: string): string =>
    sha(`${questionId}\n${kind}\n${plain}`)

  test('recall', async () => {
    expect(await question('001-recall')).toEqual({
      id: '001-recall',
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      chapterId: '001-first',
      objectiveId: '1.1',
      pool: 'check',
      difficulty: 1,
      caseId: null,
      stem: [{ t: 'paragraph', key: sha('What does a tenant hold?'), c: text('What does a tenant hold?') }],
      explanation: [{ t: 'paragraph', key: sha('The chapter says so.'), c: text('The chapter says so.') }],
      sources: ['one'],
      asOf: null,
      expired: false,
      type: 'recall',
      answer: [
        {
          t: 'paragraph',
          key: sha('Everything of one organisation.'),
          c: [
            { t: 'text', v: 'Everything of ' },
            { t: 'strong', c: text('one') },
            { t: 'text', v: ' organisation.' },
          ],
        },
      ],
    })
  })

  test('single, with a text that only looks like a list', async () => {
    expect(await question('001-single')).toMatchObject({
      objectiveId: '1.2',
      caseId: 'fabrikam',
      difficulty: 2,
      fixed: true,
      stem: [{ t: 'paragraph' }, { t: 'list' }],
      choices: [
        {
          id: id('choice', '001-single', 'Anna'),
          text: text('Anna'),
          correct: true,
          why: text('She is first.'),
        },
        {
          id: id('choice', '001-single', '3. Bert'),
          text: text('3. Bert'),
          correct: false,
          why: text('He is third.'),
        },
        { text: [{ t: 'code', v: 'Carl' }], correct: false },
      ],
    })
  })

  test('grid', async () => {
    expect(await question('001-grid')).toMatchObject({
      answers: ['Yes', 'No'],
      statements: [{ answer: 1, why: text('It holds servers.') }, { answer: 0 }],
    })
  })

  test('order', async () => {
    expect(await question('001-order')).toMatchObject({
      steps: ['Sign in', 'Look', 'Sign out'].map((step) => ({
        id: id('step', '001-order', step),
        text: text(step),
      })),
      extras: [{ id: id('step', '001-order', 'Jump'), text: text('Jump'), why: text('Nobody jumps.') }],
    })
  })

  test('match, where two left sides share a right side', async () => {
    const right = (plain: string): string => id('right', '001-match', plain)
    const found = await question('001-match')
    expect(found).toMatchObject({
      lefts: [{ right: right('Australia') }, { right: right('Australia') }, { right: right('Europe') }],
      rights: ['Africa', 'Australia', 'Europe']
        .map((plain) => ({ id: right(plain), text: text(plain) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    })
  })

  test('cloze', async () => {
    expect(await question('001-cloze')).toMatchObject({
      text: [
        { t: 'text', v: 'A tenant holds ' },
        { t: 'strong', c: [{ t: 'blank', n: '1' }] },
        { t: 'text', v: ' of ' },
        { t: 'blank', n: '2' },
        { t: 'text', v: ' organisation.' },
      ],
      blanks: [
        { n: '1', kind: 'pick', correct: id('blank 1', '001-cloze', 'everything'), choices: [{}, {}] },
        { n: '2', kind: 'type', accept: ['one', '1'] },
      ],
    })
  })

  test('number', async () => {
    expect(await question('001-number')).toMatchObject({
      value: 45,
      tolerance: 0.5,
      unit: 'minutes',
      asOf: '2026-01-31',
      expired: true,
    })
  })

  test('any has a hash that follows what a learner sees, its case too, and nothing else', async () => {
    const file = 'chapters/001-first/questions.yaml'
    const yaml = (stem: string, caseText: string, pool = 'exam'): string =>
      `cases: [{ id: c, title: T, text: ${caseText} }]\nquestions:\n  - { id: q, pool: ${pool}, case: c, type: number, stem: ${stem}, value: 1, explanation: E }`
    const hashOf = async (content: string): Promise<string | undefined> =>
      (await compile(aCourse({ [file]: content })))[0]?.questions[0]?.hash
    const hash = await hashOf(yaml('One', 'Two'))
    expect(await hashOf(yaml('One', 'Two', 'practice'))).toBe(hash)
    expect(await hashOf(yaml('One!', 'Two'))).not.toBe(hash)
    expect(await hashOf(yaml('One', 'Two!'))).not.toBe(hash)
  })
})

test('progress is told for every chapter, and others get their turn meanwhile', async () => {
  const chapters = Array.from({ length: 30 }, (_, index) => [
    `chapters/c${index}/chapter.md`,
    chapterMd({ how: 'Some text here. '.repeat(3_000) }),
  ])
  const source = sourceOf(aCourse(Object.fromEntries(chapters)))
  const seen: Progress[] = []
  let turns = 0
  const count = (): void => {
    turns += 1
    timer = setImmediate(count)
  }
  let timer = setImmediate(count)
  const { plan } = await checkCourse(source, { today, onProgress: (step) => seen.push(step) })
  if (plan)
    for await (const chapter of compileCourse(plan, { onProgress: (step) => seen.push(step) }))
      expect(chapter.words).toBeGreaterThan(0)
  clearImmediate(timer)
  expect(seen.filter(({ phase }) => phase === 'check').map(({ done }) => done)).toEqual(
    Array.from({ length: 32 }, (_, index) => index),
  )
  expect(seen.filter(({ phase }) => phase === 'compile')).toHaveLength(31)
  expect(turns).toBeGreaterThan(20)
})

test('others get their turn within one long chapter', async () => {
  let turns = 0
  const count = (): void => {
    turns += 1
    timer = setImmediate(count)
  }
  let timer = setImmediate(count)
  const how = `${'Some text here, and *more* of it. '.repeat(20)}\n\n`.repeat(400)
  await check(aCourse({ 'chapters/001-first/chapter.md': chapterMd({ how }) }))
  clearImmediate(timer)
  expect(turns).toBeGreaterThan(8)
})

test('an image that changes between check and compile is refused', async () => {
  const png = readFileSync(join(whole, 'chapters/001-first/images/red.png'))
  const name = 'chapters/001-first/images/a.png'
  const files = aCourse({
    'chapters/001-first/chapter.md': chapterMd({ lead: '![A](images/a.png)' }),
    [name]: png,
  })
  const source = sourceOf(files)
  const { plan } = await checkCourse({ ...source, read: source.read }, { today })
  if (!plan) throw new Error('The course has an error.')
  const changed = { ...plan, source: sourceOf({ ...files, [name]: Buffer.concat([png, Buffer.from('x')]) }) }
  await expect(compileAll(changed)).rejects.toThrow(/changed while/)
  expect((await check(files)).plan).not.toBeNull()
})
