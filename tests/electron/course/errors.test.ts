import { describe, expect, test } from 'vitest'
import { aCourse, chapterMd, check, codesOf, courseYaml, leadLine, withQuestions } from './support/source.ts'
import type { Files } from './support/source.ts'

const chapter = 'chapters/001-first/chapter.md'
const questions = 'chapters/001-first/questions.yaml'
const single = (choices: string, more = ''): Files =>
  withQuestions(`- id: q1
  pool: exam
  type: single
  stem: What?
  explanation: That.
${more}  choices:
${choices}`)
const inChapter = (shape: Parameters<typeof chapterMd>[0]): Files => aCourse({ [chapter]: chapterMd(shape) })
const typed = (type: string, fields: string): Files =>
  withQuestions(`- { id: q1, pool: exam, type: ${type}, stem: What?, explanation: That., ${fields} }`)
const scaled = (scale: string): Files =>
  aCourse({
    'course.yaml': `${courseYaml}exam: { code: X-1, minutes: 45, questions: 50, scale: ${scale} }\n`,
  })

/** Takes the mark `▶` out of the files and says where it stood. */
function unmark(files: Files): { files: Files; place: string } {
  const plain = { ...files }
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string' || !content.includes('▶')) continue
    const lines = (content.split('▶')[0] ?? '').split('\n')
    plain[path] = content.replace('▶', '')
    return { files: plain, place: `${lines.length}:${(lines.at(-1) ?? '').length + 1}` }
  }
  return { files, place: '' }
}

/** What is wrong, the files, the finding as `file:line:column code` (`@` is where `▶` stands), words of its sentence. */
const cases: [string, Files, string, RegExp][] = [
  ['no course.yaml', aCourse({ 'course.yaml': '' }), 'course.yaml:1:1 file-missing', /folder/],
  [
    'a course.yml',
    aCourse({ 'course.yaml': '', 'course.yml': courseYaml }),
    'course.yaml:1:1 file-missing',
    /but course\.yml: rename it to course\.yaml/,
  ],
  ['no chapter', { 'course.yaml': courseYaml }, 'course.yaml:1:1 course-empty', /chapter\.md/],
  [
    'a newer format',
    aCourse({ 'course.yaml': courseYaml.replace('format: 1', 'format: 2') }),
    'course.yaml:1:9 format-unknown',
    /Update Lectern/,
  ],
  [
    'a field that is misspelt',
    aCourse({ 'course.yaml': courseYaml.replace('title: A Small', 'tilte: A Small') }),
    'course.yaml:3:1 field-unknown',
    /nearest one is “title”/,
  ],
  [
    'a field that is missing',
    aCourse({ 'course.yaml': courseYaml.replace('version: 1.0.0\n', '') }),
    'course.yaml:1:1 field-missing',
    /“version”/,
  ],
  [
    'an id with capitals',
    aCourse({ 'course.yaml': courseYaml.replace('id: small', 'id: Small') }),
    'course.yaml:2:5 id-invalid',
    /small letters/,
  ],
  [
    'an id that is too long',
    aCourse({ 'course.yaml': courseYaml.replace('id: small', `id: ${'a'.repeat(101)}`) }),
    'course.yaml:2:5 id-invalid',
    /^The id “a+…” has 101 letters, and 100 are the most/,
  ],
  [
    'an objective whose id is too long',
    aCourse({ 'course.yaml': courseYaml.replace('"1.1"', `"${'1'.repeat(51)}"`) }),
    'course.yaml:12:17 id-invalid',
    /has 51 letters, and 50 are the most/,
  ],
  [
    'a folder whose name is too long',
    aCourse({ [`chapters/${'9'.repeat(101)}/chapter.md`]: chapterMd() }),
    `chapters/${'9'.repeat(101)}/chapter.md:1:1 id-invalid`,
    /has 101 letters/,
  ],
  [
    'YAML that breaks off',
    aCourse({ 'course.yaml': `${courseYaml}exam: {` }),
    'course.yaml:13:8 yaml-broken',
    /cannot be read/,
  ],
  [
    'a field that stands twice',
    aCourse({ 'course.yaml': `${courseYaml}id: again\n` }),
    'course.yaml:13:1 yaml-broken',
    /twice/,
  ],
  [
    'a weight upside down',
    aCourse({ 'course.yaml': courseYaml.replace('[100, 100]', '[30, 20]') }),
    'course.yaml:10:15 field-invalid',
    /from and to/,
  ],
  [
    'a scale upside down',
    scaled('{ min: 1000, max: 1, pass: ▶700 }'),
    'course.yaml:@ field-invalid',
    /from “min” up to “max”/,
  ],
  [
    'a pass mark between two points',
    scaled('{ min: 1, max: 6, pass: ▶4.5 }'),
    'course.yaml:@ field-invalid',
    /whole numbers.*by ten/,
  ],
  [
    'a scale that begins between two points',
    scaled('{ min: ▶0.5, max: 6, pass: 4 }'),
    'course.yaml:@ field-invalid',
    /whole numbers/,
  ],
  [
    'a scale that ends between two points',
    scaled('{ min: 0, max: ▶4.5, pass: 3 }'),
    'course.yaml:@ field-invalid',
    /whole numbers/,
  ],
  [
    'a folder with capitals',
    aCourse({ 'chapters/Two/chapter.md': chapterMd() }),
    'chapters/Two/chapter.md:1:1 id-invalid',
    /rename/,
  ],
  [
    'a folder without a chapter',
    aCourse({ 'chapters/002-two/questions.yaml': '[]' }),
    'chapters/002-two/chapter.md:1:1 file-missing',
    /Add one, or list the folder/,
  ],
  [
    'names that differ by capitals',
    aCourse({ 'chapters/001-first/Chapter.md': 'x' }),
    'chapters/001-first/Chapter.md:1:1 name-twice',
    /capitals/,
  ],
  [
    'a chapter that is not UTF-8',
    aCourse({ [chapter]: Buffer.from([0x2d, 0xff, 0xfe]) }),
    `${chapter}:1:1 not-utf8`,
    /UTF-8/,
  ],
  [
    'a chapter of 40 MB',
    aCourse({ [chapter]: Buffer.alloc(40 * 1024 * 1024, 'a') }),
    `${chapter}:1:1 file-too-large`,
    /40\.0 MB/,
  ],
  ['no front matter', aCourse({ [chapter]: 'Just text.' }), `${chapter}:1:1 field-missing`, /front matter/],
  [
    'an objective that is not there',
    aCourse({ [chapter]: chapterMd().replace('"1.1"', '"1.2"') }),
    `${chapter}:3:12 reference-unknown`,
    /nearest one is “1\.1”/,
  ],
  [
    'a day that is none',
    aCourse({ [chapter]: chapterMd().replace('2026-11-24', '2026-02-30') }),
    `${chapter}:4:10 field-invalid`,
    /YYYY-MM-DD/,
  ],
  [
    'raw HTML in a line',
    inChapter({ lead: 'Some <b>bold</b> text.' }),
    `${chapter}:${leadLine}:6 raw-html`,
    /Markdown/,
  ],
  [
    'a raw HTML block',
    inChapter({ lead: '<script>\nalert(1)\n</script>' }),
    `${chapter}:${leadLine}:1 raw-html`,
    /<script>/,
  ],
  [
    'an HTML comment',
    inChapter({ lead: 'A lead.\n\n<!-- note -->' }),
    `${chapter}:${leadLine + 2}:1 raw-html`,
    /not allowed/,
  ],
  [
    'a javascript link',
    inChapter({ lead: 'Go [there](javascript:alert(1)).' }),
    `${chapter}:${leadLine}:4 link-scheme`,
    /javascript:/,
  ],
  [
    'a javascript link in disguise',
    inChapter({ lead: 'Go [there](JavaScript&colon;alert).' }),
    `${chapter}:${leadLine}:4 link-scheme`,
    /https:/,
  ],
  [
    'a data link',
    inChapter({ lead: 'Go [there](data:text/html,x).' }),
    `${chapter}:${leadLine}:4 link-scheme`,
    /data:/,
  ],
  [
    'a link by definition',
    inChapter({ lead: 'Go [there][a].', more: '\n[a]: vbscript:x\n' }),
    `${chapter}:${leadLine}:4 link-scheme`,
    /vbscript:/,
  ],
  [
    'a link with a password',
    inChapter({ lead: 'Go [there](https://me:secret@example.org/).' }),
    `${chapter}:${leadLine}:4 link-broken`,
    /not a web address/,
  ],
  [
    'a relative link',
    inChapter({ lead: 'Go [there](../other.md).' }),
    `${chapter}:${leadLine}:4 link-broken`,
    /nowhere/,
  ],
  [
    'a chapter that is not there',
    inChapter({ lead: 'Go [there](chapter:001-frist).' }),
    `${chapter}:${leadLine}:4 link-broken`,
    /nearest one is “001-first”/,
  ],
  [
    'a source that is not there',
    inChapter({ lead: 'See [this](source:two).' }),
    `${chapter}:${leadLine}:5 link-broken`,
    /nearest one is “one”/,
  ],
  [
    'an image that is not there',
    inChapter({ lead: 'See ![this](images/x.png).' }),
    `${chapter}:${leadLine}:5 image-missing`,
    /images\//,
  ],
  [
    'an image of the web',
    inChapter({ lead: 'See ![this](https://example.org/x.png).' }),
    `${chapter}:${leadLine}:5 image-missing`,
    /images\//,
  ],
  [
    'an image that is none',
    aCourse({ 'chapters/001-first/images/a.png': 'no image' }),
    'chapters/001-first/images/a.png:1:1 image-broken',
    /whole png/,
  ],
  [
    'an SVG',
    aCourse({ 'chapters/001-first/images/a.svg': '<svg/>' }),
    'chapters/001-first/images/a.svg:1:1 image-type',
    /png, jpg, webp or gif/,
  ],
  [
    'an unknown section',
    inChapter({ more: '\n## Take-aways\n\nText.\n' }),
    `${chapter}:18:1 heading-unknown`,
    /nearest one is “Takeaways”/,
  ],
  [
    'a section by another name',
    inChapter({ more: '\n## Glossary\n\nText.\n' }),
    `${chapter}:18:1 heading-unknown`,
    /nearest one is “Terms”/,
  ],
  [
    'a section twice',
    inChapter({ more: '\n## Takeaways\n\nText.\n' }),
    `${chapter}:18:1 section-twice`,
    /one heading/,
  ],
  ['an empty section', inChapter({ more: '\n## Pitfalls\n' }), `${chapter}:18:1 section-empty`, /fill/],
  [
    'a title in the text',
    inChapter({ lead: '# Title\n\nText.' }),
    `${chapter}:${leadLine}:1 heading-level`,
    /front matter/,
  ],
  [
    'an underlined heading',
    inChapter({ lead: 'Lead.\n\nPitfalls\n--------\n\nText.' }),
    `${chapter}:${leadLine + 2}:1 heading-level`,
    /## …/,
  ],
  [
    'a section that is required',
    aCourse({ [chapter]: chapterMd().replace('## Takeaways', '### Takeaways') }),
    `${chapter}:8:1 section-required`,
    /Takeaways/,
  ],
  ['no lead', inChapter({ lead: '' }), `${chapter}:8:1 section-required`, /lead/],
  [
    'a term without a colon',
    inChapter({ more: '\n## Terms\n\n- **Tenant** holds all.\n' }),
    `${chapter}:20:1 term-malformed`,
    /colon/,
  ],
  [
    'a term twice',
    inChapter({ more: '\n## Terms\n\n- **Tenant**: one.\n- **tenant**: two.\n' }),
    `${chapter}:21:1 term-twice`,
    /twice/,
  ],
  [
    'text among the terms',
    inChapter({ more: '\n## Terms\n\nSome words.\n' }),
    `${chapter}:20:1 term-malformed`,
    /list of terms/,
  ],
  [
    'quotes in quotes in quotes',
    inChapter({ lead: `${'>'.repeat(50)} deep` }),
    `${chapter}:${leadLine}:1 markdown-too-dense`,
    /nest/,
  ],
  [
    'tens of thousands of marks in many paragraphs',
    inChapter({ lead: `${'*a* '.repeat(400)}\n\n`.repeat(50) }),
    `${chapter}:${leadLine + 74}:1 markdown-too-dense`,
    /30000 Markdown marks/,
  ],
  [
    'thousands of marks',
    inChapter({ lead: '*a **b '.repeat(2_000) }),
    `${chapter}:${leadLine}:1 markdown-too-dense`,
    /split/,
  ],

  ['questions that are text', withQuestions('Hello'), `${questions}:1:1 field-invalid`, /list of questions/],
  [
    'a type that is none',
    withQuestions('- { id: q1, pool: exam, type: ▶singel, stem: S, explanation: E, choices: [] }'),
    `${questions}:@ field-invalid`,
    /Nearest: single/,
  ],
  [
    'a pool that is none',
    withQuestions('- { id: q1, pool: ▶exams, type: recall, stem: S, explanation: E, answer: A }'),
    `${questions}:@ field-invalid`,
    /Nearest: exam/,
  ],
  [
    'a field of another type',
    withQuestions('- { id: q1, pool: check, type: recall, stem: S, explanation: E, answer: A, choices: [] }'),
    `${questions}:1:76 field-unknown`,
    /nearest/,
  ],
  [
    'an id twice',
    withQuestions('- &a { id: q1, pool: check, type: recall, stem: One?, explanation: E, answer: A }\n- *a'),
    `${questions}:1:12 id-twice`,
    /unique/,
  ],
  [
    'a single with two right choices',
    single('    - { text: A, correct: true, why: w }\n    - { text: B, correct: true, why: w }'),
    `${questions}:7:5 answer-impossible`,
    /exactly one/,
  ],
  [
    'a single without a right choice',
    single('    - { text: A, why: w }\n    - { text: B, why: w }'),
    `${questions}:7:5 answer-impossible`,
    /exactly one/,
  ],
  [
    'a choice without why',
    single('    - { text: A, correct: true, why: w }\n    - { text: B }'),
    `${questions}:8:7 choice-without-why`,
    /why/,
  ],
  [
    'a choice twice',
    single('    - { text: A b, correct: true, why: w }\n    - { text: "A *b*", why: w }'),
    `${questions}:8:15 component-twice`,
    /change one/,
  ],
  [
    'all of the above',
    single('    - { text: A, correct: true, why: w }\n    - { text: All of the above, why: w }'),
    `${questions}:8:7 choice-of-the-above`,
    /multiple/,
  ],
  [
    'none of these',
    single('    - { text: A, correct: true, why: w }\n    - { text: None of these, why: w }'),
    `${questions}:8:7 choice-of-the-above`,
    /choice of its own/,
  ],
  [
    'a choice with HTML',
    single('    - { text: A, correct: true, why: w }\n    - { text: "<i>B</i>", why: w }'),
    `${questions}:8:15 raw-html`,
    /Markdown/,
  ],
  [
    'an objective that is not there in a question',
    single('    - { text: A, correct: true, why: w }\n    - { text: B, why: w }', '  objective: "9"\n'),
    `${questions}:6:14 reference-unknown`,
    /outline/,
  ],
  [
    'a source that is not there in a question',
    single('    - { text: A, correct: true, why: w }\n    - { text: B, why: w }', '  sources: [two]\n'),
    `${questions}:6:13 reference-unknown`,
    /front matter/,
  ],
  [
    'a case that is not there',
    single('    - { text: A, correct: true, why: w }\n    - { text: B, why: w }', '  case: none\n'),
    `${questions}:6:9 reference-unknown`,
    /cases/,
  ],
  [
    'a difficulty of 2.5',
    single('    - { text: A, correct: true, why: w }\n    - { text: B, why: w }', '  difficulty: 2.5\n'),
    `${questions}:6:15 field-invalid`,
    /1, 2 or 3/,
  ],
  [
    'a multiple with one right choice',
    typed('multiple', 'choices: ▶[{ text: A, correct: true, why: w }, { text: B, why: w }]'),
    `${questions}:@ answer-impossible`,
    /^1 choice marked as correct; “multiple” needs two or more/,
  ],
  [
    'a multiple with right choices only',
    typed('multiple', 'choices: ▶[{ text: A, correct: true, why: w }, { text: B, correct: true, why: w }]'),
    `${questions}:@ answer-impossible`,
    /wrong choices/,
  ],
  [
    'a grid with a foreign answer',
    typed('grid', 'statements: [{ text: A, answer: ▶Maybe, why: w }]'),
    `${questions}:@ answer-impossible`,
    /Yes, No/,
  ],
  [
    'an order of one step',
    typed('order', 'steps: ▶[A]'),
    `${questions}:@ answer-impossible`,
    /has 1 step; it needs two or more/,
  ],
  [
    'an order with a step twice',
    typed('order', 'steps: [A, B, ▶A]'),
    `${questions}:@ component-twice`,
    /twice/,
  ],
  [
    'a match with one right side',
    typed('match', 'pairs: ▶[{ left: A, right: X, why: w }, { left: B, right: X, why: w }]'),
    `${questions}:@ answer-impossible`,
    /extras/,
  ],
  [
    'a gap without a blank',
    typed('cloze', 'text: ▶"a {{1}} b {{2}}", blanks: { "1": { accept: [x], why: w } }'),
    `${questions}:@ blank-mismatch`,
    /\{\{2\}\}/,
  ],
  [
    'a blank without a gap',
    typed(
      'cloze',
      'text: "a {{1}}", blanks: { "1": { accept: [x], why: w }, ▶"2": { accept: [x], why: w } }',
    ),
    `${questions}:@ blank-mismatch`,
    /\{\{2\}\}/,
  ],
  [
    'a blank with one choice',
    typed('cloze', 'text: "a {{1}}", blanks: { "1": { choices: ▶[x], why: w } }'),
    `${questions}:@ answer-impossible`,
    /two choices/,
  ],
  [
    'a blank that accepts nothing',
    typed('cloze', 'text: "a {{1}}", blanks: { "1": { accept: ▶[], why: w } }'),
    `${questions}:@ answer-impossible`,
    /spellings/,
  ],
  [
    'a number in words',
    typed('number', 'value: ▶forty'),
    `${questions}:@ field-invalid`,
    /be a number, without/,
  ],
]

describe('an error', () => {
  test.each(cases)('%s', async (_name, marked, wanted, words) => {
    const { files, place } = unmark(marked)
    const expected = wanted.replace('@', place)
    const { findings, plan } = await check(files)
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toContain(
      expected,
    )
    const found = errors.find(({ code }) => expected.endsWith(` ${code}`))
    expect(found?.message).toMatch(words)
    expect(found?.message).toMatch(/[.…]$/)
    expect(plan).toBeNull()
  })
})

test('a good course has no finding but missing sections', async () => {
  expect(await codesOf(aCourse())).toEqual([])
  expect((await check(aCourse())).plan?.manifest).toEqual({
    id: 'small',
    title: 'A Small Course',
    language: 'en',
    version: '1.0.0',
    licence: null,
    notice: null,
    exam: null,
    unlockShare: 0,
    outlineAsOf: null,
    domains: [
      {
        id: '1',
        title: 'The only domain',
        weight: [100, 100],
        objectives: [{ id: '1.1', title: 'The only objective', skills: [] }],
      },
    ],
  })
})

const twoQuestions = `- id: q1
  pool: exam
  type: single
  stem: What?
  explanation: That.
  choices:
    - { text: A, correct: true, why: w }
    - { text: B, why: w }
- id: q2
  pool: check
  type: recall
  stem: And then?
  explanation: This.
  answer: This.
`

describe('a tab in the indentation is named, alone and where it stands:', () => {
  test.each([
    ['before a list entry', '    - { text: A', '▶\t- { text: A'],
    ['before a field', '  explanation', '▶\texplanation'],
    ['after blanks', '    - { text: B', '  ▶\t- { text: B'],
    ['within brackets', '{ text: A, ', '{ text: A,\n▶\t'],
    ['after a field with a value', '  explanation', '▶\t\texplanation'],
  ])('%s', async (_name, good, bad) => {
    const { files, place } = unmark(withQuestions(twoQuestions.replace(good, bad)))
    const { findings } = await check(files)
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ line, column }) => `${line}:${column}`)).toEqual([place])
    expect(errors[0]?.message).toMatch(/tab indents this line.*spaces/)
  })
})

test('a tab within a text is no indentation, not even when its line stands before a mistake', async () => {
  const yaml = `- { id: q1, pool: check, type: recall, answer: A, explanation: E, stem: S }
- id: q2
  stem: |
    Code:
    \tx
  pool: [`
  const { findings } = await check(withQuestions(yaml))
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code)).toEqual(['yaml-broken'])
  expect(errors[0]?.message).not.toMatch(/tab/)
})

test('after a mistake that breaks the structure its aftermath is not told', async () => {
  const yaml = twoQuestions
    .replace('  pool: exam', '  pool: exam\n  pool: exam')
    .replace('  explanation', 'explanation')
  const { findings } = await check(withQuestions(yaml))
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ line }) => line)).toEqual([3, 6])
  expect(errors[0]?.message).toMatch(/twice/)
})

/** The only error of `twoQuestions` with a part replaced, its place held against `▶`. */
async function onlyErrorOf(good: string, bad: string): Promise<string> {
  const { files, place } = unmark(withQuestions(twoQuestions.replace(good, bad)))
  const { findings } = await check(files)
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ line, column }) => `${line}:${column}`)).toEqual([place])
  return errors[0]?.message ?? ''
}

describe('a line that stands too far left or right is told as that:', () => {
  test.each([
    ['a field too far right', '  pool', '   ▶pool'],
    ['a field too far left', '  type', '▶ type'],
    ['a field at the margin', '  explanation', '▶explanation'],
    ['a list too far left for its field', '  choices', '▶ choices'],
    ['an entry too far right', '    - { text: B', '      ▶- { text: B'],
    ['an entry too far left', '    - { text: B', '▶   - { text: B'],
    ['an entry beside its field', '    - { text: A', '▶{ text: A'],
    ['a field below one that has a value', '  stem: What?', '  stem: What?\n\n      ▶why: x'],
    ['a whole question', '- id: q2', ' ▶- id: q2'],
  ])('%s', async (_name, good, bad) => {
    const message = await onlyErrorOf(good, bad)
    expect(message).toMatch(/further left or right than the lines it belongs to/)
    expect(message).not.toMatch(/quotes|parser|key|sequence|token/i)
  })
})

describe('what quotes would mend is told as that:', () => {
  test.each([
    ['a colon', 'stem: What?', 'stem: ▶What: that?'],
    ['a comma inside brackets', 'why: w }', 'why: One, ▶not two. }'],
    ['a colon inside brackets', 'why: w }', 'why: ▶It is: so }'],
    ['a special first letter', 'stem: What?', 'stem: ▶@What?'],
    ['a percent sign', 'stem: What?', 'stem: ▶%What?'],
    ['a star', 'stem: What?', 'stem: ▶*What'],
    ['a dash', 'stem: What?', 'stem: ▶- What?'],
    ['a quoted first word', 'stem: What?', 'stem: "What" ▶is it?'],
    ['an apostrophe in single quotes', 'stem: What?', "stem: 'It'▶s it?'"],
    ['a bracket at the start', 'stem: What?', 'stem: [What] ▶is it?'],
  ])('%s', async (_name, good, bad) => {
    const message = await onlyErrorOf(good, bad)
    expect(message).toMatch(/quotes/)
    expect(message).not.toMatch(/left or right|key|mapping|scalar|token|collection/i)
  })
})

describe('other mistakes of YAML are told in plain words:', () => {
  test.each([
    ['a field without its colon', '  stem: What?', '  ▶stem What?', /“name: text”/],
    ['no blank after the colon', '  stem: What?', '  ▶stem:What?', /blank after the colon/],
    ['text that goes on too far left', '  stem: What?', '  stem: What\n  ▶is this?', /further right/],
    ['a brace that stays open', 'why: w }\n- id', 'why: w\n▶- id', /not closed/],
    ['a brace too many', 'true, why: w }', 'true, why: w }▶}', /closes nothing/],
    ['a comma that is missing', 'text: A, correct', 'text: ▶A correct', /comma stands between/],
  ])('%s', async (_name, good, bad, words) => {
    const message = await onlyErrorOf(good, bad)
    expect(message).toMatch(words)
    expect(message).not.toMatch(/left or right|key|mapping|scalar|token|collection/i)
  })
})

test('an alias bomb is refused at once', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
  )
  const files = aCourse({ 'course.yaml': `l0: &l0 [x]\n${levels.join('\n')}\n${courseYaml}` })
  const { findings, plan } = await check(files)
  expect(plan).toBeNull()
  expect(findings.map(({ code }) => code)).toEqual(['yaml-aliases'])
})

test('an alias that holds itself is refused', async () => {
  expect(await codesOf(aCourse({ 'course.yaml': `exam: &a [*a]\n${courseYaml}` }))).toEqual([
    'course.yaml:1:1 yaml-aliases',
  ])
})

test.each(['[', '{a: ', '- '])('YAML that nests %j thousands of levels deep is refused', async (piece) => {
  const { plan, findings } = await check(aCourse({ 'course.yaml': piece.repeat(20_000) }))
  expect(plan).toBeNull()
  expect(findings.map(({ code }) => code)).toContain('yaml-broken')
})

test('the findings of a file are limited', async () => {
  const { findings } = await check(aCourse({ [chapter]: chapterMd({ lead: '<b>\n\n'.repeat(3_000) }) }))
  expect(findings).toHaveLength(501)
  expect(findings.some(({ code }) => code === 'too-many-findings')).toBe(true)
})
