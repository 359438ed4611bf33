import type { Heading, RootContent } from 'mdast'
import { sectionKinds } from '../contract/content.ts'
import type { Block, Inline, Part, Section, SectionKind, Term } from '../contract/content.ts'
import { convertBlocks, convertHeading } from './blocks.ts'
import type { TextContext } from './blocks.ts'
import { shorten } from './fields.ts'
import type { FindingLog, Position } from './findings.ts'
import { readTerms } from './glossary-section.ts'
import { blockText, countWords, inlineText, wordingText } from './inline-text.ts'
import { createKeys } from './keys.ts'
import type { LinkScope } from './links.ts'
import { isSafeMarkdown, parseInPieces } from './markdown.ts'
import type { Passage } from './passages.ts'
import { checkSections } from './section-shape.ts'
import { cutSections, nearestHeading, sectionHeadings, sectionKindOf } from './sections.ts'
import type { ReadSection } from './section-shape.ts'
import type { TextSection } from './sections.ts'

export type ReadChapter = {
  lead: Block[]
  sections: Section[]
  terms: Term[]
  words: number
  passages: Passage[]
}

const wordsPerMinute = 180

/** Reading time in whole minutes, rounded up. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / wordsPerMinute)
}

/**
 * Reads the text of a chapter. `bodyLine` is the number of lines before it in its file. `pause` is
 * awaited between sections.
 */
export async function readChapterBody(
  body: string,
  chapterId: string,
  options: {
    bodyLine: number
    log: FindingLog
    scope: LinkScope
    usedImages: Set<string>
    pause: () => Promise<void>
  },
): Promise<ReadChapter> {
  const { bodyLine, log, scope, usedImages, pause } = options
  const keys = createKeys()
  const passages: Passage[] = []
  const read: ReadSection[] = []
  const terms: Term[] = []
  let lead: Block[] = []

  const isSafe = isSafeMarkdown(body, log, { line: bodyLine + 1, column: 1 })
  const { sections: cut, appendix } = cutSections(isSafe ? body : '')
  for (const text of cut) {
    await pause()
    const line = bodyLine + text.line
    const context: TextContext = {
      log,
      scope,
      keys,
      passages,
      usedImages,
      place: (node) => ({
        line: (node.position?.start.line ?? 1) + line,
        column: node.position?.start.column ?? 1,
      }),
    }
    const nodes = await parseInPieces(text.text, appendix, pause)
    if (text.heading === null) {
      lead = convertBlocks(checkLevels(nodes, context), context)
      continue
    }
    const section = readSection(text, nodes, chapterId, context, read, terms)
    if (section) read.push(section)
  }

  if (isSafe) checkSections(lead, read, terms, bodyLine, log)
  const sections = read
    .map(({ section }) => section)
    .sort((a, b) => sectionKinds.indexOf(a.kind) - sectionKinds.indexOf(b.kind))
  return { lead, sections, terms, words: wordsOf(lead, sections, terms), passages }
}

function readSection(
  text: TextSection,
  nodes: RootContent[],
  chapterId: string,
  context: TextContext,
  before: ReadSection[],
  terms: Term[],
): ReadSection | null {
  const [first, ...rest] = nodes
  if (first?.type !== 'heading') return null
  const at = context.place(first)
  const heading = text.heading ?? ''
  const kind = sectionKindOf(heading)
  if (kind === null) {
    const close = nearestHeading(heading)
    context.log.add(
      'heading-unknown',
      at,
      `“${shorten(heading)}” is no section of a chapter; the nearest one is “${close}”. Use that, or a level-3 heading inside a section.`,
    )
    return null
  }
  if (before.some(({ section }) => section.kind === kind)) {
    context.log.add(
      'section-twice',
      at,
      `The section “${sectionHeadings[kind]}” stands twice: put both under one heading.`,
    )
    return null
  }
  const key = context.keys(heading)
  const content = checkLevels(rest, context)
  if (kind === 'terms') {
    terms.push(...readTerms(content, chapterId, context))
    return { section: { kind, key, title: [], blocks: [], parts: [] }, at, partsAt: [] }
  }
  const title = kind === 'analogy' ? analogyTitle(first, context) : []
  return { ...cutParts(kind, key, title, content, context), at }
}

/** The author's own title: what follows “Analogy:”. */
function analogyTitle(heading: Heading, context: TextContext): Inline[] {
  const inlines = convertHeading(heading, context)
  const text = wordingText(inlines)
  const [first, ...rest] = inlines
  if (first?.t !== 'text') return inlines
  const v = first.v.replace(/^Analogy:?\s*/, '')
  if (text !== '') context.passages.push({ at: context.place(heading), text, prose: false })
  return v === '' ? rest : [{ t: 'text', v }, ...rest]
}

/** Groups what stands under each level-3 heading. */
function cutParts(
  kind: SectionKind,
  key: string,
  title: Inline[],
  nodes: RootContent[],
  context: TextContext,
): Omit<ReadSection, 'at'> {
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === 3 ? [index] : []))
  const blocks = convertBlocks(nodes.slice(0, starts[0] ?? nodes.length), context)
  const partsAt: Position[] = []
  const parts = starts.map((start, index): Part => {
    const heading = nodes[start] as Heading
    const c = convertHeading(heading, context)
    partsAt.push(context.place(heading))
    context.passages.push({ at: context.place(heading), text: wordingText(c), prose: false })
    const partKey = context.keys(inlineText(c))
    return {
      key: partKey,
      title: c,
      blocks: convertBlocks(nodes.slice(start + 1, starts[index + 1]), context),
    }
  })
  return { section: { kind, key, title, blocks, parts }, partsAt }
}

/** Reports headings of level 1 and those of level 2 that are not written with `##` at the line's start. */
function checkLevels(nodes: RootContent[], context: TextContext): RootContent[] {
  return nodes.filter((node) => {
    if (node.type !== 'heading' || node.depth > 2) return true
    const message =
      node.depth === 1
        ? 'A level-1 heading has no place here: the title stands in the front matter.'
        : 'Write a level-2 heading as “## …” at the very beginning of the line.'
    context.log.add('heading-level', context.place(node), message)
    return false
  })
}

function wordsOf(lead: Block[], sections: Section[], terms: Term[]): number {
  const texts = [blockText(lead)]
  for (const { title, blocks, parts } of sections) {
    texts.push(inlineText(title), blockText(blocks))
    for (const part of parts) texts.push(inlineText(part.title), blockText(part.blocks))
  }
  for (const { term, definition } of terms) texts.push(term, inlineText(definition))
  return texts.reduce((sum, text) => sum + countWords(text), 0)
}
