const day = 86_400_000
const week = 7 * day

/**
 * Which backups to keep: all of the last 2 days, the newest of each day for 10 days, the newest of each
 * week for 8 weeks. Days and weeks are those of the calendar (UTC), not counted back from now: else the
 * newest of a sliding day would push out the one before it for ever and none would grow old.
 * The newest of all is always kept; one from the future (the clock was set back) counts as new.
 * @param madeAt times of the backups, in milliseconds since the epoch
 * @returns the times to keep, newest first
 */
export function keptBackups(madeAt: readonly number[], now: number): number[] {
  const seen = new Set<string>()
  const isFirstOf = (period: string) => !seen.has(period) && Boolean(seen.add(period))
  return [...madeAt]
    .sort((a, b) => b - a)
    .filter((time, place) => {
      const age = now - time
      const isNewestOfDay = isFirstOf(`day ${Math.floor(time / day)}`)
      const isNewestOfWeek = isFirstOf(`week ${Math.floor(time / week)}`)
      return (
        place === 0 ||
        age <= 2 * day ||
        (isNewestOfDay && age <= 10 * day) ||
        (isNewestOfWeek && age <= 8 * week)
      )
    })
}
