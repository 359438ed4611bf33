import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planSettings } from '../../../../electron/contract/plan.ts'
import {
  calendarRow,
  latestExam,
  loadOf,
  mostDatesOff,
  problemOfExam,
  questionsIn,
  weeksOf,
  withDayOff,
} from '../../../../renderer/features/plan/rules.ts'
import { addDays, daysBetween, weekday } from '../../../../electron/domain/time/calendar-day.ts'
import { dayOf } from '../../../../renderer/shared/day.ts'
import { days as dayWords } from '../../../../renderer/text/days.ts'
import type { PlanDay } from '../../../../renderer/features/plan/rules.ts'

const today = '2026-11-24'
const dayAt = (nth: number): PlanDay => ({
  date: addDays(today, nth),
  kind: 'study',
  minutes: nth,
  items: [],
})

test('weeks begin on Mondays and hold every day once, whichever day the plan begins', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 60 }), (start, length) => {
      const days = Array.from({ length }, (_, nth) => dayAt(start + nth))
      const weeks = weeksOf(days)
      expect(weeks.flatMap((week) => week.days)).toEqual(days)
      for (const week of weeks) {
        expect(weekday(week.first)).toBe(1)
        expect(week.minutes).toBe(week.days.reduce((sum, { minutes }) => sum + minutes, 0))
        const row = calendarRow(week)
        expect(row).toHaveLength(7)
        for (const [place, day] of row.entries()) if (day) expect(weekday(day.date)).toBe(place + 1)
      }
    }),
  )
})

test('the load of a day is told by kind, never more than a day', () => {
  const chapter = { id: 'c', number: 1, title: 'C' }
  const day: PlanDay = {
    ...dayAt(0),
    items: [
      { kind: 'chapter', chapter, minutes: 10, begins: true, finishes: true },
      { kind: 'review', cards: 4, minutes: 2 },
      { kind: 'chapter', chapter, minutes: 8, begins: true, finishes: false },
    ],
  }
  expect(loadOf(day, 40)).toEqual([
    { kind: 'review', share: 0.05 },
    { kind: 'chapter', share: 0.45 },
  ])
  expect(loadOf(day, 10)[1]!.share).toBe(1)
})

test('an exam lies between today and three years from now', () => {
  expect(problemOfExam('0020-11-24', today)).toBe('past')
  expect(problemOfExam('2026-11-23', today)).toBe('past')
  expect(problemOfExam(today, today)).toBeNull()
  expect(problemOfExam(latestExam(today), today)).toBeNull()
  expect(problemOfExam('9999-12-31', today)).toBe('far')
})

test('a day off is kept once and in order, past ones too, as many as a plan may have', () => {
  expect(withDayOff(['2026-12-24', '2026-11-01'], '2026-12-01')).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2026-12-24',
  ])
  expect(withDayOff(['2026-12-24'], '2026-12-24')).toEqual(['2026-12-24'])
  const most = Array.from({ length: mostDatesOff }, (_, nth) => addDays('2025-01-01', nth))
  const kept = withDayOff(most, '2027-12-01')
  expect(kept).toEqual([...most.slice(1), '2027-12-01'])
  expect(planSettings.shape.datesOff.safeParse(kept).success).toBe(true)
  expect([questionsIn(1), questionsIn(18.4), questionsIn(500)]).toEqual([5, 18, 50])
})

test('days are said as people say them', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(dayWords.from(today, today)).toBe('today')
  expect(dayWords.from('2026-11-20', today)).toBe('today')
  expect(dayWords.from('2026-11-25', today)).toBe('tomorrow')
  expect(dayWords.from('2026-12-03', today)).toBe('in 9 days, on Thursday 3 December')
  expect(dayWords.long('2027-01-04', today)).toBe('Monday 4 January 2027')
})
