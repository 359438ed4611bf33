const day = 86_400_000
const week = 7 * day

/** For the backups of one learner, in bytes, unless those that are always kept need more. */
export const backupBudget = 500_000_000

type Thinned = { madeAt: number; bytes: number; reason: string }

/**
 * Chooses the backups to keep: every one from the last 2 days with backups, the newest of each of the last
 * 10 such days and of the last 8 such weeks, and what restores replaced in those 10 days.
 * When that takes more room than the budget, the newest 3 and the newest of each of 7 days stay, and of the
 * others whatever fits.
 *
 * Days and weeks (UTC) are counted where there are backups, never back from `now`: weeks away from the app, or a
 * clock that is ahead, would otherwise make all of them too old at once. Backups dated after `now` are thinned
 * apart from the others, so that one made while the clock was ahead pushes none of them out.
 * @param backups in the order they were made, newest first
 * @param now milliseconds since the epoch
 * @returns those to keep, in the same order
 */
export function keptBackups<Backup extends Thinned>(
  backups: readonly Backup[],
  now: number,
  budget = backupBudget,
): Backup[] {
  const past = backups.filter(({ madeAt }) => madeAt <= now)
  const future = backups.filter(({ madeAt }) => madeAt > now)
  const kept = new Set([...backups.slice(0, 3), ...newestOf(past, day, 7), ...newestOf(future, day, 7)])
  let room = budget
  for (const { bytes } of kept) room -= bytes
  for (const backup of [...worthKeeping(past), ...worthKeeping(future)]) {
    if (kept.has(backup) || backup.bytes > room) continue
    kept.add(backup)
    room -= backup.bytes
  }
  return backups.filter((backup) => kept.has(backup))
}

/** By the calendar alone, what would be missed most first. */
function worthKeeping<Backup extends Thinned>(backups: readonly Backup[]): Backup[] {
  return [
    ...newestOf(backups, day, 10),
    ...newestOf(backups, week, 8),
    ...backupsOf(backups, day, 10).filter(({ reason }) => reason === 'restore'),
    ...backupsOf(backups, day, 2),
  ]
}

/** The newest backup of each of the last few periods with backups. */
function newestOf<Backup extends Thinned>(
  backups: readonly Backup[],
  period: number,
  count: number,
): Backup[] {
  const seen = new Set<number>()
  return backups
    .filter(({ madeAt }) => {
      const place = Math.floor(madeAt / period)
      return !seen.has(place) && Boolean(seen.add(place))
    })
    .slice(0, count)
}

/** All backups of the last few periods with backups. */
function backupsOf<Backup extends Thinned>(
  backups: readonly Backup[],
  period: number,
  count: number,
): Backup[] {
  const places = new Set(newestOf(backups, period, count).map(({ madeAt }) => Math.floor(madeAt / period)))
  return backups.filter(({ madeAt }) => places.has(Math.floor(madeAt / period)))
}
