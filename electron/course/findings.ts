import type { Finding } from '../contract/library.ts'
import { showMarks } from './hidden-marks.ts'
import type { Position } from '../questions/reader.ts'

/** Every code that a finding can have, and how grave it is. Warnings never block. */
export const findingCodes = {
  // The archive or folder as a whole
  'format-unrecognized': 'error',
  'not-an-archive': 'error',
  'archive-damaged': 'error',
  'archive-encrypted': 'error',
  'archive-method': 'error',
  'archive-nested': 'error',
  'archive-ratio': 'error',
  'name-unsafe': 'error',
  'name-twice': 'error',
  link: 'error',
  'too-many-files': 'error',
  'too-large': 'error',
  'file-too-large': 'error',
  'file-unreadable': 'error',
  'file-unknown': 'warning',
  'not-utf8': 'error',
  'file-missing': 'error',
  'too-many-findings': 'error',
  'reading-stopped': 'error',
  // YAML
  'yaml-broken': 'error',
  'yaml-aliases': 'error',
  'yaml-too-dense': 'error',
  'text-cut': 'warning',
  'field-unknown': 'error',
  'field-missing': 'error',
  'field-invalid': 'error',
  'id-invalid': 'error',
  'id-reserved': 'error',
  'id-twice': 'error',
  'reference-unknown': 'error',
  'format-unknown': 'error',
  // Markdown
  'raw-html': 'error',
  'link-scheme': 'error',
  'link-broken': 'error',
  'image-broken': 'error',
  'image-type': 'error',
  'image-missing': 'error',
  'image-unused': 'warning',
  'image-alt': 'warning',
  'markdown-unsupported': 'error',
  'markdown-too-dense': 'error',
  'inline-only': 'error',
  // Chapters
  'heading-unknown': 'error',
  'heading-level': 'error',
  'section-twice': 'error',
  'section-required': 'error',
  'section-empty': 'error',
  'section-missing': 'warning',
  'section-shape': 'warning',
  'part-missing': 'warning',
  'term-malformed': 'error',
  'term-twice': 'error',
  'course-empty': 'error',
  // Questions
  'answer-impossible': 'error',
  'choice-without-why': 'error',
  'choice-of-the-above': 'error',
  'component-twice': 'error',
  'blank-mismatch': 'error',
  'case-unused': 'warning',
  'recall-in-exam': 'warning',
  'questions-missing': 'warning',
  'exam-pool-small': 'warning',
  // Outline and folders
  'weights-off': 'warning',
  'number-twice': 'warning',
  'hidden-mark': 'warning',
  // What makes a question guessable or a chapter thin
  'longest-is-right': 'warning',
  'position-uneven': 'warning',
  'stem-gives-answer': 'warning',
  'stem-twice': 'warning',
  'acronym-unexplained': 'warning',
  'source-missing': 'warning',
  'source-old': 'warning',
  'sentence-long': 'warning',
  'sentences-long': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type FindingCode = keyof typeof findingCodes

/** Errors that only the author can do anything about, and that keep no learner from the course. */
const warningsToLearners: ReadonlySet<FindingCode> = new Set(['id-reserved'])

export type { Position } from '../questions/reader.ts'

export const fileStart: Position = { line: 1, column: 1 }

/** Takes the findings of one file. */
export type FindingLog = {
  file: string
  /** A message that is dear to make can be given as a function, called only if it will be shown. */
  add(code: FindingCode, at: Position, message: string | (() => string)): void
}

/** All findings of a course. */
export type Findings = {
  forFile(file: string): FindingLog
  hasErrors(): boolean
  /** By file, line and column, errors before warnings at one place. */
  sorted(): Finding[]
}

/** More than this in one file says nothing new and would fill the memory. */
const mostPerFile = 500
const mostInAll = 20_000

/**
 * Keeps findings, with a limit for each file and for all, since a hostile file can hold millions.
 * @param reader for whom the course is checked; a learner is only warned of what keeps nobody from the course
 */
export function createFindings(reader: 'author' | 'learner' = 'author'): Findings {
  const all: Finding[] = []
  const counts = new Map<string, number>()
  let errors = 0

  function add(file: string, code: FindingCode, at: Position, message: string | (() => string)): void {
    const count = (counts.get(file) ?? 0) + 1
    counts.set(file, count)
    const severity = reader === 'learner' && warningsToLearners.has(code) ? 'warning' : findingCodes[code]
    if (severity === 'error') errors += 1
    if (count > mostPerFile || all.length >= mostInAll) {
      if (count === mostPerFile + 1 && all.length < mostInAll)
        all.push({
          file,
          ...at,
          severity,
          code: 'too-many-findings',
          message: `More than ${mostPerFile} findings in this file: mend these first and check again.`,
        })
      return
    }
    const sentence = showMarks(typeof message === 'string' ? message : message())
    all.push({ file, line: at.line, column: at.column, severity, code, message: sentence })
  }

  return {
    forFile: (file) => ({ file, add: (code, at, message) => add(file, code, at, message) }),
    hasErrors: () => errors > 0,
    sorted: () => all.toSorted(compareFindings),
  }
}

function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.line !== b.line) return a.line - b.line
  if (a.column !== b.column) return a.column - b.column
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}

/** Thrown when a folder or an archive cannot be opened as a course at all. */
export class CourseRefused extends Error {
  readonly findings: Finding[]

  constructor(findings: Finding[]) {
    super(findings[0]?.message ?? 'The course was refused.')
    this.name = 'CourseRefused'
    this.findings = findings
  }
}

/** A refusal with one finding. */
export function refuse(code: FindingCode, file: string, message: string): CourseRefused {
  const findings = createFindings()
  findings.forFile(file).add(code, fileStart, message)
  return new CourseRefused(findings.sorted())
}

/** What the system says of an error, in a word or a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
