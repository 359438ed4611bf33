import { expect, test } from 'vitest'
import { addDays } from '../../../../electron/domain/time/calendar-day.ts'
import {
  averageWeek,
  calendarOf,
  levelOf,
  minutesOf,
  mondayOf,
  moved,
  weeksOf,
  weeksThatFit,
} from '../../../../renderer/features/progress/rules.ts'
import type { ProgressDay } from '../../../../electron/contract/progress.ts'

const minute = 60_000
const tuesday = '2026-11-24'

function aDay(date: string, minutes = 10): ProgressDay {
  return { date, reading: minutes * minute, answering: 0, answers: 0, right: 0, terms: 0 }
}

test('the weeks of the calendar begin on Monday and end today', () => {
  const { months, rows } = calendarOf([aDay('2026-11-22'), aDay(tuesday, 75)], tuesday, 3)
  expect(rows.map((row) => row.map((square) => square?.date ?? null))).toEqual([
    ['2026-11-09', '2026-11-16', '2026-11-23'],
    ['2026-11-10', '2026-11-17', '2026-11-24'],
    ['2026-11-11', '2026-11-18', null],
    ['2026-11-12', '2026-11-19', null],
    ['2026-11-13', '2026-11-20', null],
    ['2026-11-14', '2026-11-21', null],
    ['2026-11-15', '2026-11-22', null],
  ])
  expect(months).toEqual([{ month: '2026-11', weeks: 3 }])
  expect(rows[1]![2]).toEqual({ date: tuesday, day: aDay(tuesday, 75), level: 4, isToday: true })
  expect(rows[6]![1]).toMatchObject({ level: 1, isToday: false })
  expect(rows[0]![0]).toMatchObject({ day: null, level: 0 })
})

test('53 weeks hold every day of the contract, whatever day it is', () => {
  for (let day = 0; day < 7; day++) {
    const today = addDays(tuesday, day)
    const { rows } = calendarOf([], today, 53)
    const dates = rows.flat().flatMap((square) => square?.date ?? [])
    expect(dates.length).toBeGreaterThan(364)
    expect(dates.every((date) => date > addDays(today, -371) && date <= today)).toBe(true)
  }
})

test('clocks that are put forward or back move no day', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-10-26', -2)).toBe('2026-10-24')
  expect(mondayOf('2026-03-29')).toBe('2026-03-23')
  expect(mondayOf('2026-03-30')).toBe('2026-03-30')
})

test('a day with answers that took no time is still a day with study', () => {
  const quick = { ...aDay(tuesday, 0), answers: 1 }
  expect(calendarOf([quick], tuesday, 1).rows[1]![0]!.level).toBe(1)
  expect([0, 1, 14, 15, 29, 30, 59, 60].map((minutes) => levelOf(minutes * minute))).toEqual([
    0, 1, 1, 2, 2, 3, 3, 4,
  ])
})

test('weeks begin with the first that has study, and are never too few to compare', () => {
  const days = [aDay('2026-08-03', 20), aDay('2026-11-23', 5), { ...aDay(tuesday, 5), answering: minute }]
  const weeks = weeksOf(days, tuesday, 8, 53)
  expect(weeks).toHaveLength(17)
  expect(weeks[0]).toEqual({ monday: '2026-08-03', reading: 20 * minute, answering: 0 })
  expect(weeks.at(-1)).toEqual({ monday: '2026-11-23', reading: 10 * minute, answering: minute })
  expect(weeksOf([aDay(tuesday)], tuesday, 8, 53)).toHaveLength(8)
  expect(weeksOf([], tuesday, 8, 53)).toHaveLength(8)
  expect(weeksOf([aDay('2025-01-01')], tuesday, 8, 53)).toHaveLength(8)
})

test('the average is over the weeks since the first with study, eight at most', () => {
  const average = (days: ProgressDay[]) => averageWeek(weeksOf(days, tuesday, 8, 53))
  expect(average([aDay(tuesday, 60)])).toEqual({ minutes: 60, weeks: 1 })
  expect(average([aDay('2026-11-10', 30), aDay(tuesday, 60)])).toEqual({ minutes: 30, weeks: 3 })
  expect(average([aDay('2026-08-03', 500), aDay(tuesday, 80)])).toEqual({ minutes: 10, weeks: 8 })
  expect(average([aDay('2025-01-01', 500)])).toEqual({ minutes: 0, weeks: 8 })
})

test('what was studied at all is never told as no minute', () => {
  expect([0, 1, 89_000, 91_000].map(minutesOf)).toEqual([0, 1, 1, 2])
})

test('a narrow page shows fewer weeks, but never fewer than four', () => {
  expect([5, 10, 40, 60, 90].map((width) => weeksThatFit(width, 1.05, 3))).toEqual([4, 6, 35, 53, 53])
})

test('keys go from day to day and not into days to come', () => {
  const { rows } = calendarOf([], tuesday, 3)
  const go = (key: string, weekday: number, week: number) =>
    moved(key, { weekday, week }, 3, (at) => rows[at.weekday]?.[at.week] != null)
  expect(go('ArrowUp', 0, 2)).toEqual({ weekday: 6, week: 1 })
  expect(go('ArrowDown', 6, 1)).toEqual({ weekday: 0, week: 2 })
  expect(go('ArrowDown', 1, 2)).toEqual({ weekday: 1, week: 2 })
  expect(go('ArrowRight', 3, 1)).toEqual({ weekday: 3, week: 1 })
  expect(go('ArrowLeft', 3, 0)).toEqual({ weekday: 3, week: 0 })
  expect(go('Home', 3, 1)).toEqual({ weekday: 3, week: 0 })
  expect(go('End', 3, 0)).toEqual({ weekday: 3, week: 1 })
  expect(go('End', 1, 0)).toEqual({ weekday: 1, week: 2 })
  expect(go('Enter', 1, 1)).toBeNull()
})
