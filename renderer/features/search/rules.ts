import { setQuotes } from '../../ui/prose/typography.ts'
import type { Hit } from '../../../electron/contract/search.ts'

const order: Hit['kind'][] = ['chapter', 'heading', 'term', 'text', 'question']

export type HitGroup = { kind: Hit['kind']; hits: { hit: Hit; place: number }[] }

/** Hits by kind, best first within each; `place` counts through all groups, as the arrows move. */
export function groupHits(hits: readonly Hit[]): HitGroup[] {
  let place = 0
  return order.flatMap((kind) => {
    const ofKind = hits.filter((hit) => hit.kind === kind)
    return ofKind.length ? [{ kind, hits: ofKind.map((hit) => ({ hit, place: place++ })) }] : []
  })
}

/** The pieces of an excerpt with their quotes set as in a chapter, each by what stands before it. */
export function setExcerpt(excerpt: Hit['excerpt']): Hit['excerpt'] {
  return excerpt.map((piece, place) => ({
    ...piece,
    text: setQuotes(piece.text, excerpt[place - 1]?.text.slice(-1)),
  }))
}

/** The place after pressing an arrow, going round at the ends. */
export function moved(place: number, by: 1 | -1, count: number): number {
  return count === 0 ? 0 : (place + by + count) % count
}
