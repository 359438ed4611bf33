/**
 * The compiled course: what a chapter and a question are after the checker and before the screen.
 *
 * These trees are made by `course/compile` and by nothing else, so they are types here and are not
 * parsed again on their way out; everything a learner sends in is parsed by zod.
 */

export type LinkTarget =
  { kind: 'chapter'; chapterId: string } | { kind: 'source'; sourceId: string } | { kind: 'web'; url: string }

export type Inline =
  | { t: 'text'; v: string }
  | { t: 'strong'; c: Inline[] }
  | { t: 'em'; c: Inline[] }
  | { t: 'code'; v: string }
  | { t: 'break' }
  | { t: 'link'; to: LinkTarget; c: Inline[] }
  | { t: 'image'; hash: string; alt: string; width: number; height: number }
  /** The first use of a term in a section; `id` is a key of `ChapterBody.terms`. */
  | { t: 'term'; id: string; v: string }
  /** A gap in a cloze text; `n` names the blank. */
  | { t: 'blank'; n: string }

export type ListItem = { key: string; blocks: Block[] }

/**
 * `key` names a block for marks, notes and reading positions: derived from the block's own text, so it
 * survives an update that leaves the paragraph alone, and unique within the chapter.
 */
export type Block =
  | { t: 'paragraph'; key: string; c: Inline[] }
  | { t: 'heading'; key: string; depth: number; c: Inline[] }
  | { t: 'list'; key: string; ordered: boolean; start: number; items: ListItem[] }
  | { t: 'table'; key: string; head: Inline[][]; rows: Inline[][][] }
  | { t: 'quote'; key: string; blocks: Block[] }
  | { t: 'code'; key: string; v: string }

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

export type Pool = 'check' | 'practice' | 'exam'

type QuestionCommon = {
  id: string
  /** SHA-256 (first 16 hex digits) of everything that a learner can see of the question. */
  hash: string
  chapterId: string
  objectiveId: string
  pool: Pool
  difficulty: 1 | 2 | 3
  caseId: string | null
  stem: Block[]
  explanation: Block[]
  sources: string[]
  asOf: string | null
  expired: boolean
}

/** Component ids (choices, statements, steps …) are derived from their text: they say nothing of the key. */
export type Choice = { id: string; text: Inline[]; correct: boolean; why: Inline[] }
export type Labelled = { id: string; text: Inline[] }

export type Blank =
  | { n: string; kind: 'pick'; choices: Labelled[]; correct: string; why: Inline[] }
  | { n: string; kind: 'type'; accept: string[]; why: Inline[] }

/** A whole question with its key. Leaves the main process only after the question was answered. */
export type Question = QuestionCommon &
  (
    | { type: 'recall'; answer: Block[] }
    | { type: 'single'; fixed: boolean; choices: Choice[] }
    | { type: 'multiple'; fixed: boolean; choices: Choice[] }
    | {
        type: 'grid'
        answers: string[]
        statements: { id: string; text: Inline[]; answer: number; why: Inline[] }[]
      }
    | { type: 'order'; steps: Labelled[]; extras: (Labelled & { why: Inline[] })[] }
    | {
        type: 'match'
        /** `right` is the id of the one of `rights` that belongs to this left side. */
        lefts: (Labelled & { right: string; why: Inline[] })[]
        rights: Labelled[]
      }
    | { type: 'cloze'; fixed: boolean; text: Inline[]; blanks: Blank[] }
    | { type: 'number'; value: number; tolerance: number; unit: string }
  )
export type QuestionType = Question['type']

export type Case = { id: string; title: string; text: Block[] }

/** What a learner sees before answering: no key, no `why`, no explanation; components shuffled. */
export type QuestionView = {
  id: string
  hash: string
  chapterId: string
  difficulty: 1 | 2 | 3
  stem: Block[]
  /** The points that a wholly right answer earns. */
  of: number
  case: Case | null
} & (
  | { type: 'recall' }
  | { type: 'single'; choices: Labelled[] }
  | { type: 'multiple'; choices: Labelled[]; choose: number }
  | { type: 'grid'; answers: string[]; statements: Labelled[] }
  | { type: 'order'; steps: Labelled[]; places: number }
  | { type: 'match'; lefts: Labelled[]; rights: Labelled[] }
  | {
      type: 'cloze'
      text: Inline[]
      blanks: ({ n: string; kind: 'pick'; choices: Labelled[] } | { n: string; kind: 'type' })[]
    }
  | { type: 'number'; unit: string }
)

/** `components`: component id (choice, statement, step, left side, blank) to whether it earned its point. */
export type Grade = { points: number; of: number; components: Record<string, boolean> }
