import type { Block, Inline } from '../contract/content.ts'
import { convertBlocks, convertInlines } from './blocks.ts'
import type { TextContext } from './blocks.ts'
import type { FindingLog, Position } from './findings.ts'
import { wordingText } from './inline-text.ts'
import { createKeys } from './keys.ts'
import type { LinkScope } from './links.ts'
import { hasBlockMarks, hasInlineMarks, isSafeMarkdown, parseBlocks, parseInline } from './markdown.ts'
import type { Passage } from './passages.ts'

/** What the texts of one YAML file share. */
export type FieldTextContext = {
  log: FindingLog
  scope: LinkScope
  passages: Passage[]
  usedImages: Set<string>
}

/** Markdown of a YAML field as blocks. Positions in it are those of the field. */
export function readBlockText(text: string, at: Position, shared: FieldTextContext): Block[] {
  if (!hasBlockMarks(text)) {
    const plain = collapseSpaces(text)
    shared.passages.push({ at, text: plain, prose: true })
    return [{ t: 'paragraph', key: createKeys()(plain), c: [{ t: 'text', v: plain }] }]
  }
  if (!isSafeMarkdown(text, shared.log, at)) return []
  return convertBlocks(parseBlocks(text).children, contextAt(at, shared))
}

/** Markdown of a YAML field that is one run of words, such as a choice. */
export function readInlineText(text: string, at: Position, shared: FieldTextContext): Inline[] {
  if (!hasInlineMarks(text)) {
    const plain = collapseSpaces(text)
    shared.passages.push({ at, text: plain, prose: true })
    return [{ t: 'text', v: plain }]
  }
  if (!isSafeMarkdown(text, shared.log, at)) return []
  const nodes = parseInline(text).children
  const [only] = nodes
  if (nodes.length !== 1 || only?.type !== 'paragraph') {
    shared.log.add('inline-only', at, 'This text has to be one paragraph: take out the empty line.')
    return []
  }
  const context = contextAt(at, shared)
  const inlines = convertInlines(only.children, context)
  shared.passages.push({ at, text: wordingText(inlines), prose: true })
  return inlines
}

function contextAt(at: Position, shared: FieldTextContext): TextContext {
  return { ...shared, keys: createKeys(), place: () => at }
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
