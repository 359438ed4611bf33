import { expectedShare } from '../knowledge/expected-share.ts'
import { combineEstimates, learnerShift, priorAnswers } from '../knowledge/mastery.ts'
import { logistic, logit } from '../knowledge/logit.ts'
import { drawBeta, drawNormal } from '../random/draws.ts'
import { assumedCut, scaledShare } from '../exam/scaled-score.ts'
import { addTallies, countAnswers } from '../knowledge/tally.ts'
import { itemAt } from '../need.ts'
import type { ExamScale } from '../../contract/exam.ts'
import type { Tally } from '../knowledge/tally.ts'

export type ReadinessDomain = {
  id: string
  /** Percent of the exam, from and to. */
  weight: readonly [number, number]
  /**
   * What it is made of, each part with its weight within the domain and its first answers, of hidden sittings none.
   * Without parts a domain cannot be practised.
   */
  parts: readonly { weight: number; tallies: readonly Tally[] }[]
  /** Mean of the author's difficulties of its questions, 1 to 3. */
  difficulty: number
}

export type Readiness =
  | { enough: false; missing: Missing }
  | {
      enough: true
      /** Probability of passing, in steps of 0.05, from 0.05 to 0.95: more is not known. */
      pass: number
      /** The same as drawn, for the record. */
      passDrawn: number
      /** Estimated scaled score (the median) and where it probably ends (95 %). */
      score: { value: number; low: number; high: number }
      /** What would move it most, the largest first. */
      effects: DomainEffect[]
    }

/** What is missing before anything can be said. */
export type Missing = {
  /** First answers so far, and how many there should be. */
  answered: number
  wanted: number
  /** Domains that have questions, and no answer. */
  domains: string[]
}

/** What happens when a third of what a domain's questions now cost is won back. */
export type DomainEffect = {
  domainId: string
  /** How much the probability of passing rises, 0 to 1, within what may be told. */
  pass: number
  /** How many points of the scale the mean score rises. */
  score: number
}

/** Under so many first answers nothing is said. */
export const answersWanted = 30

export const drawCount = 2_000

/**
 * How much further than by chance a learner may lie from what was seen, as a standard deviation on the logit,
 * common to all domains: the day, the real exam's own difficulty, what was forgotten. The measured coverage of
 * the textbook interval leaves 0.44 to 0.74 (see scaled-score.ts), of which the domains' spread explains some.
 */
const drift = 0.45

/** The prior of the overall rate: worth four answers, of which the assumed share is right. */
const overallPrior = 4

/** How many answers the overall rate is worth in a domain: domains of a learner spread by 0.15, as topics do. */
const domainPrior = 8

/** Of a domain's losses, the part that the effects suppose won back. */
export const wonBack = 1 / 3

/**
 * What a practice answer counts, when one of a mock exam counts 1: practice comes right after reading,
 * without a clock, topic by topic, and so says less of the exam.
 */
export const practiceWeight = 0.6

/**
 * Whether the learner would pass: the exam sat 2,000 times (learner-model.md, "Readiness"). Each time an
 * overall rate comes from its posterior, each domain's rate from a distribution about that, one drift on all,
 * the domains' weights from their published ranges, a form of the exam's length, and the cut, which nobody
 * publishes, from a normal distribution about the assumed one.
 * @param random repeatable: the same answers give the same forecast
 */
export function forecastExam(
  domains: readonly ReadinessDomain[],
  questions: number,
  scale: ExamScale,
  random: () => number,
): Readiness {
  const missing = whatIsMissing(domains)
  return missing ? { enough: false, missing } : sitExams(domains, questions, scale, random)
}

/** The forecast however few the answers are; its interval is honest from the first on, only too wide to say. */
export function sitExams(
  domains: readonly ReadinessDomain[],
  questions: number,
  scale: ExamScale,
  random: () => number,
): Extract<Readiness, { enough: true }> {
  const evidence = domains.map(weigh)
  const scores = new Float64Array(drawCount)
  const better = domains.map(() => ({ pass: 0, score: 0 }))
  let passed = 0
  let sum = 0
  for (let draw = 0; draw < drawCount; draw++) {
    const sitting = sit(domains, evidence, questions, random)
    const cut = Math.min(0.99, Math.max(0.01, assumedCut.share + assumedCut.deviation * drawNormal(random)))
    const score = scaledShare(sitting.right / questions, scale, cut)
    scores[draw] = score
    sum += score
    if (score >= scale.pass) passed++
    for (const [place, effect] of better.entries()) {
      const improved = scaledShare((sitting.right + itemAt(sitting.gains, place)) / questions, scale, cut)
      effect.score += improved
      if (improved >= scale.pass) effect.pass++
    }
  }
  scores.sort()
  const pass = passed / drawCount
  return {
    enough: true,
    pass: inSteps(pass),
    passDrawn: pass,
    score: { value: at(scores, 0.5), low: at(scores, 0.025), high: at(scores, 0.975) },
    effects: better
      .map((effect, place) => ({
        domainId: itemAt(domains, place).id,
        pass: tellable(effect.pass / drawCount) - tellable(pass),
        score: (effect.score - sum) / drawCount,
      }))
      .sort((a, b) => b.score - a.score),
  }
}

/** A probability as it is shown: in steps of 5 %, never beyond 5 to 95 %. */
export function inSteps(probability: number): number {
  return tellable(Math.round(probability * 20) / 20)
}

function tellable(probability: number): number {
  return Math.min(0.95, Math.max(0.05, probability))
}

function whatIsMissing(domains: readonly ReadinessDomain[]): Missing | null {
  const counts = domains.map(({ parts }) =>
    parts.reduce((sum, { tallies }) => sum + countAnswers(tallies), 0),
  )
  const answered = counts.reduce((sum, count) => sum + count, 0)
  const silent = domains
    .filter(({ parts }, place) => parts.length > 0 && counts[place] === 0)
    .map(({ id }) => id)
  if (domains.length > 0 && silent.length === 0 && answered >= answersWanted) return null
  return { answered, wanted: answersWanted, domains: silent }
}

/** Right and wrong answers, as they would have been on questions of the domain's mean difficulty. */
type Weighed = { right: number; wrong: number }

/**
 * Answers of a domain as if its parts had been practised by their weight: see `combineEstimates`. A part with few
 * answers leans on what the others say, of which none says more than `priorAnswers` answers' worth.
 */
function weigh({ parts, difficulty }: ReadinessDomain): Weighed {
  const shift = learnerShift(addTallies(...parts.map(({ tallies }) => tallies)), difficulty, 0)
  const seen = parts.map(({ tallies }) => adjust(tallies, difficulty, shift))
  let spoken = 0
  let rate = 0
  for (const { right, wrong } of seen) {
    const worth = priorAnswers / (priorAnswers + right + wrong)
    spoken += worth * (right + wrong)
    rate += worth * right
  }
  if (spoken === 0) return { right: 0, wrong: 0 }
  rate /= spoken
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const { value, answers } = combineEstimates(
    parts.map(({ weight }, place) => {
      const { right, wrong } = itemAt(seen, place)
      const lent = (priorAnswers * weight) / total
      return { weight, answers: right + wrong, value: (right + lent * rate) / (right + wrong + lent) }
    }),
  )
  return { right: value * answers, wrong: (1 - value) * answers }
}

function adjust(tallies: readonly Tally[], difficulty: number, shift: number): Weighed {
  let answers = 0
  let right = 0
  for (const tally of tallies) {
    const weight = tally.source === 'exam' ? 1 : practiceWeight
    const easier = expectedShare(tally.difficulty, shift) - expectedShare(difficulty, shift)
    answers += weight * tally.answered
    right += weight * (tally.earned - tally.answered * easier)
  }
  right = Math.min(answers, Math.max(0, right))
  return { right, wrong: answers - right }
}

/** One sitting: how many are right, and how many more would be if each domain in turn won back its third. */
function sit(
  domains: readonly ReadinessDomain[],
  evidence: readonly Weighed[],
  questions: number,
  random: () => number,
): { right: number; gains: number[] } {
  const prior = expectedShare(2, 0) * overallPrior
  const seen = (side: keyof Weighed) => evidence.reduce((sum, weighed) => sum + weighed[side], 0)
  const overall = drawBeta(prior + seen('right'), overallPrior - prior + seen('wrong'), random)
  const shift = drift * drawNormal(random)
  const rates = evidence.map(({ right, wrong }) => {
    const rate = drawBeta(domainPrior * overall + right, domainPrior * (1 - overall) + wrong, random)
    return logistic(logit(Math.min(0.999, Math.max(0.001, rate))) + shift)
  })
  const upTo = runningSum(domains.map(({ weight: [from, to] }) => from + (to - from) * random()))
  const gains = domains.map(() => 0)
  let right = 0
  for (let question = 0; question < questions; question++) {
    const place = random() * itemAt(upTo, upTo.length - 1)
    let domain = 0
    while (domain < upTo.length - 1 && place >= itemAt(upTo, domain)) domain++
    const rate = itemAt(rates, domain)
    const chance = random()
    if (chance < rate) right++
    else if (chance < rate + wonBack * (1 - rate)) gains[domain] = itemAt(gains, domain) + 1
  }
  return { right, gains }
}

function runningSum(numbers: readonly number[]): number[] {
  let sum = 0
  return numbers.map((number) => (sum += number))
}

function at(sorted: Float64Array, share: number): number {
  return itemAt(sorted, Math.round(share * (sorted.length - 1)))
}
