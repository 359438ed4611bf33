import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words that stand only where a learner may not look before the end. */
export const secrets = ['zwhyz', 'zexplainz', 'zacceptz', '31337']

const types = ['single', 'multiple', 'grid', 'order', 'match', 'cloze', 'number'] as const

const domains = [
  { id: '1', weight: [5, 10] },
  { id: '2', weight: [45, 50] },
  { id: '3', weight: [25, 30] },
  { id: '4', weight: [10, 15] },
]

export type ExamCourseShape = {
  /** How many exam questions each domain has; at least one a domain. */
  exam?: [number, number, number, number]
  /** How many practice questions each domain has. */
  practice?: [number, number, number, number]
  /** Whether there is one more chapter, of the first domain, that has a recall question and nothing else. */
  recall?: boolean
}

/**
 * Writes a course of four chapters, one for each domain, whose pools have questions of every type; the
 * first two exam questions of a chapter that has more than seven share a case. Returns its folder.
 */
export function writeExamCourse(folder: string, shape: ExamCourseShape = {}): string {
  const { exam = [8, 30, 16, 10], practice = [4, 4, 4, 4], recall = false } = shape
  const root = join(folder, 'examined')
  mkdirSync(root, { recursive: true })
  writeFileSync(
    join(root, 'course.yaml'),
    `format: 1
id: examined
title: An Examined Course
language: en
version: 1.0.0
licence: CC-BY-4.0
exam: { code: EX-900, minutes: 45, questions: 50, scale: { min: 1, max: 1000, pass: 700 } }
unlock: { score: 0 }
outline:
  asOf: 2026-01
  domains:
${domains
  .map(
    ({ id, weight }) => `    - id: "${id}"
      title: Domain ${id}
      weight: [${weight.join(', ')}]
      objectives:
        - { id: "${id}.1", title: First of ${id}, skills: [One] }
        - { id: "${id}.2", title: Second of ${id}, skills: [Two] }
`,
  )
  .join('')}`,
  )
  for (const [place, { id }] of domains.entries())
    writeChapter(root, id, `${id}.1`, questionsOf(id, exam[place]!, practice[place]!))
  if (recall) writeChapter(root, '5', '1.1', `questions:\n${recallQuestion}`)
  return root
}

const recallQuestion = `  - id: recall
    pool: practice
    type: recall
    objective: "1.1"
    difficulty: 1
    sources: [own]
    stem: What of recall?
    answer: Alpha of recall.
    explanation: zexplainz recall.
`

function writeChapter(root: string, number: string, objective: string, questions: string): void {
  const folder = join(root, 'chapters', `00${number}-chapter`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'chapter.md'),
    `---
title: Chapter ${number}
objective: "${objective}"
updated: 2026-11-24
sources:
  - { id: own, title: A page, url: https://example.com/page }
---
The lead.

## How it works

It works.

## Takeaways

- One thing to remember.
`,
  )
  writeFileSync(join(folder, 'questions.yaml'), questions)
}

function questionsOf(domain: string, exam: number, practice: number): string {
  const questions = [
    ...Array.from({ length: exam }, (_, place) => questionOf(domain, 'exam', place, exam > 7 && place < 2)),
    ...Array.from({ length: practice }, (_, place) => questionOf(domain, 'practice', place, false)),
  ]
  const cases = `cases:
  - { id: case-${domain}, title: A case of ${domain}, text: A company of ${domain} wants something. }
`
  return `${exam > 7 ? cases : ''}questions:\n${questions.join('')}`
}

function questionOf(domain: string, pool: 'exam' | 'practice', place: number, inCase: boolean): string {
  const name = `${domain} ${pool} ${place}`
  return `  - id: ${pool}-${domain}-${place}
    pool: ${pool}
    type: ${types[place % types.length]}
    objective: "${domain}.${1 + (place % 2)}"
    difficulty: ${1 + (place % 3)}
    sources: [own]
${inCase ? `    case: case-${domain}\n` : ''}    stem: What of ${name}?
${componentsOf(types[place % types.length]!, name)}    explanation: zexplainz ${name}.
`
}

function componentsOf(type: (typeof types)[number], name: string): string {
  const choice = (text: string, correct: boolean) =>
    `      - { text: ${text} of ${name}, correct: ${correct}, why: zwhyz ${text} ${name}. }\n`
  switch (type) {
    case 'single':
      return `    choices:\n${choice('Alpha', true)}${choice('Beta', false)}${choice('Gamma', false)}`
    case 'multiple':
      return `    choices:\n${choice('Alpha', true)}${choice('Beta', true)}${choice('Gamma', false)}${choice('Delta', false)}`
    case 'grid':
      return `    statements:
      - { text: Alpha of ${name}, answer: Yes, why: zwhyz ${name}. }
      - { text: Beta of ${name}, answer: No, why: zwhyz ${name}. }
`
    case 'order':
      return `    steps: [First of ${name}, Second of ${name}, Third of ${name}]
    extras: [{ text: Never of ${name}, why: zwhyz ${name}. }]
`
    case 'match':
      return `    pairs:
      - { left: Alpha of ${name}, right: Aleph of ${name}, why: zwhyz ${name}. }
      - { left: Beta of ${name}, right: Beth of ${name}, why: zwhyz ${name}. }
`
    case 'cloze':
      return `    text: "In ${name}, {{1}} and {{2}}."
    blanks:
      "1": { choices: [Alpha of ${name}, Beta of ${name}], why: zwhyz ${name}. }
      "2": { accept: [zacceptz], why: zwhyz ${name}. }
`
    case 'number':
      return `    value: 31337\n    unit: days\n`
  }
}
