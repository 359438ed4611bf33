/** More than this aren't compared: a hostile file can make up thousands of names, and ask for each. */
const mostCandidates = 500

/**
 * The known word that is fewest edits (insert, delete, replace) away, or null when there is none. Looks at the
 * first 500.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const cut = word.slice(0, 80).toLowerCase()
  let best: string | null = null
  let fewest = Number.POSITIVE_INFINITY
  let compared = 0
  for (const candidate of known) {
    if ((compared += 1) > mostCandidates) break
    const other = candidate.slice(0, 160).toLowerCase()
    // There are at least as many edits as the lengths differ by.
    if (Math.abs(other.length - cut.length) >= fewest) continue
    const edits = editDistance(cut, other)
    if (edits < fewest) {
      fewest = edits
      best = candidate
    }
  }
  return best
}

/** A sentence that names the nearest id, to follow another; empty when there is none. */
export function suggest(id: string, known: Iterable<string>): string {
  const found = nearest(id, known)
  return found === null ? '' : ` The nearest one is “${found}”.`
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}
