import { describe, expect, test } from 'vitest'
import { calibrationSpec, historySpec, labelledPlaces } from '../../../../renderer/features/report/charts.ts'
import { keyOf, openableKeys, partOf, worstObjectives } from '../../../../renderer/features/report/rules.ts'
import { text } from '../../../../renderer/text/en.ts'
import type { NextStep, ReportTopic } from '../../../../electron/contract/report.ts'

function aTopic(over: Partial<ReportTopic>): ReportTopic {
  return {
    ...{ level: 'chapter', id: 'c', title: 'A topic', number: null, state: null, weight: 10 },
    ...{ questions: 5, answered: 0, missed: 0, mastery: { value: 0.7, low: 0.4, high: 0.9 } },
    ...{ trend: 'unknown', expectedLoss: 3, questionsLost: null, rank: 1, rankOfLevel: 1, tooEarly: true },
    children: [],
    ...over,
  }
}
const chapter = aTopic({ id: '1' })
const objective = aTopic({ level: 'objective', id: '1', rankOfLevel: 2, children: [chapter] })
const worse = aTopic({ level: 'objective', id: '2', rankOfLevel: 1 })
const nothing = aTopic({ level: 'objective', id: '3', rankOfLevel: 3, expectedLoss: 0 })
const domain = aTopic({ level: 'domain', id: '1', children: [objective, worse, nothing] })

describe('the rows of the report', () => {
  test('are told apart where ids repeat from level to level, and only those with rows below open', () => {
    expect(new Set([chapter, objective, domain].map(keyOf)).size).toBe(3)
    expect(openableKeys([domain])).toEqual([keyOf(domain), keyOf(objective)])
  })
  test('are practised as what they are', () => {
    expect(partOf(domain)).toEqual({ kind: 'domains', id: '1' })
    expect(partOf(chapter)).toEqual({ kind: 'chapters', id: '1' })
  })
  test('the worst objectives of the course come first, and none that costs nothing', () => {
    expect(worstObjectives([domain], 5)).toEqual([worse, objective])
    expect(worstObjectives([domain], 1)).toEqual([worse])
  })
})

const scale = { min: 1, max: 1000, pass: 700 }
const made = (date: string, value: number) => ({
  ...{ id: date, madeAt: Date.parse(date), date, pass: 0.5, answers: 40 },
  score: { value, low: value - 100, high: value + 100 },
})

describe('the history of estimates', () => {
  test('lies in time as the days do, each with its range, against the pass mark', () => {
    const { series, levels, y } = historySpec([made('2026-11-01', 600), made('2026-11-11', 650)], scale)
    const [ranges, line] = series
    expect(ranges!.points.map(({ y }) => y)).toEqual([
      [500, 700],
      [550, 750],
    ])
    expect(line!.points[1]!.x - line!.points[0]!.x).toBe(10)
    expect(levels).toEqual([{ at: 700, label: 'Pass 700' }])
    expect(y).toMatchObject({ min: 1, max: 1000 })
  })
  test('a single day has room on either side', () => {
    const { x } = historySpec([made('2026-11-01', 600)], scale)
    expect(x.max).toBeGreaterThan(x.min)
  })
  test('writes the last day, and others only where there is room', () => {
    expect(labelledPlaces([0, 1, 2, 50, 99, 100])).toEqual([2, 3, 5])
    expect(labelledPlaces([7])).toEqual([0])
  })
})

test('the calibration shows how often was passed, at the chance that was told', () => {
  const { series } = calibrationSpec([{ from: 0.2, to: 0.4, meanPass: 0.3, passed: 1, count: 4 }])
  expect(series[1]!.points).toMatchObject([{ x: 0.3, y: 0.25, label: '1 of 4' }])
})

describe('in quiet', () => {
  const steps: NextStep[] = [
    { kind: 'exam', pass: 0.85 },
    {
      ...{ kind: 'practise', expectedLoss: 12.3, totalLoss: 40, tooEarly: false },
      ...{ objective: { id: '1.1', title: 'Clouds' }, domain: { id: '1', title: 'Sky' } },
    },
    { kind: 'answer', missing: 4, domain: null },
  ]
  test.each(steps)('the step $kind says neither chance nor loss', (step) => {
    const { sentence, why, button } = text.report.next(step, true)
    expect(`${sentence} ${why} ${button}`).not.toMatch(/%|chance/)
    expect(text.report.next(step, false).why).not.toBe(why)
  })
})
