import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptBackups } from '../../../electron/domain/thinning.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2026, 10, 24, 12)

test('backups thinned every hour for a year end as two days, ten daily, eight weekly', () => {
  let kept: number[] = []
  for (let hours = 365 * 24; hours >= 0; hours--) {
    const time = now - hours * hour
    kept = keptBackups([...kept, time], time)
  }
  const ages = kept.map((time) => (now - time) / day)
  expect(ages.filter((age) => age <= 2)).toHaveLength(49)
  expect(ages.filter((age) => age > 2 && age <= 10)).toHaveLength(8)
  expect(ages.filter((age) => age > 10).length).toBeGreaterThanOrEqual(6)
  expect(Math.max(...ages)).toBeGreaterThan(49)
  expect(Math.max(...ages)).toBeLessThanOrEqual(56)
})

const times = fc
  .array(fc.integer({ min: -day, max: 400 * day }), { minLength: 1 })
  .map((ages) => ages.map((age) => now - age))

test('the newest backup and all of the last two days are always kept', () => {
  fc.assert(
    fc.property(times, (all) => {
      const kept = new Set(keptBackups(all, now))
      expect(kept).toContain(Math.max(...all))
      for (const time of all) if (now - time <= 2 * day) expect(kept).toContain(time)
    }),
  )
})

test('thinning what was thinned takes nothing more away', () => {
  fc.assert(
    fc.property(times, (all) => {
      const kept = keptBackups(all, now)
      expect(keptBackups(kept, now)).toEqual(kept)
    }),
  )
})
