import { describe, expect, test } from 'vitest'
import { splitSentences } from '../../../electron/course/wording.ts'
import { aCourse, chapterMd, check, codesOf, courseYaml, leadLine, withQuestions } from './support/source.ts'
import type { Files } from './support/source.ts'

const chapter = 'chapters/001-first/chapter.md'
const questions = 'chapters/001-first/questions.yaml'

/** A question with four choices; `right` is the place of the right one. */
function single(
  number: number,
  choices: string[],
  right: number,
  stem = `What is number ${number} of ${'abcdefghijkl'[number]}${number} here`,
): string {
  const list = choices
    .map((text, place) => `    - { text: "${text}", correct: ${place === right}, why: Because. }`)
    .join('\n')
  return `- id: q${number}
  pool: practice
  type: single
  stem: "${stem}?"
  explanation: So it is.
  choices:
${list}
`
}
const even = ['red fox', 'tan cat', 'old dog', 'big owl']
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('')

describe('guessable questions', () => {
  test('are none when choices are alike and places even', async () => {
    expect(await codesOf(withQuestions(many(12, (index) => single(index, even, index % 4))))).toEqual([])
  })

  test('the right choice is the longest in more than half', async () => {
    const file = (longest: number): string =>
      many(8, (index) =>
        single(
          index,
          even.map((text, place) => (place === index % 4 && index < longest ? `${text} and more` : text)),
          index % 4,
        ),
      )
    expect(await codesOf(withQuestions(file(4)))).toEqual([])
    expect(await codesOf(withQuestions(file(5)))).toEqual([`${questions}:1:1 longest-is-right`])
  })

  test('the right place is uneven beyond chance', async () => {
    const places = (list: number[]): string =>
      many(list.length, (index) => single(index, even, list[index] ?? 0))
    expect(await codesOf(withQuestions(places([0, 0, 0, 0, 0, 1, 2, 3])))).toEqual([])
    expect(await codesOf(withQuestions(places([1, 1, 1, 1, 1, 1, 1, 0])))).toEqual([
      `${questions}:1:1 position-uneven`,
    ])
  })

  test('the right choice repeats words of the stem', async () => {
    const stem = (index: number): string =>
      `Which group of ${'abcdefghijkl'[index]}${index} holds mail and shared calendars`
    const file = (telling: number): string =>
      many(6, (index) =>
        single(
          index,
          even.map((text, place) =>
            place === index % 4 && index < telling ? 'mail calendar' : `${text} of park`,
          ),
          index % 4,
          stem(index),
        ),
      )
    expect(await codesOf(withQuestions(file(2)))).toEqual([])
    expect(await codesOf(withQuestions(file(3)))).toEqual([`${questions}:1:1 stem-gives-answer`])
  })

  test('ask nearly the same, even in two chapters', async () => {
    const stem =
      'Which of the licences of a company of three hundred people holds Conditional Access for every one of them'
    const one = single(1, even, 1, stem)
    const two = single(2, even, 2, stem.replace('Which', 'What'))
    const other = single(3, even, 2, stem.replace('holds Conditional Access', 'costs least of all'))
    const files = aCourse({
      [questions]: one + other,
      'chapters/002-second/chapter.md': chapterMd(),
      'chapters/002-second/questions.yaml': two.replace('q2', 'q9'),
    })
    const { findings } = await check(files)
    const found = findings.filter(({ code }) => code === 'stem-twice')
    expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual(['chapters/002-second/questions.yaml:1'])
    expect(found[0]?.message).toMatch(
      /“q9” asks nearly the same as “q1” \(chapters\/001-first\/questions\.yaml:1\)/,
    )
  })

  test('a recall question does not fit a mock exam; an unused case is named', async () => {
    const yaml = `cases: [{ id: c, title: T, text: Some. }]
questions:
  - { id: q, pool: exam, type: recall, stem: What?, answer: That, explanation: So. }`
    expect(await codesOf(withQuestions(yaml))).toEqual([
      `${questions}:1:9 case-unused`,
      `${questions}:3:20 recall-in-exam`,
    ])
  })
})

describe('text that YAML cuts off', () => {
  const recall = (stem: string, more = ''): string => `- id: q1 # the first
  pool: check # asked in the chapter
  type: recall
  stem: ${stem}
  explanation: That.
  answer: That.
${more}`
  const cut = async (files: Files): Promise<string[]> =>
    (await check(files)).findings
      .filter(({ code }) => code === 'text-cut')
      .map(({ file, line, column }) => `${file}:${line}:${column}`)

  test('after “ #” is told, in a field, a title and a list', async () => {
    const steps = `- id: q2
  pool: practice
  type: order
  stem: In which order?
  explanation: In this.
  steps:
    - Open door #1
    - Go in
`
    const files = aCourse({
      'course.yaml': courseYaml.replace('A Small Course', 'Rule #1 and #2'),
      [chapter]: chapterMd().replace('A Chapter', 'Tickets   #1'),
      [questions]: recall('What is #1 single? a #2', steps),
    })
    expect(await cut(files)).toEqual([
      `${chapter}:2:18`,
      `${questions}:4:17`,
      `${questions}:13:17`,
      'course.yaml:3:13',
    ])
    expect((await check(files)).findings.find(({ code }) => code === 'text-cut')?.message).toMatch(
      /after “ #” is a comment and is left out: put the text in quotes/,
    )
  })

  test.each([
    ['text in quotes', '"What is #1?" # really'],
    ['a “#” within a word', 'What is C#?'],
    ['a block of text', '| # several lines\n    What is #1?'],
    ['a line of its own', 'What?\n  # a comment\n  # and more'],
  ])('is nothing in %s', async (_name, stem) => {
    expect(
      await cut(withQuestions(recall(stem, '  difficulty: 1 # easy\n  expired: true # gone\n'))),
    ).toEqual([])
  })

  test('after an anchor is told unless an alias uses it', async () => {
    expect(await cut(withQuestions(recall('&x What')))).toEqual([`${questions}:4:12`])
    expect(await cut(withQuestions(recall('&x What').replace('answer: That.', 'answer: *x')))).toEqual([])
  })
})

describe('a thin chapter', () => {
  test('has no section of a kind', async () => {
    const { findings } = await check(withQuestions(many(1, (index) => single(index, even, index))))
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      Array(9).fill('section-missing warning'),
    )
    expect(findings.map(({ message }) => /“## ([^”]+)”/.exec(message)?.[1])).toContain('Easy to mix up')
  })

  test('has a section without its shape, and lacks parts of “On the exam”', async () => {
    const more = '\n## Pitfalls\n\nJust text.\n\n## On the exam\n\n### What is tested\n\nText.\n'
    expect(await codesOf(aCourse({ [chapter]: chapterMd({ more }) }))).toEqual([
      `${chapter}:18:1 section-shape`,
      ...Array(4).fill(`${chapter}:22:1 part-missing`),
    ])
  })

  test('has no question', async () => {
    const missing = async (files: Files): Promise<string[]> =>
      (await check(files)).findings
        .filter(({ code }) => code === 'questions-missing')
        .map(({ file, line, column }) => `${file}:${line}:${column}`)
    expect(await missing(aCourse())).toEqual([`${chapter}:2:1`])
    expect(await missing(withQuestions('[]'))).toEqual([`${chapter}:2:1`])
    expect(await missing(withQuestions(single(1, even, 1)))).toEqual([])
  })

  test('names no source, or an old one', async () => {
    const none = chapterMd().replace(/sources:\n.*\n/, '')
    expect(await codesOf(aCourse({ [chapter]: none }))).toEqual([`${chapter}:2:1 source-missing`])
    const asOf = (date: string): Promise<string[]> =>
      codesOf(aCourse({ [chapter]: chapterMd().replace('org/one }', `org/one, asOf: ${date} }`) }))
    expect(await asOf('2024-11-24')).toEqual([])
    expect(await asOf('2024-11')).toEqual([])
    expect(await asOf('2024-11-23')).toEqual([`${chapter}:6:5 source-old`])
    const updated = chapterMd().replace('updated: 2026-11-24', 'updated: 2020-01-01')
    expect(await codesOf(aCourse({ [chapter]: updated }))).toEqual([`${chapter}:6:5 source-old`])
    expect(await codesOf(aCourse({ [chapter]: updated.replace('updated: 2020-01-01\n', '') }))).toEqual([])
  })

  test('has a sentence of more than 40 words, or many long ones', async () => {
    const words = (count: number): string => `It ${'goes '.repeat(count - 2)}on.`
    expect(await codesOf(aCourse({ [chapter]: chapterMd({ how: words(40) }) }))).toEqual([])
    expect(await codesOf(aCourse({ [chapter]: chapterMd({ how: words(41) }) }))).toEqual([
      `${chapter}:12:1 sentence-long`,
    ])
    expect(await codesOf(aCourse({ [chapter]: chapterMd({ how: `${words(30)} `.repeat(9) }) }))).toEqual([
      `${chapter}:1:1 sentences-long`,
    ])
  })

  test('has an image that nobody sees described, or that no text shows', async () => {
    const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACADs=', 'base64')
    const files = {
      [chapter]: chapterMd({ lead: '![](images/a.gif)' }),
      'chapters/001-first/images/a.gif': gif,
      'chapters/001-first/images/b.gif': gif,
    }
    expect(await codesOf(aCourse(files))).toEqual([
      `${chapter}:${leadLine}:1 image-alt`,
      'chapters/001-first/images/b.gif:1:1 image-unused',
    ])
  })

  test('lies beside files that are no part of the format', async () => {
    expect(
      await codesOf(aCourse({ 'README.md': 'x', 'notes/a.txt': 'x', 'chapters/001-first/draft.md': 'x' })),
    ).toEqual(['chapters/001-first/draft.md:1:1 file-unknown', 'notes/a.txt:1:1 file-unknown'])
  })
})

describe('a course that does not add up', () => {
  const exam = 'exam: { code: X, minutes: 9, questions: 2, scale: { min: 1, max: 9, pass: 5 } }\n'
  const asked = (pools: string[]): string =>
    many(pools.length, (index) =>
      single(index, even, index % 4).replace('pool: practice', `pool: ${pools[index]}`),
    )

  test.each([
    [['exam', 'check'], ['course.yaml:13:7 exam-pool-small']],
    [['check'], ['course.yaml:13:7 exam-pool-small']],
    [['exam', 'exam\n  expired: true'], ['course.yaml:13:7 exam-pool-small']],
    [['exam', 'exam'], []],
  ])('has questions for an exam of two: %j', async (pools, expected) => {
    const files = aCourse({ 'course.yaml': courseYaml + exam, [questions]: asked(pools) })
    expect(await codesOf(files)).toEqual(expected)
  })

  test.each([
    ['[20, 30]', ['course.yaml:8:5 weights-off']],
    ['[61, 70]', ['course.yaml:8:5 weights-off']],
    ['[40, 60]', []],
    ['[39.9, 39.8]', ['course.yaml:13:42 field-invalid']],
  ])('has two domains with the weights [40, 60] and %s', async (weight, expected) => {
    const yaml = courseYaml
      .replace('[100, 100]', '[40, 60]')
      .concat(`    - { id: "2", title: Another, weight: ${weight}, objectives: [] }\n`)
    expect(await codesOf(aCourse({ 'course.yaml': yaml }))).toEqual(expected)
  })

  test('has two chapters with one number', async () => {
    const files = { 'chapters/01-other/chapter.md': chapterMd(), 'chapters/002-b/chapter.md': chapterMd() }
    const { findings } = await check(aCourse(files))
    const found = findings.filter(({ code }) => code === 'number-twice')
    expect(found.map(({ file, message }) => [file, message.slice(0, 42)])).toEqual([
      ['chapters/01-other/chapter.md', 'The folders 001-first and 01-other have th'],
    ])
  })
})

describe('an acronym', () => {
  const inLead = async (lead: string, more = ''): Promise<string[]> =>
    await codesOf(aCourse({ [chapter]: chapterMd({ lead, more }) }))

  test.each(['The SLA counts.', 'Many SLAs count.', 'See **SLA**.'])(
    'is never spelled out: %s',
    async (lead) => {
      expect(await inLead(lead)).toHaveLength(1)
      expect((await inLead(lead))[0]).toContain('acronym-unexplained')
    },
  )

  test.each([
    'A service level agreement (SLA) counts. The SLA holds.',
    'Service level agreements (SLAs) count. An SLA holds.',
    'The SLA (service level agreement) counts.',
    'The exam MS-900, the plan E3, P1 and F1, AES-256, ISO 27001 and HTTPS.',
    'SOC2 and IPv6, Type II, and `SLA` in code.',
    'A PC, the URL, a FAQ, the EU and the US.',
  ])('needs nothing: %s', async (lead) => {
    expect(await inLead(lead)).toEqual([])
  })

  test('is none where a term stands in capitals', async () => {
    const more = '\n## Terms\n\n- **Single**: a ticket.\n'
    expect(await inLead('Take a SINGLE, and no ROUND one.', more)).toEqual([
      `${chapter}:${leadLine}:1 acronym-unexplained`,
    ])
  })

  test('may be a term of the chapter, and then be used in its questions', async () => {
    const more = '\n## Terms\n\n- **Service level agreement (SLA)**: a promise.\n'
    const yaml =
      '- { id: q, pool: check, type: recall, stem: What is an SLA?, answer: A promise by the CSP., explanation: So. }'
    expect(
      await codesOf(aCourse({ [chapter]: chapterMd({ lead: 'An SLA.', more }), [questions]: yaml })),
    ).toEqual([`${questions}:1:70 acronym-unexplained`])
  })
})

test.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['It has 3.5 GB, e.g. For mail. Then more.', ['It has 3.5 GB, e.g. For mail.', 'Then more.']],
  ['He asked “Why?” She said no.', ['He asked “Why?”', 'She said no.']],
  ['Plan No. 5 is J. Smith’s.', ['Plan No. 5 is J. Smith’s.']],
])('%j is cut into sentences', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences)
})

test.each(['.'.repeat(300_000), 'A. '.repeat(200_000), `${'"'.repeat(100_000)}.${'"'.repeat(200_000)}`])(
  'a hostile text is cut in one pass (%#)',
  (text) => {
    // A pass for each letter would outlast the test's own time limit.
    expect(splitSentences(text).join(' ').trim()).toBe(text.trim())
  },
)
