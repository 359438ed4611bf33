import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, weekday } from '../../../../electron/domain/time/calendar-day.ts'
import { mostMinutes, planStudy } from '../../../../electron/domain/plan/plan.ts'
import type { PlanItem, PlanSettings, PlanWork } from '../../../../electron/domain/plan/plan.ts'

const today = '2026-11-24'

const settings: PlanSettings = {
  examOn: addDays(today, 30),
  daysOffWeekly: [7],
  daysOff: [],
  minutesADay: 60,
}
const chapters = (count: number, minutes = 25) =>
  Array.from({ length: count }, (_, nth) => ({ id: `c${nth}`, minutes, isBegun: false }))
const work: PlanWork = {
  chapters: chapters(20),
  reviews: [],
  secondsAReview: 30,
  examMinutes: 45,
  weak: [
    { id: '2.1', expectedLoss: 6 },
    { id: '3.1', expectedLoss: 3 },
  ],
  studiedToday: 0,
}

const works = fc.record<PlanWork>({
  chapters: fc
    .array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 })
    .map((minutes) =>
      minutes.map((each, nth) => ({ id: `c${nth}`, minutes: each, isBegun: each % 2 === 0 })),
    ),
  reviews: fc
    .array(fc.nat(60), { maxLength: 40 })
    .map((counts) => counts.map((count, nth) => ({ day: addDays(today, nth), count }))),
  secondsAReview: fc.integer({ min: 5, max: 120 }),
  examMinutes: fc.option(fc.integer({ min: 10, max: 240 })),
  weak: fc.constantFrom([], work.weak),
  studiedToday: fc.nat(120),
})

const allSettings = fc.record<PlanSettings>({
  examOn: fc.integer({ min: -3, max: 90 }).map((days) => addDays(today, days)),
  daysOffWeekly: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  daysOff: fc.array(
    fc.nat(60).map((days) => addDays(today, days)),
    { maxLength: 5 },
  ),
  minutesADay: fc.integer({ min: 5, max: 240 }),
})

const itemsOf = (plan: ReturnType<typeof planStudy>) => plan.days.flatMap(({ items }) => items)
const readingOf = (items: PlanItem[]) => items.flatMap((item) => (item.kind === 'chapter' ? [item] : []))

describe('any plan', () => {
  test('holds every day from today to the exam, and no work on days off, on the exam day or beyond the minutes', () => {
    fc.assert(
      fc.property(allSettings, works, (any, left) => {
        const { days } = planStudy(today, any, left)
        expect(days).toHaveLength(Math.max(0, daysBetween(today, any.examOn) + 1))
        for (const [nth, { day, kind, items, minutes }] of days.entries()) {
          expect(day).toBe(addDays(today, nth))
          expect(minutes).toBeCloseTo(items.reduce((sum, item) => sum + item.minutes, 0))
          const studied = day === today ? left.studiedToday : 0
          expect(minutes).toBeLessThanOrEqual(Math.max(0, any.minutesADay - studied))
          if (kind !== 'study') expect(items).toEqual([])
          if (any.daysOff.includes(day) || any.daysOffWeekly.includes(weekday(day)))
            expect(kind).not.toBe('study')
        }
        if (days.length > 0) expect(days.at(-1)!.kind).toBe('exam')
      }),
    )
  })

  test('reads chapters in order, each whole or told as left out', () => {
    fc.assert(
      fc.property(allSettings, works, (any, left) => {
        const plan = planStudy(today, any, left)
        const parts = readingOf(itemsOf(plan))
        const finished = parts.filter(({ finishes }) => finishes).map(({ chapterId }) => chapterId)
        expect([...finished, ...plan.leftOut]).toEqual(left.chapters.map(({ id }) => id))
        for (const { id, minutes, isBegun } of left.chapters) {
          const given = parts.filter(({ chapterId }) => chapterId === id)
          expect(given.map(({ begins }) => begins)).toEqual(given.map((_, nth) => nth === 0 && !isBegun))
          const sum = given.reduce((all, part) => all + part.minutes, 0)
          if (finished.includes(id)) expect(sum).toBeCloseTo(minutes)
          else expect(sum).toBeLessThan(minutes)
        }
        expect(plan.minutesWanted !== null).toBe(
          plan.leftOut.length > 0 && plan.days.some(({ kind }) => kind === 'study'),
        )
      }),
    )
  })

  test('fits with the minutes that it wants, where a day is long enough', () => {
    fc.assert(
      fc.property(allSettings, works, (any, left) => {
        const { minutesWanted } = planStudy(today, any, left)
        fc.pre(minutesWanted !== null && minutesWanted <= mostMinutes)
        expect(planStudy(today, { ...any, minutesADay: minutesWanted! }, left).leftOut).toEqual([])
      }),
    )
  })

  test('reviews no more than is due', () => {
    fc.assert(
      fc.property(allSettings, works, (any, left) => {
        const plan = planStudy(today, any, left)
        let due = 0
        for (const { day, items } of plan.days) {
          due += left.reviews.find((review) => review.day === day)?.count ?? 0
          for (const item of items) if (item.kind === 'review') due -= item.count
          expect(due).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('a month', () => {
  test('begins days with reviews, reads in two thirds, and leaves the rest for practice and mock exams', () => {
    const reviews = Array.from({ length: 31 }, (_, nth) => ({ day: addDays(today, nth), count: 10 }))
    const plan = planStudy(today, settings, { ...work, reviews })
    const study = plan.days.filter(({ kind }) => kind === 'study')
    expect(plan.leftOut).toEqual([])
    expect(study.every(({ items }) => items[0]?.kind === 'review')).toBe(true)
    const lastReading = study.findLastIndex(({ items }) => readingOf(items).length > 0)
    expect(lastReading).toBeLessThan(Math.ceil((study.length * 2) / 3))
    const exams = study.flatMap(({ items }, nth) => (items.some(({ kind }) => kind === 'exam') ? [nth] : []))
    expect(exams).toEqual([study.length - 7, study.length - 2])
  })

  test('practises what costs most most often', () => {
    const practised = itemsOf(planStudy(today, settings, { ...work, chapters: [] })).flatMap((item) =>
      item.kind === 'practice' ? [item.objectiveId] : [],
    )
    const count = (id: string) => practised.filter((each) => each === id).length
    expect(count('2.1')).toBeGreaterThan(1.5 * count('3.1'))
    expect(count('3.1')).toBeGreaterThan(0)
  })

  test('after missed days holds the same work on fewer days', () => {
    const before = planStudy(today, settings, work)
    const after = planStudy(addDays(today, 12), settings, work)
    expect(after.leftOut).toEqual([])
    const perDay = (plan: typeof before) => {
      const reading = plan.days.filter(({ items }) => readingOf(items).length > 0)
      return readingOf(itemsOf(plan)).reduce((sum, { minutes }) => sum + minutes, 0) / reading.length
    }
    expect(perDay(after)).toBeGreaterThan(perDay(before))
  })
})

test('a chapter longer than a day goes on the next', () => {
  const plan = planStudy(
    today,
    { ...settings, minutesADay: 20, examOn: addDays(today, 10) },
    {
      ...work,
      chapters: chapters(1, 50),
    },
  )
  expect(readingOf(itemsOf(plan)).map(({ begins, finishes }) => [begins, finishes])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ])
})

test('what does not fit is told, with the minutes a day that would fit it', () => {
  const near = { ...settings, examOn: addDays(today, 5), daysOffWeekly: [] }
  const plan = planStudy(today, near, { ...work, chapters: chapters(40), examMinutes: null })
  expect(plan.leftOut.length).toBeGreaterThan(20)
  const enough = planStudy(
    today,
    { ...near, minutesADay: plan.minutesWanted! },
    { ...work, chapters: chapters(40), examMinutes: null },
  )
  expect(enough.leftOut).toEqual([])
})

test('a mock exam is as long as the day allows', () => {
  const presets = (minutesADay: number) =>
    itemsOf(planStudy(today, { ...settings, minutesADay }, { ...work, chapters: [] })).flatMap((item) =>
      item.kind === 'exam' ? [item.preset] : [],
    )
  expect(presets(45)[0]).toBe('full')
  expect(presets(30)[0]).toBe('half')
  expect(presets(15)[0]).toBe('sprint')
  expect(presets(8)).toEqual([])
})

test('what was studied today is not planned again today, and a day that is done is empty', () => {
  const minutesOn = (studiedToday: number) =>
    planStudy(today, settings, { ...work, studiedToday }).days[0]!.minutes
  expect(minutesOn(0)).toBe(60)
  expect(minutesOn(45)).toBe(15)
  expect(planStudy(today, settings, { ...work, studiedToday: 90 }).days[0]!.items).toEqual([])
  expect(planStudy(today, settings, { ...work, studiedToday: 90 }).days[1]!.minutes).toBe(60)
})

test('an exam years away is planned to its day', () => {
  const examOn = addDays(today, 20 * 365)
  const plan = planStudy(today, { ...settings, examOn, daysOff: [addDays(today, 1)] }, work)
  expect(plan.days).toHaveLength(20 * 365 + 1)
  expect(plan.days.at(-1)).toMatchObject({ day: examOn, kind: 'exam' })
  expect(plan.leftOut).toEqual([])
})
