import { seededRandom } from '../../electron/domain/random/random.ts'
import { sitExams } from '../../electron/domain/report/readiness.ts'
import { scaledShare } from '../../electron/domain/exam/scaled-score.ts'
import { simulateCandidate } from './simulated-candidates.ts'

export type Coverage = {
  answers: number
  candidates: number
  /** Share of candidates whose exam ended within the 95 % interval. */
  covered: number
  below: number
  above: number
  /** Mean width of the interval, in points of the scale. */
  width: number
  /** Brier score of the probability of passing, and of the share that passed told to everybody. */
  brier: number
  brierOfShare: number
}

const scale = { min: 1, max: 1000, pass: 700 }
const questions = 50

/** How often the readiness interval holds what simulated candidates then reach. */
export function measureCoverage(answers: number, candidates: number, seed: number): Coverage {
  const random = seededRandom(seed)
  let below = 0
  let above = 0
  let width = 0
  const forecasts: { pass: number; passed: number }[] = []
  for (let nth = 0; nth < candidates; nth++) {
    const { domains, share, cut } = simulateCandidate(answers, questions, random)
    const { score, pass } = sitExams(domains, questions, scale, random)
    const reached = scaledShare(share, scale, cut)
    if (reached < score.low) below++
    if (reached > score.high) above++
    width += score.high - score.low
    forecasts.push({ pass, passed: reached >= scale.pass ? 1 : 0 })
  }
  const passed = forecasts.reduce((sum, each) => sum + each.passed, 0) / candidates
  return {
    answers,
    candidates,
    covered: 1 - (below + above) / candidates,
    below: below / candidates,
    above: above / candidates,
    width: width / candidates,
    brier: forecasts.reduce((sum, each) => sum + (each.pass - each.passed) ** 2, 0) / candidates,
    brierOfShare: passed * (1 - passed),
  }
}
