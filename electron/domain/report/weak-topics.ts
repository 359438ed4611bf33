import {
  combineEstimates,
  estimateShare,
  learnerShift,
  masteryOf,
  priorAnswers,
} from '../knowledge/mastery.ts'
import { addTallies, countAnswers, scaleTallies, withoutTallies } from '../knowledge/tally.ts'
import type { Mastery } from '../knowledge/mastery.ts'
import type { Tally } from '../knowledge/tally.ts'

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
  /** How many answers, asked as the exam weighs the topic's parts, the mastery rests on. */
  evidence: number
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
 * one answered chapter says something of its neighbour, and nothing counts twice. Above the chapters a topic is what its
 * parts are by weight: who practises a weak objective much is not weaker in its domain for that.
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

/** A topic with all that lies under it added up: how many questions, how hard they are on the mean, and the answers. */
type Gathered = Pick<Topic, 'id' | 'weight' | 'tallies'> & {
  count: number
  difficulty: number
  /** What it says of the learner in general: see `speak`. */
  spoken: Tally[]
  compared: Compared
  children: Gathered[]
}

/** As many answers of before as of lately in each leaf: what changed is then not where the learner practised. */
type Compared = { before: Tally[]; lately: Tally[] }

function gather({ id, weight, questions, tallies, lately, children }: Topic): Gathered {
  const gathered = children.map(gather)
  const [count, hardness] = weighQuestions(gathered, ...weighQuestions(questions, 0, 0))
  // Nothing known of its questions: middling.
  const difficulty = count > 0 ? hardness / count : 2
  if (gathered.length === 0) {
    const compared = compare(tallies, lately)
    return { id, weight, tallies, count, difficulty, spoken: speak(tallies), compared, children: gathered }
  }
  return {
    ...{ id, weight, count, difficulty, children: gathered },
    tallies: addTallies(...gathered.map((child) => child.tallies)),
    spoken: speak(addTallies(...gathered.map((child) => child.spoken))),
    compared: {
      before: addTallies(...gathered.map(({ compared }) => compared.before)),
      lately: addTallies(...gathered.map(({ compared }) => compared.lately)),
    },
  }
}

function compare(tallies: readonly Tally[], lately: readonly Tally[]): Compared {
  const answeredLately = countAnswers(lately)
  const answeredBefore = countAnswers(tallies) - answeredLately
  const count = Math.min(answeredBefore, answeredLately)
  if (count === 0) return { before: [], lately: [] }
  return {
    before: scaleTallies(withoutTallies(tallies, lately), count / answeredBefore),
    lately: scaleTallies(lately, count / answeredLately),
  }
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
  const all = addTallies(...parent.children.map(({ spoken }) => spoken))
  const ranked = parent.children.map((topic) => {
    const rest = withoutTallies(all, topic.spoken)
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
function speak(tallies: readonly Tally[]): Tally[] {
  return scaleTallies(tallies, priorAnswers / (priorAnswers + countAnswers(tallies)))
}

function rank(topic: Gathered, shift: number): RankedTopic {
  const children = rankChildren(topic, shift)
  const estimate =
    children.length === 0
      ? estimateShare(topic.tallies, topic.difficulty, shift)
      : combineEstimates(
          children.map(({ weight, mastery: { value }, evidence }) => ({ weight, value, answers: evidence })),
        )
  const answered = countAnswers(topic.tallies)
  return {
    id: topic.id,
    weight: topic.weight,
    answered,
    earned: topic.tallies.reduce((sum, tally) => sum + tally.earned, 0),
    mastery: masteryOf(estimate),
    evidence: estimate.answers,
    expectedLoss: topic.weight * (1 - estimate.value),
    rank: 0,
    rankOfLevel: 0,
    tooEarly: answered < enoughAnswers,
    trend: trendOf(topic, shift),
    children,
  }
}

function byLoss(a: RankedTopic, b: RankedTopic): number {
  return b.expectedLoss - a.expectedLoss
}

/** So far apart two estimates are told as a trend. */
export const changeWanted = 0.1

/** Up or down when the estimates of the new answers and of those before differ by `changeWanted` or more. */
function trendOf({ compared: { before, lately }, difficulty }: Gathered, shift: number): Trend {
  // Scaled counts of leaves add up to whole numbers only nearly.
  if (countAnswers(lately) < enoughAnswers - 1e-6) return 'unknown'
  const change =
    estimateShare(lately, difficulty, shift).value - estimateShare(before, difficulty, shift).value
  if (Math.abs(change) < changeWanted) return 'steady'
  return change > 0 ? 'up' : 'down'
}
