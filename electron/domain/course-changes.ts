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
