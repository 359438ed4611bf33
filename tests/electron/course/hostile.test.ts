import { describe, expect, test } from 'vitest'
import { checkCourse } from '../../../electron/course/check.ts'
import {
  aCourse,
  chapterMd,
  check,
  compile,
  courseYaml,
  sourceOf,
  today,
  withQuestions,
} from './support/source.ts'
import type { Files } from './support/source.ts'

const chapter = 'chapters/001-first/chapter.md'
const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('')

/** Each of these took minutes when something was compared with everything before it: the suite's limit ends that. */
describe('a file in which everything differs is read in time that grows with its size:', () => {
  const cases: [string, Files, string][] = [
    [
      '50,000 unknown fields, four times over',
      aCourse(
        Object.fromEntries(
          ['a', 'b', 'c', 'd'].map((id) => [
            `chapters/${id}/chapter.md`,
            `---\n${many(50_000, (index) => `a${index}: 1\n`)}---\nA lead.\n`,
          ]),
        ),
      ),
      'field-unknown',
    ],
    [
      '8,000 statements with none of 25,000 answers',
      withQuestions(
        `- { id: q, pool: exam, type: grid, stem: s, explanation: e, answers: [${many(25_000, (index) => `b${index},`)}], statements: [${many(8_000, (index) => `{text: a${index}, answer: c},`)}] }`,
      ),
      'answer-impossible',
    ],
    [
      '8,000 sources and 50,000 names of others',
      {
        ...withQuestions(
          `- { id: q, pool: exam, type: recall, stem: s, answer: a, explanation: e, sources: [${many(50_000, (index) => `t${index},`)}] }`,
        ),
        [chapter]: chapterMd().replace(
          'sources:\n',
          `sources:\n${many(8_000, (index) => `  - { id: s${index}, title: t, url: https://e.org }\n`)}`,
        ),
      },
      'reference-unknown',
    ],
  ]
  test.each(cases)('%s', async (_name, files, code) => {
    const { findings, plan } = await check(files)
    expect(plan).toBeNull()
    expect(findings.filter((finding) => finding.code === code).length).toBeGreaterThanOrEqual(250)
  })
})

test.each([
  ['tags', '!a '],
  ['anchors', '&a '],
  ['quoted texts', '"a" '],
  ['colons', 'a: '],
])('YAML with hundreds of thousands of %s is refused before it is parsed', async (_name, piece) => {
  const { findings } = await check(withQuestions(`- x ${piece.repeat(250_000)}`))
  expect(findings.map(({ code }) => code)).toContain('yaml-too-dense')
})

test('a field that stands twice is found wherever it stands, and told in the order of the file', async () => {
  const { findings } = await check(
    withQuestions(`- { id: q1, id: q2 }\n- id: q3\n  "id": q4\n  type: recall\n  type: grid\n`),
  )
  expect(
    findings.filter(({ code }) => code === 'yaml-broken').map(({ line, column }) => `${line}:${column}`),
  ).toEqual(['1:13', '3:3', '5:3'])
})

describe('an id that Windows keeps for a device', () => {
  const files = aCourse({
    'course.yaml': courseYaml.replace('id: small', 'id: nul'),
    [chapter]: '',
    'chapters/com1/chapter.md': chapterMd(),
  })
  const found = async (reader: 'author' | 'learner') => {
    const { findings, plan } = await checkCourse(sourceOf(files), { today, reader })
    const reserved = findings.filter(({ code }) => code === 'id-reserved')
    return { places: reserved.map(({ file, line, severity }) => `${file}:${line} ${severity}`), plan }
  }

  test('is an error to the author of the course or chapter', async () => {
    const { places, plan } = await found('author')
    expect(places).toEqual(['chapters/com1/chapter.md:1 error', 'course.yaml:2 error'])
    expect(plan).toBeNull()
  })

  test('is a warning to a learner, who can add the course', async () => {
    const { places, plan } = await found('learner')
    expect(places).toEqual(['chapters/com1/chapter.md:1 warning', 'course.yaml:2 warning'])
    expect(plan?.manifest.id).toBe('nul')
  })

  test.each(['con', 'prn', 'aux', 'com9', 'lpt1'])('can be %s, too', async (id) => {
    const { findings } = await check(aCourse({ 'course.yaml': courseYaml.replace('id: small', `id: ${id}`) }))
    expect(findings.map(({ code }) => code)).toContain('id-reserved')
  })

  test.each(['nul-1', 'null', 'com', 'com10', 'console'])('cannot be %s', async (id) => {
    const { findings } = await check(aCourse({ 'course.yaml': courseYaml.replace('id: small', `id: ${id}`) }))
    expect(findings.map(({ code }) => code)).not.toContain('id-reserved')
  })
})

describe('a mark that changes the order of letters', () => {
  const mark = '\u202e'
  const files = aCourse({
    'course.yaml': courseYaml
      .replace('A Small Course', `A ${mark}Small Course`)
      .replace('The only domain', `The ${mark}only domain`)
      .replace('The only objective', `"The ${mark}only objective", skills: ["One ${mark}skill"]`),
    [chapter]: chapterMd({
      how: `### A ${mark}part\n\nText.\n\n#### A ${mark}heading\n\nText.`,
      more: `\n## Analogy: a ${mark}title\n\nText.\n\n## Terms\n\n- **A ${mark}Term**: What it is.\n`,
    })
      .replace('A Chapter', `A ${mark}Chapter`)
      .replace('A page', `A ${mark}page`),
    'chapters/001-first/questions.yaml': `cases:
  - { id: case, title: "A ${mark}case", text: Text. }
questions:
  - { id: q, case: case, pool: practice, type: recall, stem: What?, answer: That., explanation: So. }
`,
  })

  test('is warned of in every title', async () => {
    const { findings } = await check(files)
    const marks = findings.filter(({ code }) => code === 'hidden-mark')
    expect(marks.map(({ file, line }) => `${file.split('/').at(-1)}:${line}`)).toEqual([
      ...['chapter.md:2', 'chapter.md:6', 'chapter.md:12', 'chapter.md:16', 'chapter.md:24', 'chapter.md:30'],
      ...['questions.yaml:2'],
      ...['course.yaml:3', 'course.yaml:9', 'course.yaml:12', 'course.yaml:12'],
    ])
    expect(marks[0]?.message).toBe(
      '“A \ufffdChapter” contains an invisible mark that changes the order of letters (U+202E): delete it. Learners see the title without it.',
    )
  })

  test('reaches no learner in a title, and no finding at all', async () => {
    const { plan, findings } = await check(files)
    expect(JSON.stringify([plan?.manifest, await compile(files), findings])).not.toContain(mark)
  })
})
