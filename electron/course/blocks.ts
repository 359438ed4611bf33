import type { Heading, Nodes, Parents, PhrasingContent, RootContent } from 'mdast'
import type { Block, Inline, ListItem } from '../contract/content.ts'
import type { FindingLog, Position } from './findings.ts'
import { cleanHeading } from './clean-title.ts'
import { blockText, inlineText, wordingText } from './inline-text.ts'
import type { KeyMaker } from './keys.ts'
import { readLinkTarget } from './links.ts'
import type { LinkScope } from './links.ts'
import type { Passage } from './passages.ts'

/** What a conversion needs to know, and what it fills. */
export type TextContext = {
  log: FindingLog
  scope: LinkScope
  keys: KeyMaker
  /** Filled with every piece of text, for the checks of wording. */
  passages: Passage[]
  /** Filled with the images that the text shows. */
  usedImages: Set<string>
  /** Where a node stands in its file. */
  place(node: Nodes): Position
}

const mostDepth = 12
const linkDefinitions = new WeakMap<TextContext, Map<string, string>>()

/** Converts blocks of Markdown into the contract's tree; what has no place there becomes a finding. */
export function convertBlocks(nodes: readonly RootContent[], context: TextContext, depth = 0): Block[] {
  collectDefinitions(nodes, context)
  return nodes.flatMap((node) => convertBlock(node, context, depth))
}

function convertBlock(node: RootContent, context: TextContext, depth: number): Block[] {
  if (depth > mostDepth) {
    context.log.add(
      'markdown-too-dense',
      context.place(node),
      'Lists or quotes nest too deeply here: use fewer levels.',
    )
    return []
  }
  switch (node.type) {
    case 'paragraph': {
      const c = convertInlines(node.children, context)
      note(context, node, c, true)
      return [{ t: 'paragraph', key: context.keys(inlineText(c)), c }]
    }
    case 'heading': {
      const c = convertHeading(node, context)
      note(context, node, c, false)
      return [{ t: 'heading', key: context.keys(inlineText(c)), depth: node.depth, c }]
    }
    case 'list': {
      const items = node.children.map((item): ListItem => {
        const itemKey = context.keys(mdastText(item))
        return { key: itemKey, blocks: convertBlocks(item.children, context, depth + 1) }
      })
      // After its items, so that what learners mark keeps its key when the list around it changes.
      const key = context.keys(mdastText(node))
      return [{ t: 'list', key, ordered: node.ordered === true, start: node.start ?? 1, items }]
    }
    case 'table': {
      const rows = node.children.map((row) =>
        row.children.map((cell) => {
          const c = convertInlines(cell.children, context)
          note(context, cell, c, false)
          return c
        }),
      )
      const [head = [], ...body] = rows
      const table: Block = { t: 'table', key: '', head, rows: body }
      return [{ ...table, key: context.keys(blockText([table])) }]
    }
    case 'blockquote': {
      const blocks = convertBlocks(node.children, context, depth + 1)
      return [{ t: 'quote', key: context.keys(mdastText(node)), blocks }]
    }
    case 'code':
      return [{ t: 'code', key: context.keys(node.value), v: node.value }]
    case 'definition':
      return []
    case 'html':
      reportHtml(node.value, context.place(node), context.log)
      return []
    case 'thematicBreak':
      context.log.add(
        'markdown-unsupported',
        context.place(node),
        'A horizontal line has no place in a course: use a heading, or take it out.',
      )
      return []
    default:
      context.log.add(
        'markdown-unsupported',
        context.place(node),
        'This kind of Markdown has no place in a course: write a paragraph, list, table, quote or code block.',
      )
      return []
  }
}

/** Converts the inside of a heading. */
export function convertHeading(node: Heading, context: TextContext): Inline[] {
  return cleanHeading(convertInlines(node.children, context), context.place(node), context.log)
}

/** Converts the inside of a paragraph, heading or table cell. */
export function convertInlines(nodes: readonly PhrasingContent[], context: TextContext, depth = 0): Inline[] {
  if (depth > mostDepth) return []
  const inlines: Inline[] = []
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        pushText(inlines, node.value.replace(/\s*\n\s*/g, ' '))
        break
      case 'strong':
        inlines.push({ t: 'strong', c: convertInlines(node.children, context, depth + 1) })
        break
      case 'emphasis':
        inlines.push({ t: 'em', c: convertInlines(node.children, context, depth + 1) })
        break
      case 'inlineCode':
        inlines.push({ t: 'code', v: node.value })
        break
      case 'break':
        inlines.push({ t: 'break' })
        break
      case 'link':
      case 'linkReference': {
        const c = convertInlines(node.children, context, depth + 1)
        const url = node.type === 'link' ? node.url : definedUrl(node.identifier, context)
        const to = readLinkTarget(url, context.scope, context.place(node), context.log)
        if (to) inlines.push({ t: 'link', to, c })
        break
      }
      case 'image':
      case 'imageReference': {
        const url = node.type === 'image' ? node.url : definedUrl(node.identifier, context)
        const image = convertImage(url, node.alt ?? '', context.place(node), context)
        if (image) inlines.push(image)
        break
      }
      case 'html':
        reportHtml(node.value, context.place(node), context.log)
        break
      default:
        context.log.add(
          'markdown-unsupported',
          context.place(node),
          'This kind of Markdown has no place in a course: write text, emphasis, code or a link.',
        )
    }
  }
  return inlines
}

function convertImage(url: string, alt: string, at: Position, context: TextContext): Inline | null {
  const image = context.scope.images.get(url)
  if (!image) {
    // An image that is there but broken has its own finding.
    if (!context.scope.brokenImages.has(url))
      context.log.add(
        'image-missing',
        at,
        `There is no image “${url.slice(0, 80)}” in the chapter's folder: put a png, jpg, webp or gif under images/ and name it as “images/name.png”.`,
      )
    return null
  }
  context.usedImages.add(url)
  if (alt.trim() === '')
    context.log.add(
      'image-alt',
      at,
      'This image has no description: say between the square brackets what it shows.',
    )
  return { t: 'image', hash: image.hash, alt, width: image.width, height: image.height }
}

function reportHtml(html: string, at: Position, log: FindingLog): void {
  const shown = html.replace(/\s+/g, ' ').slice(0, 40)
  log.add(
    'raw-html',
    at,
    `Raw HTML (“${shown}”) is not allowed: write Markdown, or a backslash before a “<” that is meant as a sign.`,
  )
}

/** Neighbouring texts become one, so that a text has one form only. */
function pushText(inlines: Inline[], value: string): void {
  const last = inlines.at(-1)
  if (last?.t === 'text') last.v += value
  else inlines.push({ t: 'text', v: value })
}

function note(context: TextContext, node: Nodes, c: Inline[], prose: boolean): void {
  const text = wordingText(c)
  if (text !== '') context.passages.push({ at: context.place(node), text, prose })
}

function collectDefinitions(nodes: readonly RootContent[], context: TextContext): void {
  for (const node of nodes) {
    if (node.type !== 'definition') continue
    const known = linkDefinitions.get(context) ?? new Map<string, string>()
    if (!known.has(node.identifier)) known.set(node.identifier, node.url)
    linkDefinitions.set(context, known)
  }
}

function definedUrl(identifier: string, context: TextContext): string {
  return linkDefinitions.get(context)?.get(identifier) ?? ''
}

/** The text of a list or quote before it is converted, for a key that comes before those inside it. */
function mdastText(node: Nodes): string {
  const pieces: string[] = []
  gatherText(node, pieces, 0)
  return pieces.join('').replace(/\s+/g, ' ').trim()
}

function gatherText(node: Nodes, pieces: string[], depth: number): void {
  if ('value' in node) pieces.push(node.value)
  else if ('alt' in node) pieces.push(node.alt ?? '')
  else if (node.type === 'break') pieces.push(' ')
  if ('children' in node && depth < 40) {
    for (const child of (node as Parents).children) gatherText(child, pieces, depth + 1)
    if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'link') pieces.push(' ')
  }
}
