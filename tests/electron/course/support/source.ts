import { checkCourse } from '../../../../electron/course/check.ts'
import type { CoursePlan } from '../../../../electron/course/check.ts'
import { compileCourse } from '../../../../electron/course/compile.ts'
import type { CompiledChapter, CourseSource } from '../../../../electron/course/types.ts'
import type { Finding } from '../../../../electron/contract/library.ts'

export type Files = Record<string, string | Buffer>

export const today = new Date('2026-11-24T12:00:00Z')

export const courseYaml = `format: 1
id: small
title: A Small Course
language: en
version: 1.0.0
outline:
  domains:
    - id: "1"
      title: The only domain
      weight: [100, 100]
      objectives:
        - { id: "1.1", title: The only objective }
`

/** A chapter with the required sections; `more` goes to the end, `lead` and `how` replace the text. */
export function chapterMd({ lead = 'A lead.', how = 'It works.', more = '', front = '' } = {}): string {
  return `---
title: A Chapter
objective: "1.1"
updated: 2026-11-24
${front}sources:
  - { id: one, title: A page, url: https://example.org/one }
---
${lead}

## How it works

${how}

## Takeaways

- One thing.
${more}`
}

/** The line on which the lead of `chapterMd` stands. */
export const leadLine = 8

/** A valid course of one chapter, with some files replaced, added or (as empty text) taken away. */
export function aCourse(files: Files = {}): Files {
  const all: Files = { 'course.yaml': courseYaml, 'chapters/001-first/chapter.md': chapterMd(), ...files }
  return Object.fromEntries(Object.entries(all).filter(([, content]) => content !== ''))
}

/** A course with one question in its chapter. */
export function withQuestions(questionsYaml: string): Files {
  return aCourse({ 'chapters/001-first/questions.yaml': questionsYaml })
}

export function sourceOf(files: Files): CourseSource {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]))
  return {
    files: [...contents].map(([path, { length }]) => ({ path, bytes: length })),
    read: async (path) => contents.get(path) ?? Buffer.alloc(0),
    close: async () => {},
  }
}

export async function check(files: Files): Promise<{ findings: Finding[]; plan: CoursePlan | null }> {
  return await checkCourse(sourceOf(files), { today })
}

/** Findings as `file:line:column code`, without warnings of sections and questions that are missing. */
export async function codesOf(files: Files): Promise<string[]> {
  const { findings } = await check(files)
  return findings
    .filter(({ code }) => code !== 'section-missing' && code !== 'questions-missing')
    .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
}

export async function compile(files: Files): Promise<CompiledChapter[]> {
  return await compileFrom(sourceOf(files))
}

/** Checks and compiles; fails with the findings when there is an error. */
export async function compileFrom(source: CourseSource): Promise<CompiledChapter[]> {
  const { findings, plan } = await checkCourse(source, { today })
  if (!plan)
    throw new Error(findings.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  return await compileAll(plan)
}

export async function compileAll(plan: CoursePlan): Promise<CompiledChapter[]> {
  const chapters: CompiledChapter[] = []
  for await (const chapter of compileCourse(plan)) chapters.push(chapter)
  return chapters
}
