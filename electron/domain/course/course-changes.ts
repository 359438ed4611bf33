/** What an update changed, by id and content hash. */
export function countChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): { added: number; changed: number; removed: number } {
  let added = 0
  let changed = 0
  let kept = 0
  for (const [id, hash] of after) {
    const earlier = before.get(id)
    if (earlier === undefined) added++
    else {
      kept++
      if (earlier !== hash) changed++
    }
  }
  return { added, changed, removed: before.size - kept }
}

/** Compares dotted versions number by number: negative when `a` is older. Missing numbers are 0. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.split(/[^0-9]+/).map(Number)
  const [left, right] = [numbers(a), numbers(b)]
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
