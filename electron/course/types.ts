import type { Case, ChapterBody, Level, Question, TeachingPlace } from '../contract/content.ts'
import type { Domain, exam } from '../contract/library.ts'
import type * as z from 'zod/mini'

/** How far checking or compiling has come. `check` and `compile` count chapters, `unpack` counts entries. */
export type Progress = { phase: 'unpack' | 'read' | 'check' | 'compile'; done: number; total: number }

/** One file of a course: forward slashes, relative to the course folder, and its real size. */
export type CourseFile = { path: string; bytes: number }

/** Where a course's files come from. `read` throws `CourseRefused` for a file that cannot be read. */
export interface CourseSource {
  files: CourseFile[]
  read(path: string): Promise<Buffer>
  close(): Promise<void>
}

export type Exam = z.infer<typeof exam>

/** What `course.yaml` says, checked. */
export type CourseManifest = {
  id: string
  title: string
  language: string
  version: string
  licence: string | null
  notice: string | null
  exam: Exam | null
  /** Share (0 to 1) of a self-check that opens the next chapter; 0 opens all. */
  unlockShare: number
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  outlineAsOf: string | null
  domains: Domain[]
}

export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

export type CompiledImage = { hash: string; type: ImageType; bytes: Buffer }

/** A piece of text that search finds. `block` is a key of the chapter's body, null for questions. */
export type SearchEntry = {
  kind: 'heading' | 'text' | 'term' | 'question'
  block: string | null
  text: string
}

export type CompiledChapter = {
  id: string
  /** 1-based place in the course. */
  number: number
  title: string
  objectiveId: string
  level: Level | null
  /** `YYYY-MM-DD`. */
  updated: string | null
  /** Reading time: words / 180, rounded up. */
  minutes: number
  words: number
  /** SHA-256 (64 hex digits) of everything here but `number`: equal hashes mean an unchanged chapter. */
  hash: string
  body: ChapterBody
  questions: Question[]
  cases: Case[]
  images: CompiledImage[]
  search: SearchEntry[]
  /** Where each question is taught, by its id. */
  teaching: Map<string, TeachingPlace>
  /** Questions without a text: nothing to read. */
  isBank: boolean
}

/** An image that was checked; its bytes stay in the source until the chapter is compiled. */
export type CheckedImage = {
  path: string
  hash: string
  type: ImageType
  width: number
  height: number
  bytes: number
}

/** A chapter that was checked, before the terms of other chapters are marked in it. */
export type DraftChapter = Omit<CompiledChapter, 'number' | 'hash' | 'images' | 'search' | 'teaching'> & {
  images: CheckedImage[]
}
