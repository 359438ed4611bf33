/**
 * The compiled course: what a chapter and a question are after the checker and before the screen.
 *
 * These trees are made by `course/compile` and by nothing else, so they are types here and are not
 * parsed again on their way out; everything a learner sends in is parsed by zod.
 */

import type { Block, Inline } from '../questions/text.ts'

export type { Choice } from '../questions/choices.ts'
export type { Blank } from '../questions/cloze/schema.ts'
export type { Question, QuestionView, Response } from '../questions/index.ts'
export type { Case, Grade, Pool } from '../questions/question.ts'
export type { Block, Inline, Labelled, LinkTarget, ListItem } from '../questions/text.ts'
export type { QuestionType } from '../questions/types.ts'

export const sectionKinds = [
  'analogy',
  'how',
  'walkthrough',
  'job',
  'pitfalls',
  'exam',
  'takeaways',
  'lookalikes',
  'mistakes',
  'faq',
  'terms',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/** A level-3 heading and what stands under it. */
export type Part = { key: string; title: Inline[]; blocks: Block[] }

/** `title` is the author's own for an analogy and empty otherwise: the app names the section. */
export type Section = { kind: SectionKind; key: string; title: Inline[]; blocks: Block[]; parts: Part[] }

export type Term = { id: string; term: string; chapterId: string; definition: Inline[] }

export type Source = { id: string; title: string; url: string; asOf: string | null }

export type Level = 'beginner' | 'intermediate' | 'advanced'

export type ChapterBody = {
  lead: Block[]
  /** In the order in which the app shows them. A `terms` section has no blocks: see `ownTerms`. */
  sections: Section[]
  /** The chapter's own glossary, in the author's order. */
  ownTerms: Term[]
  /** Every term that the text marks, the chapter's own and those of other chapters, by id. */
  terms: Record<string, Term>
  sources: Source[]
}

/**
 * The passage of its chapter that teaches a question. `title` is the plain text of the heading over it, empty
 * where the app names the section; `block` is the key to open the chapter at.
 */
export type TeachingPlace = { section: SectionKind; title: string; block: string }
