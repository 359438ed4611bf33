import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { FindingLog, Position } from './findings.ts'

const blockConstructs = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
]

/** Parses CommonMark with tables. */
export function parseBlocks(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
}

/** Parses a text that is one run of words, so that a choice such as “3. March” stays what it is. */
export function parseInline(text: string): Root {
  return fromMarkdown(text, { extensions: [{ disable: { null: blockConstructs } }] })
}

/** Whether inline Markdown could be anything but plain text. */
export function hasInlineMarks(text: string): boolean {
  return /[\\`*_[\]<>&\n\r]/.test(text)
}

/** Whether a text of one line could be anything but one plain paragraph. */
export function hasBlockMarks(text: string): boolean {
  return hasInlineMarks(text) || /^(?:\s|#|[-+=~|]|\d+[.)])/.test(text) || text.includes('|')
}

const mostMarksInBlock = 2_000
const mostBlockLength = 60_000
const deepNesting =
  /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){7}/

/**
 * Looks for what makes a Markdown parser slow or deep (thousands of marks in one paragraph, quotes in
 * quotes in quotes) before the parser sees it. Reports it and gives false.
 */
export function isSafeMarkdown(text: string, log: FindingLog, at: Position): boolean {
  let length = 0
  let marks = 0
  let line = at.line
  for (const content of text.split('\n')) {
    if (content.trim() === '') {
      length = 0
      marks = 0
    } else {
      length += content.length
      marks += content.match(/[*_[\]!`<&\\]/g)?.length ?? 0
    }
    if (length > mostBlockLength || marks > mostMarksInBlock) {
      log.add(
        'markdown-too-dense',
        { line, column: 1 },
        'This paragraph is far too long or has thousands of Markdown marks: split it with empty lines.',
      )
      return false
    }
    if (deepNesting.test(content) || /^[ \t]{40}/.test(content)) {
      log.add(
        'markdown-too-dense',
        { line, column: 1 },
        'Lists or quotes nest too deeply here: use at most seven levels.',
      )
      return false
    }
    line += 1
  }
  return true
}
