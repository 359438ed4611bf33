import { expect, test } from 'vitest'
import { dataOf, optionsOf } from '../../../renderer/ui/chart/config.ts'
import { createMarks } from '../../../renderer/ui/chart/marks.ts'
import { shareOfScale } from '../../../renderer/ui/score-scale.ts'
import type { ChartSpec } from '../../../renderer/ui/chart/spec.ts'

const theme = { color: (name: string) => `<${name}>`, font: 'A font', rem: 20, isPaper: false }
const spec: ChartSpec = {
  series: [
    { kind: 'ranges', color: 'accent', points: [{ x: 0, y: [1, 3] }] },
    {
      kind: 'bars',
      color: 'accent',
      points: [
        { x: 0, y: 2 },
        { x: 1, y: 4, color: 'warn', told: 'Four' },
      ],
    },
  ],
  x: { min: 0, max: 1, ticks: [{ at: 1, label: 'one' }] },
  y: { min: 0, max: 4 },
}

test('a chart takes its colours from the theme, and every series keeps its place', () => {
  const { datasets } = dataOf(spec, theme)
  expect(datasets).toHaveLength(2)
  expect(datasets[1]).toMatchObject({ type: 'bar', backgroundColor: ['<accent>', '<warn>'] })
})

test('nothing moves, nothing is ruled, and text has the learner’s size', () => {
  const { animation, scales, font } = optionsOf(spec, theme)
  expect(animation).toBe(false)
  expect(font).toEqual({ family: 'A font', size: 15 })
  for (const axis of [scales!.x, scales!.y]) expect(axis).toMatchObject({ grid: { display: false } })
  expect(scales!.y).toMatchObject({ ticks: { display: false } })
  expect(optionsOf(spec, { ...theme, isPaper: true }).devicePixelRatio).toBeGreaterThan(2)
})

test('every score keeps on its scale', () => {
  const scale = { min: 1, max: 1000 }
  expect([1, 1000, 2000].map((score) => shareOfScale(scale, score))).toEqual([0, 1, 1])
  expect(shareOfScale({ min: 5, max: 5 }, 5)).toBe(0)
})

test('the label of a point stands above it, and below where it would lie on a level', () => {
  const written = (value: number) => labelsOf({ value, level: { at: 70, label: 'Pass' } }).get('score')!
  expect(written(50)).toBeLessThan(heightOf(50))
  expect(written(65)).toBeGreaterThan(heightOf(65))
  expect(written(80)).toBeLessThan(heightOf(80))
})

/** A chart of 300 by 200 pixels, two for each unit. */
const heightOf = (value: number) => 200 - 2 * value

/** Where the marks of a line of one point are written, by what they say. */
function labelsOf({ value, level }: { value: number; level: { at: number; label: string } }) {
  const written = new Map<string, number>()
  const ctx = new Proxy(
    {
      measureText: (words: string) => ({ width: 8 * words.length }),
      fillText: (words: string, _x: number, y: number) => written.set(words, y),
    },
    { get: (drawn, name) => Reflect.get(drawn, name) ?? (() => undefined), set: () => true },
  )
  const chart = {
    ctx,
    width: 300,
    chartArea: { left: 0, right: 300 },
    scales: { y: { getPixelForValue: heightOf } },
    getDatasetMeta: () => ({ type: 'line', data: [{ x: 150, y: heightOf(value) }] }),
  }
  const line: ChartSpec = {
    series: [{ kind: 'line', color: 'accent', points: [{ x: 0, y: value, label: 'score' }] }],
    levels: [level],
    x: { min: 0, max: 1, ticks: [] },
    y: { min: 0, max: 100 },
  }
  createMarks(line, theme).afterDatasetsDraw!(chart as never, {}, {}, false as never)
  return written
}
