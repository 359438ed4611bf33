import { drawNormal } from '../../electron/domain/random/draws.ts'
import type { ReadinessDomain } from '../../electron/domain/report/readiness.ts'
import type { Tally } from '../../electron/domain/knowledge/tally.ts'

/**
 * A candidate who practised and then sat the exam. Made from item response curves and not from the forecast's
 * own distributions: a level, a spread of domains and of objectives within them, questions of unequal difficulty
 * with labels that are often wrong, guessing, partial points, and a shift between practice and exam.
 */
export type Candidate = {
  domains: ReadinessDomain[]
  /** Share of points in the exam. */
  share: number
  /** The share at which this exam was passed. */
  cut: number
}

/** How candidates differ; standard deviations in logits, each drawn anew for every candidate. */
type Traits = {
  ability: number
  /** Of domains, and of the objectives in each. */
  domains: number[]
  objectives: number[][]
  items: number
  guess: number
  labelled: number
  /** What lies between practice and exam: the day, the real exam's own difficulty, what was forgotten or learned. */
  shift: number
}

const weights: readonly (readonly [number, number])[] = [
  [5, 10],
  [45, 50],
  [25, 30],
  [10, 15],
]
const objectivesADomain = 4
const objectiveNumbers = Array.from({ length: objectivesADomain }, (_, nth) => nth)

/** @param answers how many questions were practised before */
export function simulateCandidate(answers: number, questions: number, random: () => number): Candidate {
  const traits = drawTraits(random)
  const tallies = weights.map(() => objectiveNumbers.map((): Tally[] => []))
  // Learners practise what they like, not what the exam weighs.
  const taste = weights.map(() => 0.3 + random())
  const tasteWithin = weights.map(() => objectiveNumbers.map(() => 0.1 + random() ** 2))
  for (let nth = 0; nth < answers; nth++) {
    const domain = nth < weights.length ? nth : pick(taste, random)
    const objective = pick(tasteWithin[domain]!, random)
    const { share, label } = answer(traits, { domain, objective }, 0, random)
    tallies[domain]![objective]!.push({ difficulty: label, source: 'practice', answered: 1, earned: share })
  }
  const real = weights.map(([from, to]) => from + (to - from) * random())
  let earned = 0
  for (let nth = 0; nth < questions; nth++) {
    const place = { domain: pick(real, random), objective: Math.floor(random() * objectivesADomain) }
    earned += answer(traits, place, traits.shift, random).share
  }
  return {
    domains: weights.map((weight, nth) => ({
      ...{ id: `${nth}`, weight, difficulty: 2 },
      parts: tallies[nth]!.map((own) => ({ weight: 1, tallies: own })),
    })),
    share: earned / questions,
    cut: 0.65 + 0.1 * random(),
  }
}

function drawTraits(random: () => number): Traits {
  const between = (low: number, high: number) => low + (high - low) * random()
  const ofDomains = between(0.2, 0.6)
  const ofObjectives = between(0.1, 0.5)
  return {
    ability: between(0.4, 1.6) + 0.6 * drawNormal(random),
    domains: weights.map(() => ofDomains * drawNormal(random)),
    objectives: weights.map(() => objectiveNumbers.map(() => ofObjectives * drawNormal(random))),
    items: between(0.6, 1.2),
    guess: between(0, 0.2),
    labelled: between(0.3, 0.7),
    shift: between(0.2, 0.7) * drawNormal(random),
  }
}

/** One question answered: one in five has four parts that earn points of their own. */
function answer(
  traits: Traits,
  { domain, objective }: { domain: number; objective: number },
  shift: number,
  random: () => number,
) {
  const item = drawNormal(random)
  const felt = traits.labelled * item + Math.sqrt(1 - traits.labelled ** 2) * drawNormal(random)
  const label: 1 | 2 | 3 = felt < -0.5 ? 1 : felt > 0.5 ? 3 : 2
  const skill = traits.ability + traits.domains[domain]! + traits.objectives[domain]![objective]!
  const logit = skill + shift - traits.items * item
  const chance = traits.guess + (1 - traits.guess) / (1 + Math.exp(-logit))
  const parts = random() < 0.2 ? 4 : 1
  let right = 0
  for (let part = 0; part < parts; part++) if (random() < chance) right++
  return { share: right / parts, label }
}

function pick(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const place = weights.findIndex((weight) => (left -= weight) < 0)
  return place < 0 ? weights.length - 1 : place
}
