import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type CourseShape = {
  id?: string
  version?: string
  /** Texts of the chapters, by place; a paragraph each. */
  chapters?: { id: string; title?: string; paragraphs?: string[]; questions?: string }[]
  unlock?: number
}

/** Writes a small whole course and returns its folder. */
export function writeCourse(folder: string, shape: CourseShape = {}): string {
  const { id = 'small', version = '1.0.0', unlock = 0.6 } = shape
  const chapters = shape.chapters ?? [{ id: '001-first' }, { id: '002-second' }, { id: '003-third' }]
  const root = join(folder, id)
  mkdirSync(root, { recursive: true })
  writeFileSync(
    join(root, 'course.yaml'),
    `format: 1
id: ${id}
title: A Small Course
language: en
version: ${version}
licence: CC-BY-4.0
exam: { code: SMALL-1, minutes: 10, questions: 5, scale: { min: 1, max: 1000, pass: 700 } }
unlock: { score: ${unlock} }
outline:
  asOf: 2026-01
  domains:
    - id: "1"
      title: The only domain
      weight: [100, 100]
      objectives:
        - { id: "1.1", title: The only objective, skills: [One skill] }
`,
  )
  for (const chapter of chapters) writeChapter(root, chapter)
  return root
}

function writeChapter(root: string, chapter: NonNullable<CourseShape['chapters']>[number]): void {
  const folder = join(root, 'chapters', chapter.id)
  mkdirSync(folder, { recursive: true })
  const paragraphs = chapter.paragraphs ?? [
    `The lead of ${chapter.id}.`,
    'A tenant holds everything of one organisation.',
  ]
  writeFileSync(
    join(folder, 'chapter.md'),
    `---
title: ${chapter.title ?? `Chapter ${chapter.id}`}
objective: "1.1"
level: beginner
updated: 2026-11-24
sources:
  - { id: own, title: A page, url: https://example.com/page }
---
${paragraphs[0]}

## How it works

${paragraphs.slice(1).join('\n\n')}

## Takeaways

- One thing to remember of ${chapter.id}.

## Terms

- **Tenant**: what holds everything of one organisation, in ${chapter.id}.
`,
  )
  writeFileSync(join(folder, 'questions.yaml'), chapter.questions ?? questionsOf(chapter.id))
}

function questionsOf(chapterId: string): string {
  return `- id: ${chapterId}-recall
  pool: check
  type: recall
  stem: What does a tenant of ${chapterId} hold?
  answer: Everything of one organisation.
  explanation: Because it is so.
- id: ${chapterId}-single
  pool: check
  type: single
  stem: Which of these is right in ${chapterId}?
  choices:
    - { text: The right one, correct: true, why: It is right. }
    - { text: A wrong one, why: It is wrong. }
    - { text: Another wrong one, why: It is wrong too. }
  explanation: The right one is right.
- id: ${chapterId}-number
  pool: check
  type: number
  stem: How many minutes does ${chapterId} take?
  value: 12
  unit: minutes
  explanation: It takes twelve.
- id: ${chapterId}-practice
  pool: practice
  type: single
  stem: A practice stem about quokkas in ${chapterId}?
  choices:
    - { text: Yes, correct: true, why: It is right. }
    - { text: No, why: It is wrong. }
  explanation: Yes.
- id: ${chapterId}-exam
  pool: exam
  type: single
  stem: An exam stem about wombats in ${chapterId}?
  choices:
    - { text: Yes, correct: true, why: It is right. }
    - { text: No, why: It is wrong. }
  explanation: Yes.
`
}
