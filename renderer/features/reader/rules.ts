import type { Annotation } from '../../../electron/contract/notes.ts'
import type { ChapterBody, Section } from '../../../electron/contract/content.ts'

/** The kinds of mark on each block. */
export function marksOf(annotations: readonly Annotation[]): Map<string, Set<string>> {
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

/** Sections that have something to show. */
export function shownSections(body: ChapterBody): Section[] {
  return body.sections.filter(
    ({ kind, blocks, parts }) =>
      blocks.length + parts.length > 0 || (kind === 'terms' && body.ownTerms.length > 0),
  )
}
