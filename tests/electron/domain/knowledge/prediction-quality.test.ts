import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgePredictions } from '../../../../electron/domain/knowledge/prediction-quality.ts'

const pairs = fc.array(
  fc.record({
    predicted: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
    happened: fc.constantFrom(0, 1),
  }),
  { minLength: 1, maxLength: 60 },
)

test('the area is the share of pairs in the right order, ties counting half', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const rights = all.filter(({ happened }) => happened === 1)
      const wrongs = all.filter(({ happened }) => happened === 0)
      const wins = rights.flatMap((right) =>
        wrongs.map((wrong) =>
          right.predicted > wrong.predicted ? 1 : right.predicted === wrong.predicted ? 0.5 : 0,
        ),
      )
      const { auc } = judgePredictions(
        all.map(({ predicted }) => predicted),
        all.map(({ happened }) => happened),
      )
      if (wins.length === 0) expect(auc).toBeNull()
      else expect(auc).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length)
    }),
  )
})

test('log loss, Brier score and calibration of a worked example', () => {
  const quality = judgePredictions([0.95, 0.85, 0.15, 0.65], [1, 0, 0, 1])
  expect(quality.logLoss).toBeCloseTo(
    -(Math.log(0.95) + Math.log(0.15) + Math.log(0.85) + Math.log(0.65)) / 4,
  )
  expect(quality.brier).toBeCloseTo((0.05 ** 2 + 0.85 ** 2 + 0.15 ** 2 + 0.35 ** 2) / 4)
  expect(quality.ece).toBeCloseTo((0.05 + 0.85 + 0.15 + 0.35) / 4)
})

test('predictions that come true as often as they say are calibrated', () => {
  const happened = Array.from({ length: 100 }, (_, nth) => (nth % 4 === 0 ? 0 : 1))
  expect(
    judgePredictions(
      happened.map(() => 0.75),
      happened,
    ).ece,
  ).toBeCloseTo(0)
})
