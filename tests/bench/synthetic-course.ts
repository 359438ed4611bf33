import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'

export type SyntheticCourse = { chapters: number; questions: number; seed: number }

type Random = () => number

const types = ['recall', 'single', 'multiple', 'grid', 'order', 'match', 'cloze', 'number'] as const
const objectives = ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2'] as const
const wordsPerChapter = 3_000

/**
 * Writes a whole valid course: every section in every chapter, all eight question types, all pools.
 * The same options give the same bytes. `questions` is their number in all, spread evenly.
 */
export async function writeSyntheticCourse(dir: string, options: SyntheticCourse): Promise<void> {
  const { chapters, questions, seed } = options
  const random = createRandom(seed)
  const lexicon = createLexicon(random)
  await mkdir(join(dir, 'chapters'), { recursive: true })
  await writeFile(join(dir, 'course.yaml'), courseText(seed))
  let written = 0
  for (let number = 1; number <= chapters; number += 1) {
    const id = chapterName(number)
    const folder = join(dir, 'chapters', id)
    const share = Math.round((questions * number) / chapters) - written
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'chapter.md'), chapterText(number, chapters, lexicon, random))
    await writeFile(join(folder, 'questions.yaml'), questionsText(number, share, lexicon, random))
    written += share
  }
}

/** Mulberry32: small, fast and the same everywhere. Gives numbers from 0 up to 1. */
function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Invented words, so that no two sentences of a large course are alike. */
function createLexicon(random: Random): string[] {
  const starts = [
    'b',
    'c',
    'd',
    'f',
    'g',
    'l',
    'm',
    'n',
    'p',
    'r',
    's',
    't',
    'v',
    'br',
    'cl',
    'pr',
    'tr',
    'st',
  ]
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou']
  const ends = ['n', 'r', 's', 't', 'l', 'm', 'nd', 'rk', 'st', '']
  const words = new Set<string>()
  while (words.size < 4_000) {
    const syllables = 1 + Math.floor(random() * 3)
    let word = ''
    for (let index = 0; index < syllables; index += 1) word += pick(starts, random) + pick(vowels, random)
    words.add(word + pick(ends, random))
  }
  return [...words]
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T
}

function chapterName(number: number): string {
  return `${String(number).padStart(4, '0')}-synthetic`
}

function words(count: number, lexicon: readonly string[], random: Random): string {
  return Array.from({ length: count }, () => pick(lexicon, random)).join(' ')
}

function sentence(lexicon: readonly string[], random: Random): string {
  const text = words(7 + Math.floor(random() * 14), lexicon, random)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function paragraph(lexicon: readonly string[], random: Random): string {
  const sentences = Array.from({ length: 4 }, () => sentence(lexicon, random))
  const emphasised = words(2, lexicon, random)
  return `${sentences.join(' ')} It is about **${emphasised}** and \`${pick(lexicon, random)}\`.`
}

/** Terms of a chapter have two invented words, so that the text of other chapters meets some of them. */
function termsOf(number: number, lexicon: readonly string[]): string[] {
  return Array.from({ length: 2 }, (_, index) => {
    const at = (number * 7 + index * 3) % (lexicon.length - 1)
    return `${lexicon[at]} ${lexicon[at + 1]}`
  })
}

function courseText(seed: number): string {
  const domains = ['1', '2', '3'].map(
    (id) => `    - id: "${id}"
      title: Domain ${id}
      weight: [30, 35]
      objectives:
        - { id: "${id}.1", title: First objective of ${id}, skills: [One, Two] }
        - { id: "${id}.2", title: Second objective of ${id}, skills: [Three] }
`,
  )
  return `format: 1
id: synthetic-${seed}
title: A synthetic course
language: en
version: 1.0.0
licence: CC0-1.0
exam: { code: SYN-100, minutes: 45, questions: 50, scale: { min: 1, max: 1000, pass: 700 } }
unlock: { score: 0.6 }
outline:
  asOf: 2026-01
  domains:
${domains.join('')}`
}

function chapterText(number: number, chapters: number, lexicon: readonly string[], random: Random): string {
  const other = chapterName((number % chapters) + 1)
  const terms = termsOf(number, lexicon)
  const prose = (): string => paragraph(lexicon, random)
  const item = (): string => `**${words(2, lexicon, random)}.** ${sentence(lexicon, random)}`
  const head = `---
title: Chapter ${number} of ${words(3, lexicon, random)}
objective: "${pick(objectives, random)}"
level: ${pick(['beginner', 'intermediate', 'advanced'], random)}
updated: 2026-11-01
sources:
  - { id: one, title: A first source, url: https://example.org/${number}/one, asOf: 2026-06-01 }
  - { id: two, title: A second source, url: https://example.org/${number}/two, asOf: 2026-06-02 }
---
${prose()} See [the next chapter](chapter:${other}) and [a source](source:one). Mind ${terms[0]} and ${terms[1]}.

## Analogy: ${words(4, lexicon, random)}

${prose()}

## How it works
`
  const rest = `
## Walk-through

${Array.from({ length: 5 }, (_, index) => `${index + 1}. ${item()}`).join('\n')}

## On the job

### ${words(3, lexicon, random)}

${prose()}

## Pitfalls

- ${item()}
- ${item()}

## On the exam

### What is tested

${prose()}

### Wrong answers and why they tempt

${prose()}

### Numbers and names to know

- ${item()}

### Edge cases

${prose()}

### How to eliminate

${prose()}

## Takeaways

- ${sentence(lexicon, random)}
- ${sentence(lexicon, random)}

## Easy to mix up

| | ${words(1, lexicon, random)} | ${words(1, lexicon, random)} |
|---|---|---|
| ${words(2, lexicon, random)} | ${words(4, lexicon, random)} | ${words(4, lexicon, random)} |
| ${words(2, lexicon, random)} | ${words(4, lexicon, random)} | ${words(4, lexicon, random)} |

## Watch out

### ${sentence(lexicon, random)}

${prose()}

## Questions people ask

### What about ${words(3, lexicon, random)}?

${prose()}

## Terms

${terms.map((term) => `- **${term}**: ${words(8, lexicon, random)}.`).join('\n')}
`
  let how = ''
  const soFar = (head + rest).split(/\s+/).length
  for (let count = soFar; count < wordsPerChapter;) {
    const part = `\n### ${words(3, lexicon, random)}\n\n${prose()}\n\n${prose()}\n\n- ${item()}\n- ${item()}\n`
    how += part
    count += part.split(/\s+/).length
  }
  return head + how + rest
}

function questionsText(number: number, count: number, lexicon: readonly string[], random: Random): string {
  const cases = `cases:
  - id: case-${number}
    title: ${words(3, lexicon, random)}
    text: ${paragraph(lexicon, random).replaceAll('`', '')}
questions:
`
  let usesCase = false
  const questions = Array.from({ length: count }, (_, index) => {
    const pool = pick(['check', 'practice', 'exam'] as const, random)
    const type = types[index % types.length] as (typeof types)[number]
    const placed = pool === 'exam' && type === 'recall' ? 'practice' : pool
    const inCase = type === 'single'
    usesCase ||= inCase
    return `  - id: q-${number}-${index + 1}
    pool: ${placed}
    type: ${type}
    stem: ${sentence(lexicon, random).replace(/\.$/, '')}, what follows?
    difficulty: ${1 + (index % 3)}
    sources: [one]
${inCase ? `    case: case-${number}\n` : ''}${componentsText(type, index, lexicon, random)}    explanation: ${sentence(lexicon, random)}
`
  })
  return (usesCase ? cases : 'questions:\n') + (count === 0 ? '  []\n' : questions.join(''))
}

function componentsText(
  type: (typeof types)[number],
  index: number,
  lexicon: readonly string[],
  random: Random,
): string {
  const say = (): string => words(6, lexicon, random)
  const why = (): string => sentence(lexicon, random)
  const entries = (size: number, entry: (place: number) => string): string =>
    Array.from({ length: size }, (_, place) => entry(place)).join('')
  switch (type) {
    case 'recall':
      return `    answer: ${sentence(lexicon, random)}\n`
    case 'single':
    case 'multiple': {
      const right = Math.floor(index / types.length) % 4
      const isRight = (place: number): boolean =>
        place === right || (type === 'multiple' && place === (right + 2) % 4)
      return `    choices:\n${entries(4, (place) => `      - text: ${say()}\n        correct: ${isRight(place)}\n        why: ${why()}\n`)}`
    }
    case 'grid':
      return `    statements:\n${entries(3, (place) => `      - { text: ${say()}, answer: ${place % 2 === 0 ? 'Yes' : 'No'}, why: ${why()} }\n`)}`
    case 'order':
      return `    steps:\n${entries(4, () => `      - ${say()}\n`)}    extras:\n      - { text: ${say()}, why: ${why()} }\n`
    case 'match':
      return `    pairs:\n${entries(3, () => `      - { left: ${say()}, right: ${say()}, why: ${why()} }\n`)}    extras: [${say()}]\n`
    case 'cloze':
      return `    text: "${say()} {{1}} and ${say()} {{2}}."\n    blanks:\n      "1": { choices: [${say()}, ${say()}, ${say()}], why: ${why()} }\n      "2": { accept: [${say()}, ${say()}], why: ${why()} }\n`
    case 'number':
      return `    value: ${Math.floor(random() * 1_000)}\n    unit: days\n`
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      chapters: { type: 'string', default: '500' },
      questions: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  })
  const [dir] = positionals
  if (!dir)
    throw new Error(
      'Name the folder to write to: synthetic-course.ts DIR [--chapters N] [--questions N] [--seed N]',
    )
  const { chapters, questions, seed } = values
  await writeSyntheticCourse(dir, {
    chapters: Number(chapters),
    questions: Number(questions),
    seed: Number(seed),
  })
}
