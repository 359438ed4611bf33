import { text } from '../../text/en.ts'
import { itemAt } from '../../../electron/domain/need.ts'
import type { ChartSpec } from '../../ui/chart/spec.ts'
import type { MadeForecast, Readiness } from '../../../electron/contract/report.ts'

const words = text.readiness
const dayLength = 86_400_000
const dayNumber = (date: string) => Date.parse(`${date}T00:00Z`) / dayLength

/** Estimated scores over time, each with its range, against the pass mark. */
export function historySpec(
  history: readonly MadeForecast[],
  { min, max, pass }: NonNullable<Readiness['scale']>,
): ChartSpec {
  const days = history.map(({ date }) => dayNumber(date))
  const [first, last] = [itemAt(days, 0), itemAt(days, days.length - 1)]
  const margin = Math.max(0.5, (last - first) / 20)
  return {
    series: [
      {
        kind: 'ranges',
        color: 'accent',
        points: history.map(({ score, date }) => ({ x: dayNumber(date), y: [score.low, score.high] })),
      },
      {
        kind: 'line',
        color: 'accent',
        points: history.map(({ score, date }) => ({
          x: dayNumber(date),
          y: score.value,
          label: String(Math.round(score.value)),
          told: words.told(words.day(date), score.value, score.low, score.high),
        })),
      },
    ],
    x: {
      min: first - margin,
      max: last + margin,
      ticks: labelledPlaces(days).map((place) => ({
        at: itemAt(days, place),
        label: words.shortDay(itemAt(history, place).date),
      })),
    },
    y: { min, max },
    levels: [{ at: pass, label: words.pass(pass) }],
  }
}

/** Places of the days that are written below: the last, and before it those with room in between. */
export function labelledPlaces(days: readonly number[]): number[] {
  const [first = 0] = days
  const room = ((days.at(-1) ?? first) - first) / 9
  const places: number[] = []
  let next = Infinity
  for (const [place, day] of [...days.entries()].reverse())
    if (next - day >= room) {
      places.push(place)
      next = day
    }
  return places.reverse()
}

const shares = [0, 0.5, 1].map((share) => ({ at: share, label: text.common.percent(share) }))

/** How often exams were passed, by the chance that was told; on the dashed line both are the same. */
export function calibrationSpec(bins: Readiness['calibration']['bins']): ChartSpec {
  return {
    series: [
      {
        kind: 'dashes',
        color: 'ink-2',
        points: [
          { x: 0, y: 0 },
          { x: 1, y: 1 },
        ],
      },
      {
        kind: 'dots',
        color: 'accent',
        points: bins.map(({ meanPass, passed, count }) => ({
          x: meanPass,
          y: passed / count,
          label: words.passedOf(passed, count),
        })),
      },
    ],
    x: { min: -0.02, max: 1.02, ticks: shares, title: words.told100 },
    y: { min: 0, max: 1, ticks: shares, title: words.passedAxis },
  }
}
