import { describe, expect, test } from 'vitest'
import { keptQuestion } from '../../../electron/course/kept-question.ts'
import { hashOfQuestion } from '../../../electron/course/question-hash.ts'
import { aCourse, chapterMd, check, compile, courseYaml } from './support/source.ts'
import type { Files } from './support/source.ts'

const question = (more = ''): string => `- id: q1
  pool: practice
  type: recall
  stem: What does a tenant hold?
  answer: Everything of one organization.
  explanation: That is what a tenant is for.
${more}`

const listing = '  - { id: 002-bank, title: A bank, objective: "1.1" }\n'

/** The small course with a bank beside its chapter. */
function withBank(list: string, files: Files = { 'chapters/002-bank/questions.yaml': question() }): Files {
  return aCourse({ 'course.yaml': `${courseYaml}banks:\n${list}`, ...files })
}

async function errorsOf(files: Files): Promise<string[]> {
  const { findings } = await check(files)
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`)
}

/** The line after the small course's own and “banks:”. */
const firstBank = courseYaml.split('\n').length + 1

describe('a bank', () => {
  test('is a chapter with a title, an objective and questions, and no text', async () => {
    const { plan, findings } = await check(withBank(listing))
    expect(findings.filter(({ file }) => file.includes('002-bank'))).toEqual([])
    expect(plan).toMatchObject({ chapterCount: 2, bankCount: 1, questionCount: 1 })
  })

  test.each<[string, Files, RegExp]>([
    [
      'not listed',
      aCourse({ 'chapters/002-bank/questions.yaml': question() }),
      /^chapters\/002-bank\/chapter\.md:1:1 file-missing: .*list the folder in course\.yaml: “banks: \[\{ id: 002-bank/,
    ],
    [
      'listed without its folder',
      withBank(listing, {}),
      new RegExp(`^course\\.yaml:${firstBank}:11 reference-unknown: There is no folder chapters/002-bank`),
    ],
    [
      'listed though it has a chapter.md',
      withBank(listing, { 'chapters/002-bank/chapter.md': chapterMd() }),
      new RegExp(`^course\\.yaml:${firstBank}:11 field-invalid: .*remove it from “banks”`),
    ],
    [
      'without questions.yaml',
      withBank(listing, { 'chapters/002-bank/images/a.png': Buffer.alloc(0) }),
      /^chapters\/002-bank\/questions\.yaml:1:1 file-missing: This bank has no questions\.yaml/,
    ],
    [
      'listed twice',
      withBank(listing + listing),
      new RegExp(`^course\\.yaml:${firstBank + 1}:11 id-twice: The bank “002-bank” is listed twice`),
    ],
    [
      'of an unknown objective',
      withBank(listing.replace('1.1', '1.2')),
      new RegExp(`^course\\.yaml:${firstBank}:\\d+ reference-unknown: No objective “1\\.2”`),
    ],
    [
      'without a title',
      withBank('  - { id: 002-bank, objective: "1.1" }\n'),
      new RegExp(`^course\\.yaml:${firstBank}:\\d+ field-missing: The bank has no “title”`),
    ],
  ])('%s is an error that says what to do', async (_what, files, wanted) => {
    expect(await errorsOf(files)).toEqual([expect.stringMatching(wanted)])
  })

  test('can’t be linked to, since there is nothing to read', async () => {
    const files = withBank(listing, {
      'chapters/002-bank/questions.yaml': question()
        .replace('That is', '"[That](chapter:002-bank) is')
        .replace('is for.', 'is for."'),
    })
    expect(await errorsOf(files)).toEqual([expect.stringContaining('link-broken')])
  })

  test('without questions gets a warning', async () => {
    const { findings } = await check(withBank(listing, { 'chapters/002-bank/questions.yaml': '[]' }))
    expect(findings.filter(({ file }) => file.includes('002-bank'))).toMatchObject([
      { code: 'questions-missing', severity: 'warning' },
    ])
  })
})

describe('tags', () => {
  const tagged = (tags: string) =>
    withBank(listing, { 'chapters/002-bank/questions.yaml': question(`  tags: ${tags}\n`) })

  async function compiled(files: Files) {
    const chapters = await compile(files)
    return chapters[1]!.questions[0]!
  }

  test('are carried with the question, and change its hash only where they are used', async () => {
    const [plain, empty, two] = await Promise.all(
      [withBank(listing), tagged('[]'), tagged('[b, a-1]')].map(compiled),
    )
    expect(plain).not.toHaveProperty('tags')
    expect(empty).toEqual(plain)
    expect(two).toEqual({ ...plain, tags: ['b', 'a-1'], hash: two?.hash })
    expect(two?.hash).not.toBe(plain?.hash)
  })

  test.each([
    ['[Wrong Tag]', 'id-invalid'],
    [`[${'a'.repeat(101)}]`, 'id-invalid'],
    ['[a, b, a]', 'id-twice'],
    ['[[a]]', 'id-invalid'],
    ['a', 'field-invalid'],
    [`[${Array.from({ length: 21 }, (_, place) => `t${place}`).join(', ')}]`, 'field-invalid'],
  ])('%s is an error at its place', async (tags, code) => {
    expect(await errorsOf(tagged(tags))).toEqual([
      expect.stringMatching(new RegExp(`^chapters/002-bank/questions\\.yaml:7:\\d+ ${code}: `)),
    ])
  })

  test('come back in with imported progress, as the hash they were stored under', async () => {
    const two = await compiled(tagged('[b, a-1]'))
    expect(keptQuestion.safeParse(two).success).toBe(true)
    expect(keptQuestion.safeParse({ ...two, tags: ['Wrong Tag'] }).success).toBe(false)
    expect(hashOfQuestion(two, null)).toBe(two.hash)
  })

  test('twenty are allowed', async () => {
    const tags = Array.from({ length: 20 }, (_, place) => `t${place}`)
    expect((await compiled(tagged(`[${tags.join(', ')}]`))).tags).toEqual(tags)
  })
})
