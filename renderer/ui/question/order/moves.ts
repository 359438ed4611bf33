/** Moves the item at one position to another; others close up. A position outside the list changes nothing. */
export function moveTo<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items[from]
  if (moved === undefined || to < 0 || to >= items.length) return [...items]
  const others = items.filter((_, position) => position !== from)
  return [...others.slice(0, to), moved, ...others.slice(to)]
}
