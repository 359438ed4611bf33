const day = 86_400_000

/**
 * Which backups to keep: all of the last 2 days, then the newest of each day for 10 days, then the
 * newest of each week for 8 weeks, counted back from now. The newest of all is always kept.
 * @param madeAt times of the backups, in milliseconds since the epoch
 * @returns the times to keep, newest first
 */
export function keptBackups(madeAt: readonly number[], now: number): number[] {
  const kept: number[] = []
  const filled = new Set<string>()
  for (const time of [...madeAt].sort((a, b) => b - a)) {
    const age = now - time
    const slot = slotOf(age)
    if (kept.length > 0 && (slot === null || filled.has(slot))) continue
    if (slot !== null && age > 2 * day) filled.add(slot)
    kept.push(time)
  }
  return kept
}

/** A backup from the future (the clock was set back) counts as new. */
function slotOf(age: number): string | null {
  if (age <= 2 * day) return 'recent'
  if (age <= 10 * day) return `day ${Math.floor(age / day)}`
  if (age <= 56 * day) return `week ${Math.floor(age / (7 * day))}`
  return null
}
