/** Does work once for each object and keeps what came of it for as long as the object is in use. */
export function oncePer<Key extends object, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { result: Result }>()
  return (key) => {
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = { result: work(key) }))
    return entry.result
  }
}
