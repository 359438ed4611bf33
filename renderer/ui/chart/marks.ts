import { need } from '../../../electron/domain/need.ts'
import type { Chart, Plugin, Scale } from 'chart.js'
import type { ChartPoint, ChartSpec } from './spec.ts'
import type { ChartTheme } from './theme.ts'

/** Of a label, in the learner's text size. */
const lineHeight = 0.875

type Box = { left: number; right: number; top: number; bottom: number }

/** Draws what Chart.js does not: level lines, the caps of bars, and labels beside the points instead of a legend. */
export function createMarks(spec: ChartSpec, theme: ChartTheme): Plugin {
  return {
    id: 'marks',
    beforeDatasetsDraw(chart) {
      drawLevels(chart, spec, theme)
      for (const { kind, color, points } of spec.series)
        if (kind === 'ranges') drawRanges(chart, points, theme.color(color), theme.rem / 2)
    },
    afterDatasetsDraw(chart) {
      const taken: Box[] = []
      const lines = (spec.levels ?? []).map(({ at }) => axisOf(chart, 'y').getPixelForValue(at))
      for (const [place, { kind, points }] of spec.series.entries()) {
        if (kind === 'bars') drawCaps(chart, place, points, theme)
        drawLabels(chart, place, points, theme, taken, lines)
      }
      labelLevels(chart, spec, theme, taken)
    },
  }
}

function axisOf({ scales }: Chart, name: 'x' | 'y'): Scale {
  return need(scales[name], `the ${name} axis of the chart`)
}

function drawLevels(chart: Chart, { levels = [] }: ChartSpec, theme: ChartTheme): void {
  const { ctx, chartArea } = chart
  ctx.save()
  ctx.strokeStyle = theme.color('ink-2')
  ctx.setLineDash([4, 4])
  for (const { at } of levels) {
    const y = axisOf(chart, 'y').getPixelForValue(at)
    ctx.beginPath()
    ctx.moveTo(chartArea.left, y)
    ctx.lineTo(chartArea.right, y)
    ctx.stroke()
  }
  ctx.restore()
}

function drawRanges(chart: Chart, points: readonly ChartPoint[], color: string, width: number): void {
  const { ctx } = chart
  ctx.save()
  ctx.globalAlpha = 0.28
  ctx.fillStyle = color
  for (const { x, y } of points) {
    if (typeof y === 'number') continue
    const [from, to] = [axisOf(chart, 'y').getPixelForValue(y[0]), axisOf(chart, 'y').getPixelForValue(y[1])]
    ctx.beginPath()
    ctx.roundRect(axisOf(chart, 'x').getPixelForValue(x) - width / 2, to, width, from - to, width / 2)
    ctx.fill()
  }
  ctx.restore()
}

function labelLevels(
  chart: Chart,
  { levels = [] }: ChartSpec,
  theme: ChartTheme,
  taken: readonly Box[],
): void {
  const { left, right } = chart.chartArea
  for (const { at, label, side = 'left' } of levels) {
    const y = axisOf(chart, 'y').getPixelForValue(at)
    const above = y - 3
    const below = y + 3 + lineHeight * theme.rem
    const inner = [0.2, 0.35, 0.5, 0.65, 0.8].map((share) => left + share * (right - left))
    const atLeft = boxOf(chart, label, left, above, 'left', theme)
    const atRight = boxOf(chart, label, right, above, 'right', theme)
    const [near, far] = side === 'left' ? [atLeft, atRight] : [atRight, atLeft]
    const boxes = [
      near,
      far,
      ...inner.map((x) => boxOf(chart, label, x, above, 'middle', theme)),
      ...inner.map((x) => boxOf(chart, label, x, below, 'middle', theme)),
    ]
    const free = boxes.find((box) => !taken.some((one) => overlaps(one, box)))
    write(chart, label, free ?? near, theme, 'ink-2', 400)
  }
}

/**
 * The last label first, which is always written; then those that have room. Each stands above its point, or below one
 * of a line whose label would lie on a level.
 * @param lines where the levels are drawn
 */
function drawLabels(
  chart: Chart,
  place: number,
  points: readonly ChartPoint[],
  theme: ChartTheme,
  taken: Box[],
  lines: readonly number[],
): void {
  const { data, type } = chart.getDatasetMeta(place)
  if (type === 'line')
    taken.push(...data.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })))
  for (const [index, { label }] of [...points.entries()].reverse()) {
    const element = data[index]
    if (!label || !element) continue
    const feet = [element.y - 9, ...(type === 'line' ? [element.y + 9 + lineHeight * theme.rem] : [])]
    const free = feet
      .map((foot) => boxOf(chart, label, element.x, foot, 'middle', theme))
      .filter((box) => !taken.some((one) => overlaps(one, box)))
    const box = free.find(({ top, bottom }) => !lines.some((y) => top < y && y < bottom)) ?? free[0]
    if (!box) continue
    taken.push(box)
    write(chart, label, box, theme, 'ink', 600)
  }
}

/** Where a text stands whose foot is at y, kept within the canvas. */
function boxOf(
  chart: Chart,
  label: string,
  x: number,
  y: number,
  side: 'left' | 'middle' | 'right',
  theme: ChartTheme,
): Box {
  chart.ctx.font = fontOf(theme, 600)
  const width = chart.ctx.measureText(label).width + 4
  const start = side === 'left' ? x : side === 'right' ? x - width : x - width / 2
  const left = Math.min(Math.max(0, start), chart.width - width)
  const height = lineHeight * theme.rem
  const bottom = Math.max(height, y)
  return { left, right: left + width, top: bottom - height, bottom }
}

function write(
  { ctx }: Chart,
  label: string,
  { left, right, top, bottom }: Box,
  theme: ChartTheme,
  color: 'ink' | 'ink-2',
  weight: number,
): void {
  ctx.save()
  ctx.globalAlpha = 0.85
  ctx.fillStyle = theme.color('paper')
  ctx.fillRect(left, top, right - left, bottom - top)
  ctx.globalAlpha = 1
  ctx.fillStyle = theme.color(color)
  ctx.font = fontOf(theme, weight)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(label, (left + right) / 2, (top + bottom) / 2)
  ctx.restore()
}

const fontOf = (theme: ChartTheme, weight: number) => `${weight} ${0.8125 * theme.rem}px ${theme.font}`

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

const capHeight = 8

function drawCaps(chart: Chart, place: number, points: readonly ChartPoint[], theme: ChartTheme): void {
  const { ctx } = chart
  const { data } = chart.getDatasetMeta(place)
  ctx.save()
  ctx.strokeStyle = theme.color('ink-2')
  ctx.lineWidth = 1.5
  for (const [index, { hatched }] of points.entries()) {
    const bar = data[index]
    if (!hatched || !bar) continue
    const { width } = bar.getProps(['width'])
    const [left, foot] = [bar.x - width / 2, bar.y - 1]
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, foot - capHeight, width, capHeight)
    ctx.clip()
    ctx.beginPath()
    for (let x = left - capHeight; x < left + width; x += 4) {
      ctx.moveTo(x, foot)
      ctx.lineTo(x + capHeight, foot - capHeight)
    }
    ctx.stroke()
    ctx.restore()
  }
  ctx.restore()
}
