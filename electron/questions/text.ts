/** Compiled text: what Markdown becomes in a chapter and in a question. A typed tree, never markup. */

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

/** A component of a question that is only its text. */
export type Labelled = { id: string; text: Inline[] }
