import type { OpenChapter } from '../../app/chapter-ahead.ts'
import type { Annotation } from '../../../electron/contract/notes.ts'
import { plainBlocks, plainText } from '../../ui/prose/prose.ts'
import type { Block, ChapterBody, Part, Section } from '../../../electron/contract/content.ts'

/** The kinds of mark on each block. */
export function marksOf(
  annotations: readonly Pick<Annotation, 'block' | 'kind'>[],
): Map<string, Set<string>> {
  const marks = new Map<string, Set<string>>()
  for (const { block, kind } of annotations) {
    const kinds = marks.get(block)
    if (kinds) kinds.add(kind)
    else marks.set(block, new Set([kind]))
  }
  return marks
}

/**
 * The place of the first block whose end is below a line, by halving: blocks stand in order.
 * @param bottomOf distance of a block's end from the top of the window, in pixels
 */
export function firstBelow(count: number, line: number, bottomOf: (place: number) => number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (bottomOf(middle) > line) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Where a card is shown, in pixels of the window: below what it explains, above it where only there is room, and within
 * the width of the window.
 */
export function placeOfCard(
  anchor: { left: number; top: number; bottom: number },
  card: { width: number; height: number },
  room: { top: number; bottom: number; width: number },
): { left: number; top: number } {
  const gap = 6
  const margin = 16
  const below = anchor.bottom + gap
  const above = anchor.top - gap - card.height
  const isAbove = below + card.height > room.bottom && above >= room.top
  return {
    left: Math.max(margin, Math.min(anchor.left, room.width - margin - card.width)),
    top: isAbove ? above : below,
  }
}

/** Whether a chapter is as it was: its text by its version, all else by value. */
export function isSame(one: OpenChapter | null, other: OpenChapter | null): boolean {
  const byValue = (chapter: OpenChapter | null) => JSON.stringify({ ...chapter, body: null })
  return byValue(one) === byValue(other)
}

/** Sections that have something to show. */
export function shownSections(body: ChapterBody): Section[] {
  return body.sections.filter(
    ({ kind, blocks, parts }) =>
      blocks.length + parts.length > 0 || (kind === 'terms' && body.ownTerms.length > 0),
  )
}

/**
 * What fills a window from the top of a chapter, to be shown before the rest: the lead and as much of the sections
 * as has so many letters. What takes room without letters is not counted, so that it is never too little.
 * @param room how many letters the window holds at most
 */
export function beginningOf(
  { lead, sections }: { lead: readonly Block[]; sections: readonly Section[] },
  room: number,
): Section[] {
  let left = room
  function take<Taken>(all: readonly Taken[], lettersOf: (one: Taken) => number): Taken[] {
    const end = all.findIndex((one) => (left -= lettersOf(one)) <= 0)
    return end < 0 ? [...all] : all.slice(0, end + 1)
  }
  const beginning: Section[] = []
  take(lead, lettersOfBlock)
  for (const section of sections) {
    if (left <= 0) break
    const blocks = take(section.blocks, lettersOfBlock)
    const lettersOf = section.kind === 'faq' ? lettersOfTitle : lettersOfPart
    const parts = left > 0 ? take(section.parts, lettersOf) : []
    beginning.push({ ...section, blocks, parts })
  }
  return beginning
}

/** Code is not counted: a long line of it takes no more room than a short one. */
function lettersOfBlock(block: Block): number {
  return block.t === 'code' ? 0 : plainBlocks([block]).length
}

function lettersOfTitle({ title }: Part): number {
  return plainText(title).length
}

function lettersOfPart(part: Part): number {
  return part.blocks.reduce((sum, block) => sum + lettersOfBlock(block), lettersOfTitle(part))
}
