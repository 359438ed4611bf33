import type { Block, Inline } from './text.ts'

/**
 * What a question type reads its own fields with. The course format implements it, so that a type knows
 * neither YAML nor files, and gives every type the same checks and messages.
 */

/** 1-based line and column. */
export type Position = { line: number; column: number }

export type Located<T> = { value: T; at: Position }

/** A value in the file, before anybody said what it should be. */
export type Item = {
  at: Position
  /** As one plain text; null when it's empty, a list or an entry with fields. */
  text: string | null
  /** Opens it as fields. Reports and gives null when it's no such entry. `what` names it in messages. */
  open(known: readonly string[], what: string): Fields | null
  /** Its entries by name when the names are the author's; null when it has none. `at` is the name's place. */
  entries(): Map<string, { at: Position; value: Item }> | null
}

/** Fields by name. Each reader reports what is wrong and gives null; `need…` also reports what's missing. */
export type Fields = {
  at: Position
  has(name: string): boolean
  placeOf(name: string): Position
  item(name: string): Item | null
  text(name: string): Located<string> | null
  needText(name: string): Located<string> | null
  number(name: string, from: number, to: number): Located<number> | null
  needNumber(name: string, from: number, to: number): Located<number> | null
  flag(name: string): boolean
  list(name: string): Located<Item[]> | null
  needList(name: string): Located<Item[]> | null
}

/** What can be wrong with a type's own fields. */
export type Fault =
  | 'answer-impossible'
  | 'blank-mismatch'
  | 'choice-of-the-above'
  | 'choice-without-why'
  | 'component-twice'
  | 'field-invalid'
  | 'field-missing'

export type QuestionReader = {
  fields: Fields
  /** A message that is expensive to make can be a function, called only if it will be shown. */
  report(fault: Fault, at: Position, message: string | (() => string)): void
  /** Markdown that is one run of words, such as a choice. */
  readInlines(text: Located<string>): Inline[]
  /** Markdown as blocks. */
  readBlocks(text: Located<string>): Block[]
  /**
   * The id of a component: derived from question, kind and text, so that it outlives a new order and says
   * nothing of the key.
   */
  idOf(kind: string, plainText: string): string
  /** Text from the file, short enough for a message. */
  shorten(text: string): string
  /** A number with its noun, such as "1 step" or "2 steps". */
  howMany(number: number, noun: string): string
  /** The known word that is fewest edits away. */
  nearest(word: string, known: readonly string[]): string | null
}
