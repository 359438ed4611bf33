import type { ChartData, ChartDataset, ChartOptions, ChartType } from 'chart.js'
import type { ChartAxis, ChartSeries, ChartSpec } from './spec.ts'
import type { ChartTheme } from './theme.ts'

type Axis = NonNullable<ChartOptions['scales']>[string]
type Tip = NonNullable<NonNullable<ChartOptions['plugins']>['tooltip']>

/** A chart in the words of Chart.js: no grid, no legend, no motion, the app's colours and font. */
export function dataOf({ series }: ChartSpec, theme: ChartTheme): ChartData {
  return {
    datasets: series.map((one, place) => ({ ...datasetOf(one, theme), order: series.length - place })),
  }
}

function datasetOf({ kind, color, points }: ChartSeries, theme: ChartTheme): ChartDataset<ChartType> {
  // Ranges are drawn by marks.ts; their place is kept.
  if (kind === 'ranges') return { type: 'line', data: [] }
  const data = points.map(({ x, y }) => ({ x, y: Number(y) }))
  const own = theme.color(color)
  const each = points.map((point) => (point.color ? theme.color(point.color) : own))
  if (kind === 'bars')
    return {
      type: 'bar',
      data,
      backgroundColor: each,
      grouped: false,
      borderRadius: 2,
      categoryPercentage: 1,
      barPercentage: 0.85,
      maxBarThickness: 3 * theme.rem,
    }
  return {
    type: 'line',
    data,
    showLine: kind !== 'dots',
    borderColor: own,
    borderWidth: kind === 'dashes' ? 1 : 2,
    borderDash: kind === 'dashes' ? [4, 4] : [],
    pointRadius: kind === 'dashes' ? 0 : 5,
    pointHoverRadius: kind === 'dashes' ? 0 : 6,
    pointBackgroundColor: each,
    pointBorderColor: theme.color('paper'),
    pointBorderWidth: 1.5,
    clip: false,
  }
}

export function optionsOf(spec: ChartSpec, theme: ChartTheme): ChartOptions {
  const toldOf = (series: number, point: number) => spec.series[series]?.points[point]?.told
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    ...(theme.isPaper ? { devicePixelRatio: 3 } : {}),
    // Labels above the highest points.
    layout: { padding: { top: 1.5 * theme.rem, right: 2 } },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    font: { family: theme.font, size: 0.75 * theme.rem },
    scales: {
      x: axisOf(spec.x, theme, theme.color('line-strong')),
      y: axisOf(spec.y, theme, null),
    },
    plugins: { tooltip: tooltipOf(theme, toldOf) },
  }
}

function axisOf({ min, max, ticks = [], title }: ChartAxis, theme: ChartTheme, line: string | null): Axis {
  const label = new Map(ticks.map((tick) => [tick.at, tick.label]))
  const font = { family: theme.font, size: 0.75 * theme.rem }
  return {
    type: 'linear',
    min,
    max,
    offset: false,
    grid: { display: false },
    border: line === null ? { display: false } : { color: line },
    title: { display: title !== undefined, text: title ?? '', color: theme.color('ink-2'), font },
    ticks: {
      display: ticks.length > 0,
      color: theme.color('ink-2'),
      font,
      maxRotation: 0,
      autoSkipPadding: 8,
      callback: (value) => label.get(Number(value)) ?? '',
    },
    afterBuildTicks(scale) {
      scale.ticks = ticks.map(({ at }) => ({ value: at }))
    },
  }
}

function tooltipOf(theme: ChartTheme, toldOf: (series: number, point: number) => string | undefined): Tip {
  return {
    displayColors: false,
    backgroundColor: theme.color('ink'),
    bodyColor: theme.color('paper'),
    bodyFont: { family: theme.font, size: 0.8125 * theme.rem },
    padding: 0.5 * theme.rem,
    cornerRadius: 6,
    filter: ({ datasetIndex, dataIndex }) => toldOf(datasetIndex, dataIndex) !== undefined,
    callbacks: {
      title: () => '',
      label: ({ datasetIndex, dataIndex }) => toldOf(datasetIndex, dataIndex) ?? '',
    },
  }
}
