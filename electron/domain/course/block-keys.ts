import type { Block, ChapterBody } from '../../contract/content.ts'

/** The keys of all blocks, list items and parts of a chapter: what a mark or a position can point at. */
export function blockKeys(body: ChapterBody): Set<string> {
  const keys = new Set<string>()
  const add = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      keys.add(block.key)
      if (block.t === 'quote') add(block.blocks)
      if (block.t === 'list')
        for (const item of block.items) {
          keys.add(item.key)
          add(item.blocks)
        }
    }
  }
  add(body.lead)
  for (const section of body.sections) {
    keys.add(section.key)
    add(section.blocks)
    for (const part of section.parts) {
      keys.add(part.key)
      add(part.blocks)
    }
  }
  return keys
}
