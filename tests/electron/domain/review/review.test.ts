import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayAt, daysBetween, weekday } from '../../../../electron/domain/time/calendar-day.ts'
import {
  defaultRetention,
  dueOn,
  lastReviewDays,
  markOfAnswer,
  recallLog,
  remember,
  retrievability,
} from '../../../../electron/domain/review/memory.ts'
import {
  chooseSiblings,
  dueCards,
  forecastReviews,
  newCardsADay,
  preferSibling,
} from '../../../../electron/domain/review/queue.ts'
import { foldQuestion } from '../../../../electron/domain/knowledge/rollup.ts'
import type { AnswerFact } from '../../../../electron/domain/knowledge/rollup.ts'
import type { ReviewMark, ReviewMemory, ReviewSettings } from '../../../../electron/domain/review/memory.ts'
import type { Sibling } from '../../../../electron/domain/review/queue.ts'

const today = '2026-11-24'
const settings = { retention: defaultRetention, examOn: null }
const marks = fc.constantFrom<ReviewMark>('again', 'hard', 'good')
const days = fc.integer({ min: 0, max: 3650 }).map((nth) => addDays(today, nth))
const logs = fc
  .array(fc.record({ mark: marks, day: days }), { minLength: 1, maxLength: 30 })
  .map((log) => log.map((review) => ({ ...review, at: Date.parse(review.day) })))

const reviewed = (marksInOrder: ReviewMark[], gap = 5) =>
  recallLog(marksInOrder.map((mark, nth) => ({ mark, day: addDays(today, nth * gap), at: nth })))!

const due = (memory: ReviewMemory, chosen: ReviewSettings, on: string, id = 'card') =>
  dueOn({ id, memory }, chosen, on)

describe('memory', () => {
  test('wrong is again, right is good, right but guessed is hard', () => {
    expect(markOfAnswer({ right: false, guessed: false })).toBe('again')
    expect(markOfAnswer({ right: false, guessed: true })).toBe('again')
    expect(markOfAnswer({ right: true, guessed: false })).toBe('good')
    expect(markOfAnswer({ right: true, guessed: true })).toBe('hard')
  })

  test('a better mark is never due earlier', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 400 }), (log, gap) => {
        const memory = recallLog(log)!
        const on = addDays(memory.reviewedOn, gap)
        const dues = (['again', 'hard', 'good', 'easy'] as const).map((mark) =>
          due(remember(memory, mark, on), settings, on),
        )
        expect(dues).toEqual([...dues].sort())
      }),
    )
  })

  test('one review a day counts: the first', () => {
    fc.assert(
      fc.property(logs, marks, (log, mark) => {
        const memory = recallLog(log)!
        expect(remember(memory, mark, memory.reviewedOn)).toEqual(memory)
      }),
    )
    expect(remember(remember(null, 'again', today), 'good', today)).toEqual(remember(null, 'again', today))
  })

  test('a clock that was set back changes nothing', () => {
    const memory = reviewed(['good', 'good'])
    expect(remember(memory, 'again', addDays(today, -30))).toEqual(memory)
  })

  test('a log gives the same memory in whatever order it comes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ mark: marks, day: days }), { selector: ({ day }) => day, minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (log, keys) => {
          const timed = log.map((review) => ({ ...review, at: Date.parse(review.day) }))
          const mixed = timed
            .map((review) => ({ review, key: keys.next().value! }))
            .sort((a, b) => a.key - b.key)
            .map(({ review }) => review)
          expect(recallLog(mixed)).toEqual(recallLog(timed))
        },
      ),
    )
  })

  test('counts reviews, and lapses from the second on', () => {
    expect(reviewed(['again', 'good', 'again', 'again'])).toMatchObject({ reviews: 4, lapses: 2 })
  })
})

describe('what is due', () => {
  test('retention is what is left of memory on the due day, about', () => {
    for (const retention of [0.8, 0.9, 0.95]) {
      const memory = reviewed(['good', 'good', 'good'], 12)
      const left = retrievability(memory, due(memory, { retention, examOn: null }, today))
      expect(left).toBeGreaterThan(retention - 0.02)
      expect(left).toBeLessThan(retention + 0.02)
    }
  })

  test('is at the earliest the next day, and never past an exam without a review in the week before it', () => {
    fc.assert(
      fc.property(fc.string(), logs, fc.integer({ min: 1, max: 300 }), (id, log, toExam) => {
        const memory = recallLog(log)!
        const examOn = addDays(memory.reviewedOn, toExam)
        const on = due(memory, { ...settings, examOn }, memory.reviewedOn, id)
        expect(daysBetween(memory.reviewedOn, on)).toBeGreaterThanOrEqual(1)
        if (toExam > lastReviewDays) expect(on < examOn).toBe(true)
        // Reviewed so late, it comes before the exam or when it would without one; never because of it on its day.
        else if (on >= examOn) expect(on).toBe(due(memory, settings, memory.reviewedOn))
      }),
    )
  })

  test('is moved by the exam alone, and only into the last week before it', () => {
    fc.assert(
      fc.property(fc.string(), logs, fc.integer({ min: 1, max: 300 }), (id, log, toExam) => {
        const memory = recallLog(log)!
        const examOn = addDays(memory.reviewedOn, toExam)
        const plain = due(memory, settings, memory.reviewedOn)
        const on = due(memory, { ...settings, examOn }, memory.reviewedOn, id)
        if (on === plain) return
        expect(plain >= examOn).toBe(true)
        expect(daysBetween(on, examOn)).toBeGreaterThanOrEqual(1)
        expect(daysBetween(on, examOn)).toBeLessThanOrEqual(lastReviewDays)
      }),
    )
  })

  test('an exam of today or before shortens nothing, whether cards were reviewed before it or since', () => {
    fc.assert(
      fc.property(logs, days, fc.nat(300), (log, examOn, since) => {
        const memory = recallLog(log)!
        const on = addDays(examOn, since)
        expect(due(memory, { ...settings, examOn }, on)).toBe(due(memory, settings, on))
      }),
    )
  })

  test('comes by exam weight and by what is forgotten', () => {
    const memory = reviewed(['good', 'good'])
    const later = addDays(memory.reviewedOn, 200)
    const fresh = remember(memory, 'good', addDays(later, -20))
    const card = (id: string, weight: number, of: typeof memory) => ({ id, weight, memory: of })
    const order = (cards: ReturnType<typeof card>[]) =>
      dueCards(cards, addDays(later, 400), settings).map(({ id }) => id)
    expect(order([card('light', 1, memory), card('heavy', 5, memory)])).toEqual(['heavy', 'light'])
    expect(order([card('fresh', 2, fresh), card('stale', 2, memory)])).toEqual(['stale', 'fresh'])
  })

  test('comes before what is new, however little of it is forgotten', () => {
    const memories = fc.option(logs.map((log) => recallLog(log)!))
    fc.assert(
      fc.property(fc.array(fc.record({ weight: fc.nat(50), memory: memories })), (drawn) => {
        const cards = drawn.map((card, nth) => ({ id: `card${nth}`, ...card }))
        const due = dueCards(cards, addDays(today, 2_000), settings)
        const known = due.filter(({ memory }) => memory !== null)
        const fresh = due.filter(({ memory }) => memory === null)
        expect(due).toEqual([...known, ...fresh])
        const weights = fresh.map(({ weight }) => weight)
        expect(weights).toEqual([...weights].sort((a, b) => b - a))
      }),
    )
  })

  test('leaves out what is not due, and lets in a few new cards a day', () => {
    const known = { id: 'known', weight: 90, memory: reviewed(['good']) }
    const fresh = Array.from({ length: 30 }, (_, nth) => ({ id: `new${nth}`, weight: 5, memory: null }))
    const ids = dueCards([known, ...fresh], today, settings).map(({ id }) => id)
    expect(ids).toHaveLength(newCardsADay)
    expect(ids).not.toContain('known')
    expect(dueCards(fresh, today, settings, 7)).toHaveLength(newCardsADay - 7)
    expect(dueCards(fresh, today, settings, 70)).toHaveLength(0)
  })

  test('a sibling that was asked less often comes instead', () => {
    const question = (id: string, timesAnswered: number) => ({ id, timesAnswered })
    expect(preferSibling(question('due', 3), [question('a', 1), question('b', 0)]).id).toBe('b')
    expect(preferSibling(question('due', 1), [question('a', 1)]).id).toBe('due')
    expect(preferSibling(question('due', 1), []).id).toBe('due')
  })
})

describe('siblings', () => {
  const sibling = (id: string, over: Partial<Sibling> = {}): Sibling => ({
    ...{
      id,
      chapterId: 'c',
      objectiveId: 'o',
      difficulty: 2,
      selfMarked: false,
      caseId: null,
      isPractice: true,
    },
    ...{ timesAnswered: 0, lastAt: 0, lastRight: null },
    ...over,
  })
  const known = { timesAnswered: 2, lastAt: 5, lastRight: true }

  const pools = fc
    .array(
      fc.record({
        chapterId: fc.constantFrom('c', 'd'),
        objectiveId: fc.constantFrom('o', 'p'),
        difficulty: fc.constantFrom(1, 2),
        selfMarked: fc.boolean(),
        caseId: fc.constantFrom(null, null, 'x', 'y'),
        isPractice: fc.boolean(),
        timesAnswered: fc.nat(3),
        lastAt: fc.nat(9),
        right: fc.boolean(),
        isDue: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    .map((all) =>
      all.map(({ right, ...one }, nth) => ({
        ...one,
        id: `q${nth}`,
        lastRight: one.timesAnswered === 0 ? null : right,
      })),
    )

  test('stand in for due questions of their kind, none twice, and never for what was missed', () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const due = pool.filter(({ isDue }) => isDue)
        const asked = chooseSiblings(
          due.map(({ id }) => id),
          pool,
        )
        expect(new Set(asked).size).toBe(due.length)
        for (const [place, question] of due.entries()) {
          const chosen = pool.find(({ id }) => id === asked[place])!
          if (chosen === question) continue
          expect(question.lastRight).toBe(true)
          expect(chosen).toMatchObject({
            isPractice: true,
            isDue: false,
            chapterId: question.chapterId,
            objectiveId: question.objectiveId,
          })
          expect(chosen).toMatchObject({ difficulty: question.difficulty, selfMarked: question.selfMarked })
          expect([null, question.caseId]).toContain(chosen.caseId)
          expect(chosen.timesAnswered).toBeLessThan(question.timesAnswered)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('come once the due one is known, the least asked and longest ago first', () => {
    const due = sibling('due', known)
    const seen = sibling('seen', { timesAnswered: 1, lastAt: 3, lastRight: true })
    const earlier = sibling('earlier', { timesAnswered: 1, lastAt: 2, lastRight: true })
    expect(chooseSiblings(['due'], [due, seen, earlier])).toEqual(['earlier'])
    expect(chooseSiblings(['due'], [due, seen, earlier, sibling('unseen')])).toEqual(['unseen'])
    expect(chooseSiblings(['due'], [{ ...due, lastRight: false }, sibling('unseen')])).toEqual(['due'])
    expect(chooseSiblings(['due'], [{ ...due, timesAnswered: 1 }, seen])).toEqual(['due'])
    expect(chooseSiblings(['gone'], [sibling('unseen')])).toEqual(['gone'])
  })

  test('of a stand-in the due question takes the review and nothing else', () => {
    const fact = (questionId: string, nth: number, over: Partial<AnswerFact> = {}): AnswerFact => ({
      ...{
        id: `a${nth}`,
        courseId: 'k',
        chapterId: 'c',
        questionId,
        answeredAt: nth,
        day: addDays(today, 5 * nth),
      },
      ...{ points: 1, possible: 1, milliseconds: 1, guessed: false, source: 'practice' as const },
      ...{ hidden: false, difficulty: 2, selfMarked: false, reviewOf: null },
      ...over,
    })
    const own = [fact('due', 0, { points: 0 }), fact('due', 1)]
    const before = foldQuestion('due', own)!
    const after = foldQuestion('due', [...own, fact('other', 2, { reviewOf: 'due', points: 0 })])!
    expect(after).toEqual({
      ...before,
      memory: remember(before.memory, 'again', addDays(today, 10)),
    })
    expect(after.memory).not.toEqual(before.memory)
    expect(foldQuestion('due', [fact('other', 0, { reviewOf: 'due' })])).toBeNull()
    expect(foldQuestion('due', [fact('other', 0, { reviewOf: 'due' }), fact('due', 1)])!.memory.reviews).toBe(
      1,
    )
  })
})

describe('the forecast', () => {
  const cards = [
    { id: 'overdue', weight: 1, memory: remember(null, 'again', addDays(today, -100)) },
    { id: 'later', weight: 1, memory: remember(null, 'good', today) },
    ...Array.from({ length: 25 }, (_, nth) => ({ id: `new${nth}`, weight: 1, memory: null })),
  ]

  test('begins with all that is due today and holds the reviews that follow', () => {
    const forecast = forecastReviews(cards, today, 30, settings)
    expect(forecast).toHaveLength(30)
    expect(forecast[0]).toEqual({ day: today, count: 1 + newCardsADay })
    const dueLater = due(cards[1]!.memory!, settings, today, cards[1]!.id)
    expect(forecast.find(({ day }) => day === dueLater)!.count).toBeGreaterThanOrEqual(1)
    expect(forecast.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(2 * cards.length - 5)
  })

  test('lets in no more new cards today than are left of the day', () => {
    const fresh = cards.slice(2)
    const counts = (newToday: number) =>
      forecastReviews(fresh, today, 4, settings, newToday).map(({ count }) => count)
    expect(counts(0).slice(0, 2)).toEqual([10, 10])
    expect(counts(7)[0]).toBe(dueCards(fresh, today, settings, 7).length)
    expect(counts(12)[0]).toBe(0)
    expect(counts(12)[1]).toBe(10)
  })

  test('spreads what would come after the exam over the last week before it, each card once', () => {
    const memory = recallLog(
      [0, 3, 15, 50].map((gap) => ({ mark: 'good' as const, day: addDays(today, gap - 60), at: gap })),
    )!
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 10, max: 40 }), (chapter, toExam) => {
        const equal = Array.from({ length: 200 }, (_, nth) => ({
          id: `${chapter}-${nth}`,
          weight: 1,
          memory,
        }))
        const examOn = addDays(today, toExam)
        const forecast = forecastReviews(equal, today, toExam + 1, { ...settings, examOn })
        const [before, last, after] = [
          forecast.slice(0, -1 - lastReviewDays),
          forecast.slice(-1 - lastReviewDays, -1),
          forecast.slice(-1),
        ].map((part) => part.map(({ count }) => count))
        expect(last!.reduce((sum, count) => sum + count, 0)).toBe(200)
        expect(Math.max(...last!)).toBeLessThanOrEqual((2 * 200) / lastReviewDays)
        expect([...before!, ...after!].every((count) => count === 0)).toBe(true)
      }),
    )
  })

  test('holds nothing after the exam', () => {
    const examOn = addDays(today, 9)
    const after = forecastReviews(cards, today, 200, { ...settings, examOn }).filter(
      ({ day }) => day > examOn,
    )
    expect(after.every(({ count }) => count === 0)).toBe(true)
  })
})

describe('days', () => {
  test('are those of the calendar on the wall', () => {
    const time = Date.parse('2026-11-24T23:30:00Z')
    expect(dayAt(time, 'UTC')).toBe('2026-11-24')
    expect(dayAt(time, 'Europe/Berlin')).toBe('2026-11-25')
    expect(dayAt(time, 'America/Los_Angeles')).toBe('2026-11-24')
  })

  test('add up over changes of summer time and years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (number) => {
        expect(daysBetween(today, addDays(today, number))).toBe(number)
        expect((weekday(addDays(today, number)) + 7 * 1_000 - number) % 7).toBe(weekday(today))
      }),
    )
    expect(weekday(today)).toBe(2)
  })
})
