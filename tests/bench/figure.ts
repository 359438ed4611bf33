import type { Comparison, Estimate } from './measure.ts'

/** What a figure needs: a folder of its own on a real disk, and a way to say how far it is. */
export type Surroundings = {
  folder: string
  root: string
  say: (line: string) => void
}

/** One line of the result; `holds` when the whole interval lies within the goal. */
export type Result = {
  what: string
  unit: string
  goal: string
  holds: boolean
  [detail: string]: unknown
}

export type Figure = (surroundings: Surroundings) => Promise<Result>

/** A ratio of the app's work over a bare baseline. */
export function ratioResult(what: string, goal: number, unit: string, comparison: Comparison): Result {
  const { rounds, ratio, control, app, bare } = comparison
  return {
    what,
    unit,
    goal: `ratio ≤ ${goal}`,
    holds: ratio.to <= goal,
    ratio: rounded(ratio),
    control: rounded(control),
    app: rounded(app),
    bare: rounded(bare),
    rounds,
  }
}

/** Three significant digits. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}

export function rounded({ median, from, to }: Estimate): Estimate {
  return { median: round(median), from: round(from), to: round(to) }
}
