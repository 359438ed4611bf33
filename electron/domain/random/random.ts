/**
 * A repeatable stream of numbers in [0, 1) from a 32-bit seed: mulberry32 (Tommy Ettinger, public
 * domain). For laying out questions, not for secrets.
 */
import { itemAt } from '../need.ts'

export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A shuffled copy (Fisher and Yates, Durstenfeld's form): each order is equally likely. */
export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[shuffled[last], shuffled[other]] = [itemAt(shuffled, other), itemAt(shuffled, last)]
  }
  return shuffled
}
