/** Adds a value to a list, or takes it out. */
export function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
}

/** A whole number within bounds from what stands in a field; null for what is none. */
export function wholeNumber(typed: string, min: number, max: number): number | null {
  return /^\d{1,4}$/.test(typed.trim()) ? Math.min(max, Math.max(min, Number(typed))) : null
}
