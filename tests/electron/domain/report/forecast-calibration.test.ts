import { expect, test } from 'vitest'
import { calibrate } from '../../../../electron/domain/report/forecast-calibration.ts'

const forecasts = [0.2, 0.5, 0.6, 0.9].map((pass, nth) => ({ at: nth * 10, pass }))

test('each exam is held against the last forecast before it, never one after or of its own moment', () => {
  const { outcomes } = calibrate(forecasts, [
    { at: 25, passed: true },
    { at: 10, passed: false },
    { at: 0, passed: true },
  ])
  expect(outcomes).toEqual([
    { forecastAt: 0, examAt: 10, pass: 0.2, passed: false },
    { forecastAt: 20, examAt: 25, pass: 0.6, passed: true },
  ])
})

test('the Brier score is told from five exams on', () => {
  const exams = [5, 15, 25, 35, 36].map((at, nth) => ({ at, passed: nth > 1 }))
  expect(calibrate(forecasts, exams.slice(1)).brier).toBeNull()
  expect(calibrate(forecasts, exams).brier).toBeCloseTo(
    (0.2 ** 2 + 0.5 ** 2 + 0.4 ** 2 + 0.1 ** 2 + 0.1 ** 2) / 5,
  )
})

test('bins hold forecasts of like probability with how many came true', () => {
  const { bins } = calibrate(forecasts, [
    { at: 5, passed: false },
    { at: 31, passed: true },
    { at: 32, passed: false },
  ])
  expect(bins).toEqual([
    { from: 0.2, to: 0.4, meanPass: 0.2, passed: 0, count: 1 },
    { from: 0.8, to: 1, meanPass: 0.9, passed: 1, count: 2 },
  ])
})

test('nothing to hold against gives nothing', () => {
  expect(calibrate([], [{ at: 1, passed: true }])).toEqual({ outcomes: [], brier: null, bins: [] })
  expect(calibrate(forecasts, [])).toEqual({ outcomes: [], brier: null, bins: [] })
})
