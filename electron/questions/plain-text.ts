import type { Block, Inline } from './text.ts'

/**
 * The text of inline content as a reader sees it, with white space collapsed.
 * @param ofCode what to say for a piece of code
 */
export function inlineText(
  inlines: readonly Inline[],
  ofCode: (code: string) => string = (code) => code,
): string {
  return collapse(gather(inlines, ofCode))
}

/** The text of blocks, one piece for each block. */
export function blockText(blocks: readonly Block[]): string {
  return collapse(blocks.map(oneBlockText).join(' '))
}

function oneBlockText(block: Block): string {
  switch (block.t) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.c)
    case 'list':
      return block.items.map((item) => blockText(item.blocks)).join(' ')
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map((cell) => inlineText(cell))).join(' ')
    case 'quote':
      return blockText(block.blocks)
    case 'code':
      return block.v
  }
}

function gather(inlines: readonly Inline[], ofCode: (code: string) => string): string {
  let text = ''
  for (const inline of inlines) {
    switch (inline.t) {
      case 'text':
      case 'term':
        text += inline.v
        break
      case 'code':
        text += ofCode(inline.v)
        break
      case 'break':
        text += ' '
        break
      case 'image':
        text += inline.alt
        break
      case 'blank':
        text += '…'
        break
      default:
        text += gather(inline.c, ofCode)
    }
  }
  return text
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
