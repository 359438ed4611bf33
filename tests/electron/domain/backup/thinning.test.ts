import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backupBudget, keptBackups } from '../../../../electron/domain/backup/thinning.ts'

type Backup = { madeAt: number; bytes: number; reason: string }

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2026, 10, 24, 12)
const dayOf = ({ madeAt }: Backup) => Math.floor(madeAt / day)
const totalOf = (backups: Backup[]) => backups.reduce((total, { bytes }) => total + bytes, 0)

function backupAt(madeAt: number, bytes = 1000, reason = 'routine'): Backup {
  return { madeAt, bytes, reason }
}

/** In the order they were made, newest first; the clock was what it was. */
function backupsBetween(from: number, to: number, bytes: fc.Arbitrary<number> = fc.constant(1000)) {
  return fc.array(
    fc
      .record({
        age: fc.integer({ min: from, max: to }),
        bytes,
        reason: fc.constantFrom('routine', 'restore', 'manual'),
      })
      .map(({ age, bytes, reason }) => backupAt(now - age, bytes, reason)),
    { minLength: 1, maxLength: 80 },
  )
}

const anyBackups = backupsBetween(-5 * day, 60 * day)
const largeBackups = backupsBetween(-5 * day, 60 * day, fc.integer({ min: 1, max: 200_000_000 }))

/** The newest of each of the last seven days on which there is one. */
function dailyOf(backups: Backup[]): Backup[] {
  const days = [...new Set(backups.map(dayOf))].slice(0, 7)
  return days.flatMap((place) => backups.filter((backup) => dayOf(backup) === place).slice(0, 1))
}

test('backups made every hour for a year end as two days, ten daily, eight weekly', () => {
  let kept: Backup[] = []
  for (let hours = 365 * 24; hours >= 0; hours--) {
    const madeAt = now - hours * hour
    kept = keptBackups([backupAt(madeAt), ...kept], madeAt)
  }
  expect(kept.filter((backup) => dayOf(backup) >= dayOf(backupAt(now)) - 1)).toHaveLength(24 + 13)
  expect(new Set(kept.map(dayOf)).size).toBeGreaterThanOrEqual(10 + 6)
  const oldest = (now - kept.at(-1)!.madeAt) / day
  expect(oldest).toBeGreaterThan(42)
  expect(oldest).toBeLessThanOrEqual(56)
  expect(kept.length).toBeLessThan(60)
})

test('time away takes nothing: days are counted where there are backups', () => {
  fc.assert(
    fc.property(backupsBetween(0, 60 * day), fc.integer({ min: 0, max: 4000 * day }), (all, away) => {
      expect(keptBackups(all, now + away)).toEqual(keptBackups(all, now))
    }),
  )
})

test('the newest three and the newest of each of seven days are kept, however large', () => {
  fc.assert(
    fc.property(largeBackups, (all) => {
      const kept = keptBackups(all, now)
      for (const backup of [...all.slice(0, 3), ...dailyOf(all.filter(({ madeAt }) => madeAt <= now))])
        expect(kept).toContain(backup)
    }),
  )
})

test('anything else fits in the budget', () => {
  fc.assert(
    fc.property(largeBackups, (all) => {
      const kept = keptBackups(all, now)
      const least = new Set([
        ...all.slice(0, 3),
        ...dailyOf(all.filter(({ madeAt }) => madeAt <= now)),
        ...dailyOf(all.filter(({ madeAt }) => madeAt > now)),
      ])
      expect(totalOf(kept)).toBeLessThanOrEqual(Math.max(backupBudget, totalOf([...least])))
    }),
  )
})

test('a busy day of large backups leaves its newest ones and those of the days before', () => {
  const today = Array.from({ length: 60 }, (_, place) => backupAt(now - place * hour * 0.15, 12_000_000))
  const before = Array.from({ length: 9 }, (_, place) => backupAt(now - (place + 1) * day, 12_000_000))
  const kept = keptBackups([...today, ...before], now)
  expect(totalOf(kept)).toBeLessThanOrEqual(backupBudget)
  expect(kept.slice(-9)).toEqual(before)
  expect(kept.slice(0, 20)).toEqual(today.slice(0, 20))
})

test('a backup from the future pushes out none of the others', () => {
  fc.assert(
    fc.property(
      backupsBetween(0, 60 * day),
      backupsBetween(-3000 * day, -1),
      fc.infiniteStream(fc.boolean()),
      (past, future, picks) => {
        const [trueOnes, wrongOnes] = [[...past], [...future]]
        const mixed: Backup[] = []
        for (const pick of picks) {
          const next = (pick ? trueOnes : wrongOnes).shift() ?? trueOnes.shift() ?? wrongOnes.shift()
          if (!next) break
          mixed.push(next)
        }
        const kept = keptBackups(mixed, now)
        const withoutThem = keptBackups(past, now)
        for (const backup of withoutThem.slice(3)) expect(kept).toContain(backup)
        for (const backup of mixed.slice(0, 3)) expect(kept).toContain(backup)
      },
    ),
  )
})

test('what a restore replaced is kept for ten days of study', () => {
  const days = Array.from({ length: 12 }, (_, place) => [
    backupAt(now - place * day),
    backupAt(now - place * day - hour, 1000, 'restore'),
    backupAt(now - place * day - 2 * hour, 1000, 'manual'),
  ]).flat()
  const kept = keptBackups(days, now)
  expect(kept.filter(({ reason }) => reason === 'restore')).toHaveLength(10)
  expect(kept.filter(({ reason }) => reason === 'manual')).toHaveLength(2)
})

test('thinning what was thinned takes nothing more away', () => {
  fc.assert(
    fc.property(fc.oneof(anyBackups, largeBackups), (all) => {
      const kept = keptBackups(all, now)
      expect(keptBackups(kept, now)).toEqual(kept)
    }),
  )
})
