import * as z from 'zod/mini'
import { base, blockKey, chapterId, compiled, courseId, textUpTo } from './base.ts'
import { chapterSummary } from './library.ts'
import type { Annotation } from './notes.ts'
import type { Block, ChapterBody, Inline, Term } from './content.ts'
import type { ChapterSummary } from './library.ts'

export const position = z.object({
  /** The first paragraph that was in view. */
  block: blockKey,
  /** How far down the chapter, 0 to 1; the fall-back when the paragraph is gone. */
  share: z.number().check(z.minimum(0), z.maximum(1)),
})
export type Position = z.infer<typeof position>

type Neighbour = { id: string; number: number; title: string }

/** Made by the service and the compiler alone, and so not parsed again on its way out. */
export type Chapter = {
  courseId: string
  courseTitle: string
  summary: ChapterSummary
  objectiveTitle: string
  /** The domain's place in the outline, from 0. */
  domain: { id: string; place: number } | null
  updated: string | null
  /** Changes with every update of the course. */
  textVersion: string
  /** Null when this version of the text is the one that is known already. */
  body: ChapterBody | null
  previous: Neighbour | null
  next: Neighbour | null
  /** Whether the next chapter is locked now. */
  nextLocked: boolean
  position: Position | null
  annotations: Annotation[]
  /** How many questions the self-check asks. */
  checkQuestions: number
  practiceQuestions: number
  unlockShare: number
}

export const glossaryEntry = z.object({
  term: compiled<Term>(),
  chapterTitle: z.string(),
  /** Chapters whose text uses the term, the defining one first. */
  usedIn: z.array(z.object({ id: chapterId, number: z.number(), title: z.string() })),
})
export type GlossaryEntry = z.infer<typeof glossaryEntry>

export const lookAlike = z.object({
  chapterId,
  chapterNumber: z.number(),
  chapterTitle: z.string(),
  title: compiled<Inline[]>(),
  table: compiled<Extract<Block, { t: 'table' }>>(),
})
export type LookAlike = z.infer<typeof lookAlike>

const ofChapter = z.object({ courseId, chapterId })
const asked = z.extend(ofChapter, { knownText: z.optional(textUpTo(200)) })

export const reader = {
  /**
   * Opens a chapter. Refused with CHAPTER_LOCKED while it is locked, and with
   * NOT_HERE `bank-text` when it is a bank, which has no text. What the learner did in it always comes
   * fresh; its text stays away when `knownText` is its version.
   */
  chapter: base.input(asked).output(compiled<Chapter>()),
  /** The same of a chapter that may soon be opened: nothing is noted. Null while it is locked, and for a bank. */
  preview: base.input(asked).output(z.nullable(compiled<Chapter>())),
  /** Opens a locked chapter for good, without the self-check before it. */
  openAnyway: base.input(ofChapter).output(z.object({})),
  savePosition: base.input(z.extend(ofChapter, { position })).output(z.object({})),
  markDone: base.input(z.extend(ofChapter, { done: z.boolean() })).output(chapterSummary),
  glossary: base.input(z.object({ courseId })).output(z.array(glossaryEntry)),
  lookAlikes: base.input(z.object({ courseId })).output(z.array(lookAlike)),
}
