import type { Position } from './findings.ts'

/** A piece of text with its place, kept for the checks of wording. */
export type Passage = {
  at: Position
  /** Plain text without code. */
  text: string
  /** Paragraphs and list items are prose; headings and table cells are not. */
  prose: boolean
}
