import { z } from 'zod'
import { base, blockKey, chapterId, compiled, courseId } from './base.ts'
import { annotation } from './notes.ts'
import { chapterSummary } from './library.ts'
import type { Block, ChapterBody, Inline, Term } from './content.ts'

export const position = z.object({
  /** The first paragraph that was in view. */
  block: blockKey,
  /** How far down the chapter, 0 to 1; the fall-back when the paragraph is gone. */
  share: z.number().min(0).max(1),
})
export type Position = z.infer<typeof position>

const neighbour = z.object({ id: chapterId, number: z.number(), title: z.string() }).nullable()

export const chapter = z.object({
  courseId,
  courseTitle: z.string(),
  summary: chapterSummary,
  objectiveTitle: z.string(),
  domainId: z.string(),
  updated: z.string().nullable(),
  body: compiled<ChapterBody>(),
  previous: neighbour,
  next: neighbour,
  /** Whether the next chapter is locked now. */
  nextLocked: z.boolean(),
  position: position.nullable(),
  annotations: z.array(annotation),
  /** How many questions the self-check asks. */
  checkQuestions: z.number().int(),
  practiceQuestions: z.number().int(),
  unlockShare: z.number(),
})
export type Chapter = z.infer<typeof chapter>

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

export const reader = {
  /** Refused with CHAPTER_LOCKED while the chapter is locked. */
  chapter: base.input(ofChapter).output(chapter),
  /** Opens a locked chapter for good, without the self-check before it. */
  openAnyway: base.input(ofChapter).output(z.object({})),
  savePosition: base.input(ofChapter.extend({ position })).output(z.object({})),
  markDone: base.input(ofChapter.extend({ done: z.boolean() })).output(chapterSummary),
  glossary: base.input(z.object({ courseId })).output(z.array(glossaryEntry)),
  lookAlikes: base.input(z.object({ courseId })).output(z.array(lookAlike)),
}
