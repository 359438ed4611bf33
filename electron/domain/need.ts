/**
 * A value that has to be there at this point.
 * @param name what is missing if it isn't
 * @throws Error that names it
 */
export function need<Value>(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new Error(`Missing: ${name}.`)
  return value
}

/**
 * The item at a place that the list has to have.
 * @throws RangeError with the place and the list's length
 */
export function itemAt<Item>(items: ArrayLike<Item>, place: number): Item {
  const item = items[place]
  if (item === undefined) throw new RangeError(`Missing: item ${place} in a list of ${items.length}.`)
  return item
}
