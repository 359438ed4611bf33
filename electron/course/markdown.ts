import type { Nodes, Root, RootContent } from 'mdast'
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

const pieceLength = 8_000

/**
 * Parses a long text piece by piece, awaiting `pause` between pieces: the parser needs about a
 * thousand times the memory of what it parses at once. Positions are those in the whole text.
 * `appendix` (link definitions) is parsed with every piece.
 */
export async function parseInPieces(
  text: string,
  appendix: string,
  pause: () => Promise<void>,
): Promise<RootContent[]> {
  const nodes: RootContent[] = []
  for (const piece of cutPieces(text)) {
    const { children } = parseBlocks(piece.text + appendix)
    for (const node of children) nodes.push(shiftLines(node, piece.line))
    await pause()
  }
  return nodes
}

/**
 * Cuts a text where a new block surely begins: after an empty line, outside fenced code, before a line
 * that is neither indented nor a list item.
 */
export function cutPieces(text: string): { line: number; text: string }[] {
  const pieces: { line: number; lines: string[] }[] = []
  const fences = createFenceTracker()
  let current: { line: number; lines: string[] } = { line: 0, lines: [] }
  let length = 0
  let afterEmpty = false
  for (const [index, line] of text.split('\n').entries()) {
    const begins = afterEmpty && !fences.isOpen() && /^[^\s\-+*\d]/.test(line)
    if (begins && length > pieceLength) {
      pieces.push(current)
      current = { line: index, lines: [] }
      length = 0
    }
    fences.next(line)
    current.lines.push(line)
    length += line.length + 1
    afterEmpty = line.trim() === ''
  }
  return [...pieces, current].map(({ line, lines }) => ({ line, text: lines.join('\n') }))
}

/** Follows fenced code (CommonMark 0.31.2, section 4.5), line by line. */
export function createFenceTracker(): { isOpen(): boolean; next(line: string): void } {
  let fence: string | null = null
  return {
    isOpen: () => fence !== null,
    next(line) {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
      if (!mark) return
      if (fence === null) fence = mark
      else if (mark.startsWith(fence) && line.trim() === mark) fence = null
    },
  }
}

function shiftLines<Node extends Nodes>(node: Node, by: number): Node {
  if (by === 0) return node
  if (node.position) node.position.start.line += by
  if ('children' in node) for (const child of node.children) shiftLines(child, by)
  return node
}

const mostLines = 20_000
const mostMarks = 30_000
const mostMarksInBlock = 2_000
const mostBarsInBlock = 4_000
const mostBlockLength = 60_000
const mostPieceLength = 100_000
const deepNesting =
  /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){7}/

/**
 * Looks for what makes a Markdown parser slow, deep or hungry (thousands of marks in one paragraph,
 * quotes in quotes in quotes) before the parser sees it. Reports it and gives false.
 */
export function isSafeMarkdown(text: string, log: FindingLog, at: Position): boolean {
  const problem = findDanger(text)
  if (problem) log.add('markdown-too-dense', { line: at.line + problem.line, column: 1 }, problem.message)
  return problem === null
}

function findDanger(text: string): { line: number; message: string } | null {
  const lines = text.split('\n')
  if (lines.length > mostLines)
    return { line: mostLines, message: `The text has more than ${mostLines} lines: split it.` }
  let length = 0
  let marks = 0
  let bars = 0
  let allMarks = 0
  for (const [line, content] of lines.entries()) {
    if (content.trim() === '') length = marks = bars = 0
    const own = content.match(/[*_[\]!`<&\\]/g)?.length ?? 0
    const ownBars = content.match(/\|/g)?.length ?? 0
    length += content.length
    marks += own
    bars += ownBars
    allMarks += own + ownBars
    if (length > mostBlockLength || marks > mostMarksInBlock || bars > mostBarsInBlock)
      return {
        line,
        message:
          'This paragraph or table is far too long or has thousands of Markdown marks: split it with empty lines.',
      }
    if (allMarks > mostMarks)
      return { line, message: `The text has more than ${mostMarks} Markdown marks: split it.` }
    if (deepNesting.test(content) || /^[ \t]{40}/.test(content))
      return { line, message: 'Lists or quotes nest too deeply here: use at most seven levels.' }
  }
  const long = cutPieces(text).find((piece) => piece.text.length > mostPieceLength)
  return long ? { line: long.line, message: 'This list is far too long: split it.' } : null
}
