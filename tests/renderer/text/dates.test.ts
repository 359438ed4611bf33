import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writtenDate, writtenDateTime, writtenDay } from '../../../renderer/text/dates.ts'

const times = fc.date({
  min: new Date('1970-01-02'),
  max: new Date('2199-12-31'),
  noInvalidDate: true,
})

test('a time is written as English writes it, in the zone of the machine', () => {
  fc.assert(
    fc.property(times, (time) => {
      expect(writtenDate(time.getTime())).toBe(
        time.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
      )
      expect(writtenDateTime(time.getTime())).toBe(
        time.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
      )
    }),
  )
})

test('a day is written whatever the zone of the machine', () => {
  fc.assert(
    fc.property(times, (time) => {
      const iso = time.toISOString()
      const inEnglish = (options: Intl.DateTimeFormatOptions) =>
        time.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
      expect(writtenDay(iso.slice(0, 10))).toBe(inEnglish({ day: 'numeric', month: 'long', year: 'numeric' }))
      expect(writtenDay(iso.slice(0, 7))).toBe(inEnglish({ month: 'long', year: 'numeric' }))
    }),
  )
  expect(writtenDay('2026-03-01')).toBe('1 March 2026')
})
