import { itemAt } from '../need.ts'

export type PredictionQuality = {
  /** Area under the ROC curve; null when all outcomes are the same. */
  auc: number | null
  logLoss: number
  /** Mean squared error of the probabilities (Brier 1950). */
  brier: number
  /** Expected calibration error: over ten bins of equal width, how far the mean prediction is from what came. */
  ece: number
}

const binCount = 10

/**
 * How good predictions were.
 * @param predicted probabilities, within 0 and 1
 * @param happened 1 for right, as many as there are predictions and at least one
 */
export function judgePredictions(
  predicted: ArrayLike<number>,
  happened: ArrayLike<number>,
): PredictionQuality {
  const bins = Array.from({ length: binCount }, () => ({ predicted: 0, happened: 0 }))
  let logLoss = 0
  let brier = 0
  for (let nth = 0; nth < predicted.length; nth++) {
    const probability = itemAt(predicted, nth)
    const outcome = itemAt(happened, nth)
    logLoss -= Math.log(outcome === 1 ? probability : 1 - probability)
    brier += (probability - outcome) ** 2
    const bin = itemAt(bins, Math.min(binCount - 1, Math.floor(probability * binCount)))
    bin.predicted += probability
    bin.happened += outcome
  }
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin.happened), 0)
  const count = predicted.length
  return {
    auc: areaUnderCurve(predicted, happened),
    logLoss: logLoss / count,
    brier: brier / count,
    ece: off / count,
  }
}

/** The chance that a right answer was predicted higher than a wrong one; equal predictions count half. */
function areaUnderCurve(predicted: ArrayLike<number>, happened: ArrayLike<number>): number | null {
  const order = Uint32Array.from({ length: predicted.length }, (_, nth) => nth)
  order.sort((a, b) => itemAt(predicted, a) - itemAt(predicted, b))
  let rights = 0
  let wrongs = 0
  let ahead = 0
  for (let from = 0; from < order.length;) {
    let to = from
    let right = 0
    const level = itemAt(predicted, itemAt(order, from))
    for (; to < order.length && itemAt(predicted, itemAt(order, to)) === level; to++)
      right += itemAt(happened, itemAt(order, to))
    const wrong = to - from - right
    ahead += right * (wrongs + wrong / 2)
    rights += right
    wrongs += wrong
    from = to
  }
  return rights > 0 && wrongs > 0 ? ahead / (rights * wrongs) : null
}
