import { estimateMastery, learnerShift, priorAnswers } from './mastery.ts'
import { addTallies, countAnswers, scaleTallies, withoutTallies } from './tally.ts'
import type { Mastery } from './mastery.ts'
import type { Tally } from './tally.ts'

/** A chapter, an objective or a domain. Answers and questions stand at the leaves only. */
export type Topic = {
  id: string
  /** Percent of the exam that lies here: see `shareWeights`. */
  weight: number
  /** Of the leaf's own questions, by the author's difficulty; empty above the leaves. */
  questions: readonly { difficulty: number; count: number }[]
  /** First answers of the leaf's own questions; empty above the leaves. */
  tallies: readonly Tally[]
  /** Those of the tallies that are new, to tell a trend: the last two weeks, say. */
  lately: readonly Tally[]
  children: readonly Topic[]
}

export type RankedTopic = {
  id: string
  weight: number
  answered: number
  /** Shares of points earned, added up. */
  earned: number
  mastery: Mastery
  /** Percent of the exam that is expected to be lost here: the weight times what is not mastered. */
  expectedLoss: number
  /** 1 for the worst among its brothers and sisters; by expected loss. */
  rank: number
  /** 1 for the worst of its level in the whole course. */
  rankOfLevel: number
  /** Fewer than 5 answers: ranked all the same, and said so. */
  tooEarly: boolean
  trend: Trend
  /** The worst first. */
  children: RankedTopic[]
}

/** How the new answers compare with those before; `unknown` with fewer than 5 of either. */
export type Trend = 'up' | 'down' | 'steady' | 'unknown'

/** Under so many answers a topic is "too early" to speak of. */
export const enoughAnswers = 5

/**
 * Topics by what they will probably cost in the exam (learner-model.md, "Weak topics"): weight × (1 − p̂),
 * p̂ shrunk towards the topic's own prior shifted by the learner's level. A chapter takes the learner's
 * level from the rest of its objective, that from the rest of its domain, that from the rest of the course:
 * one answered chapter says something of its neighbour, and nothing counts twice.
 * @returns the domains, the worst first
 */
export function rankTopics(domains: readonly Topic[]): RankedTopic[] {
  const course = gather({ id: '', weight: 100, questions: [], tallies: [], lately: [], children: domains })
  const ranked = rankChildren(course, 0)
  for (let level = ranked; level.length > 0; level = level.flatMap(({ children }) => children))
    for (const [place, topic] of [...level].sort(byLoss).entries()) topic.rankOfLevel = place + 1
  return ranked
}

/** Percent of the exam that is expected to be lost in all. */
export function totalLoss(ranked: readonly RankedTopic[]): number {
  return ranked.reduce((sum, { expectedLoss }) => sum + expectedLoss, 0)
}

/** A topic with all that lies under it added up: how many questions, how hard they are on the mean, and the tallies. */
type Gathered = Omit<Topic, 'questions' | 'children'> & {
  count: number
  difficulty: number
  children: Gathered[]
}

function gather({ id, weight, questions, tallies, lately, children }: Topic): Gathered {
  const gathered = children.map(gather)
  const [all, allLately] =
    gathered.length === 0
      ? [tallies, lately]
      : [
          addTallies(tallies, ...gathered.map((child) => child.tallies)),
          addTallies(lately, ...gathered.map((child) => child.lately)),
        ]
  const [count, hardness] = weighQuestions(gathered, ...weighQuestions(questions, 0, 0))
  // Nothing known of its questions: middling.
  const difficulty = count > 0 ? hardness / count : 2
  return { id, weight, tallies: all, lately: allLately, count, difficulty, children: gathered }
}

/** Adds to a number of questions and to the sum of their difficulties. */
function weighQuestions(
  questions: readonly { difficulty: number; count: number }[],
  counted: number,
  hardness: number,
): [counted: number, hardness: number] {
  for (const { difficulty, count } of questions) {
    counted += count
    hardness += difficulty * count
  }
  return [counted, hardness]
}

function rankChildren(parent: Gathered, shift: number): RankedTopic[] {
  const spoken = parent.children.map(speak)
  const all = addTallies(...spoken)
  const ranked = parent.children.map((topic, place) => {
    const rest = withoutTallies(all, spoken[place]!)
    return rank(topic, learnerShift(rest, parent.difficulty, shift))
  })
  ranked.sort(byLoss)
  for (const [place, topic] of ranked.entries()) topic.rank = place + 1
  return ranked
}

/**
 * What a topic says of the learner in general: no more than `priorAnswers` answers' worth, however many
 * there are, since topics differ.
 */
function speak({ tallies }: Gathered): Tally[] {
  return scaleTallies(tallies, priorAnswers / (priorAnswers + countAnswers(tallies)))
}

function rank(topic: Gathered, shift: number): RankedTopic {
  const mastery = estimateMastery(topic.tallies, topic.difficulty, shift)
  const answered = countAnswers(topic.tallies)
  return {
    id: topic.id,
    weight: topic.weight,
    answered,
    earned: topic.tallies.reduce((sum, tally) => sum + tally.earned, 0),
    mastery,
    expectedLoss: topic.weight * (1 - mastery.value),
    rank: 0,
    rankOfLevel: 0,
    tooEarly: answered < enoughAnswers,
    trend: trendOf(topic, shift),
    children: rankChildren(topic, shift),
  }
}

function byLoss(a: RankedTopic, b: RankedTopic): number {
  return b.expectedLoss - a.expectedLoss
}

/** So far apart two estimates are told as a trend. */
export const changeWanted = 0.1

/** Up or down when the estimates of the new answers and of those before differ by `changeWanted` or more. */
function trendOf({ tallies, lately, difficulty }: Gathered, shift: number): Trend {
  const answeredLately = countAnswers(lately)
  if (Math.min(answeredLately, countAnswers(tallies) - answeredLately) < enoughAnswers) return 'unknown'
  const before = withoutTallies(tallies, lately)
  const change =
    estimateMastery(lately, difficulty, shift).value - estimateMastery(before, difficulty, shift).value
  if (Math.abs(change) < changeWanted) return 'steady'
  return change > 0 ? 'up' : 'down'
}
