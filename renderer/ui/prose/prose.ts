import { h } from 'vue'
import type { FunctionalComponent, PropType, VNode, VNodeArrayChildren } from 'vue'
import CourseImage from './CourseImage.vue'
import { setQuotes } from './typography.ts'
import type { Block, Inline, LinkTarget } from '../../../electron/contract/content.ts'

/**
 * Shows compiled text as nodes: no HTML string exists anywhere. One function per kind of node rather
 * than a component, because a chapter has thousands of them.
 *
 * Links and terms act through the page that shows them, which listens for clicks on `data-source`,
 * `data-web` and `data-term`; links to chapters are plain addresses.
 */
export type ProseMarks = ReadonlyMap<string, ReadonlySet<string>>

type InlineContext = {
  /** In a chapter blocks can be pointed at and terms explain themselves; in a question, say, not. */
  inChapter?: boolean | undefined
  chapterHref?: ((chapterId: string) => string) | undefined
  /** What stands in a gap of a cloze text; the gap's number where nothing is given. */
  showBlank?: ((n: string) => VNode) | undefined
}

function showInlines(inlines: readonly Inline[], context: InlineContext): VNodeArrayChildren {
  return inlines.map((inline, place) =>
    inline.t === 'text' && place > 0
      ? setQuotes(inline.v, plainText(inlines.slice(place - 1, place)).slice(-1))
      : showInline(inline, context),
  )
}

function showInline(inline: Inline, context: InlineContext): VNode | string {
  switch (inline.t) {
    case 'text':
      return setQuotes(inline.v)
    case 'strong':
    case 'em':
      return h(inline.t, showInlines(inline.c, context))
    case 'code':
      return h('code', inline.v)
    case 'break':
      return h('br')
    case 'link':
      return h('a', linkAttributes(inline.to, context), showInlines(inline.c, context))
    case 'image':
      return h(CourseImage, {
        hash: inline.hash,
        alt: inline.alt,
        width: inline.width,
        height: inline.height,
      })
    case 'term':
      return context.inChapter
        ? h('button', { type: 'button', class: 'term', 'data-term': inline.id }, setQuotes(inline.v))
        : setQuotes(inline.v)
    case 'blank':
      return context.showBlank?.(inline.n) ?? h('span', { class: 'blank' }, `(${inline.n})`)
  }
}

function linkAttributes(to: LinkTarget, { chapterHref }: InlineContext): Record<string, unknown> {
  if (to.kind === 'chapter') return { href: chapterHref?.(to.chapterId), class: 'chapter-link' }
  if (to.kind === 'source')
    return { href: `#source-${to.sourceId}`, class: 'source-link', 'data-source': to.sourceId }
  return { href: to.url, class: 'web-link', 'data-web': to.url, rel: 'noreferrer' }
}

type BlockContext = InlineContext & { marks?: ProseMarks | undefined }

/** What lets a mark, a position or a search result point at a block. */
function anchor(key: string, { marks, inChapter }: BlockContext): Record<string, unknown> {
  if (!inChapter) return {}
  const kinds = marks?.get(key)
  return { 'data-block': key, class: kinds ? [...kinds].map((kind) => `has-${kind}`) : undefined }
}

function showBlock(block: Block, context: BlockContext): VNode {
  switch (block.t) {
    case 'paragraph':
      return h('p', { key: block.key, ...anchor(block.key, context) }, showInlines(block.c, context))
    case 'heading':
      return h(
        `h${Math.min(6, block.depth)}`,
        { key: block.key, ...anchor(block.key, context) },
        showInlines(block.c, context),
      )
    case 'list':
      return h(
        block.ordered ? 'ol' : 'ul',
        { key: block.key, start: block.ordered && block.start !== 1 ? block.start : undefined },
        block.items.map((item) =>
          h('li', { key: item.key, ...anchor(item.key, context) }, showItem(item.blocks, context)),
        ),
      )
    case 'table':
      return showTable(block, context)
    case 'quote':
      return h(
        'blockquote',
        { key: block.key },
        block.blocks.map((inner) => showBlock(inner, context)),
      )
    case 'code':
      return h('pre', { key: block.key, tabindex: 0, ...anchor(block.key, context) }, [h('code', block.v)])
  }
}

/** An item of one paragraph is that text; its mark is the item's own. */
function showItem(blocks: readonly Block[], context: BlockContext): VNodeArrayChildren {
  return blocks.map((block) =>
    block.t === 'paragraph'
      ? blocks.length === 1
        ? h('span', showInlines(block.c, context))
        : h('p', showInlines(block.c, context))
      : showBlock(block, context),
  )
}

/** Each cell names its column, so that a narrow page can stack the rows as pairs. */
function showTable(table: Extract<Block, { t: 'table' }>, context: BlockContext): VNode {
  const labels = table.head.map(plainText)
  const { class: marked, ...place } = anchor(table.key, context)
  return h('div', { key: table.key, ...place, class: ['table-frame', marked] }, [
    h('table', [
      h('thead', [
        h(
          'tr',
          table.head.map((cell, column) =>
            labels[column] ? h('th', { scope: 'col' }, showInlines(cell, context)) : h('td'),
          ),
        ),
      ]),
      h(
        'tbody',
        table.rows.map((row) =>
          h(
            'tr',
            row.map((cell, column) =>
              column === 0
                ? h('th', { scope: 'row' }, showInlines(cell, context))
                : h('td', { 'data-label': labels[column] }, [h('span', showInlines(cell, context))]),
            ),
          ),
        ),
      ),
    ]),
  ])
}

/** The words of inline text as they are shown, without marks and links. */
export function plainText(inlines: readonly Inline[]): string {
  return setQuotes(unsetText(inlines))
}

function unsetText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      'v' in inline ? inline.v : 'c' in inline ? unsetText(inline.c) : inline.t === 'break' ? ' ' : '',
    )
    .join('')
}

/** The words of blocks, for a line that stands for them. */
export function plainBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.t === 'paragraph' || block.t === 'heading') return plainText(block.c)
      if (block.t === 'list') return block.items.map((item) => plainBlocks(item.blocks)).join(' ')
      if (block.t === 'table') return [block.head, ...block.rows].flat().map(plainText).join(' ')
      return block.t === 'quote' ? plainBlocks(block.blocks) : block.v
    })
    .join(' ')
}

type BlocksProps = {
  blocks: readonly Block[]
  marks?: ProseMarks
  inChapter?: boolean
  chapterHref?: (chapterId: string) => string
}

export const ProseBlocks: FunctionalComponent<BlocksProps> = (props) =>
  props.blocks.map((block) => showBlock(block, props))
ProseBlocks.props = {
  blocks: { type: Array as PropType<readonly Block[]>, required: true },
  marks: Object as PropType<ProseMarks>,
  inChapter: Boolean,
  chapterHref: Function as PropType<(chapterId: string) => string>,
}

type InlinesProps = { inlines: readonly Inline[] } & InlineContext

export const ProseInlines: FunctionalComponent<InlinesProps> = (props) =>
  showInlines(props.inlines, props) as VNode[]
ProseInlines.props = {
  inlines: { type: Array as PropType<readonly Inline[]>, required: true },
  inChapter: Boolean,
  chapterHref: Function as PropType<(chapterId: string) => string>,
  showBlank: Function as PropType<(n: string) => VNode>,
}
