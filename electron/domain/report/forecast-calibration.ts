/** A forecast as it was kept, and a mock exam as it ended; times in milliseconds since the epoch. */
export type KeptForecast = { at: number; pass: number }
export type EndedExam = { at: number; passed: boolean }

export type ForecastOutcome = { forecastAt: number; examAt: number; pass: number; passed: boolean }

export type Calibration = {
  /** Each mock exam with the last forecast before it, oldest first. */
  outcomes: ForecastOutcome[]
  /** Mean squared error of the probabilities: 0 is perfect, 0.25 is what "50 %" always gets. Null under five. */
  brier: number | null
  /** For a chart: forecasts of like probability, and how many of their exams were passed. Empty ones are left out. */
  bins: { from: number; to: number; meanPass: number; passed: number; count: number }[]
}

/** From so many mock exams on a score of the forecasts is told. */
export const outcomesWanted = 5

const binCount = 5

/**
 * How well past forecasts did against later mock exams: each exam is held against the last forecast made
 * before it, so no forecast saw the exam that judges it, and a forecast that was renewed is not judged twice.
 * @param exams of the real length or half of it, none hidden from statistics
 */
export function calibrate(forecasts: readonly KeptForecast[], exams: readonly EndedExam[]): Calibration {
  const outcomes = [...exams]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, passed }) => {
      const before = forecasts.filter((forecast) => forecast.at < at)
      if (before.length === 0) return []
      const last = before.reduce((best, forecast) => (forecast.at >= best.at ? forecast : best))
      return [{ forecastAt: last.at, examAt: at, pass: last.pass, passed }]
    })
  return {
    outcomes,
    brier: outcomes.length < outcomesWanted ? null : mean(outcomes.map(errorOf)),
    bins: Array.from({ length: binCount }, (_, nth) => binOf(outcomes, nth)).filter(({ count }) => count > 0),
  }
}

function binOf(outcomes: readonly ForecastOutcome[], nth: number): Calibration['bins'][number] {
  const inBin = outcomes.filter(({ pass }) => Math.min(binCount - 1, Math.floor(pass * binCount)) === nth)
  return {
    from: nth / binCount,
    to: (nth + 1) / binCount,
    meanPass: inBin.length > 0 ? mean(inBin.map(({ pass }) => pass)) : 0,
    passed: inBin.filter(({ passed }) => passed).length,
    count: inBin.length,
  }
}

function errorOf({ pass, passed }: ForecastOutcome): number {
  return (pass - (passed ? 1 : 0)) ** 2
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
