import { assumedLogit, difficultyStep } from './expected-share.ts'
import { logistic } from './logit.ts'

/** One answer as the estimate sees it, before it is known whether it is right; null for what nobody knows. */
export type Attempt = { item: string | null; skill: string | null; difficulty: number | null }

/** A quantity that is not known exactly: a normal distribution, in logits. */
type Belief = { mean: number; variance: number }

type SkillBelief = { lasting: Belief; recent: Belief; answered: number }
type ItemBelief = { own: Belief; known: boolean; lastRight: boolean }

/** All that is known of one learner. Made by `newKnowledge`, changed by `learnAnswer` and nothing else. */
export type Knowledge = {
  level: Belief
  form: Belief
  practice: Belief
  afterRight: Belief
  afterWrong: Belief
  step: Belief
  skills: Map<string, SkillBelief>
  items: Map<string, ItemBelief>
}

/**
 * The constants, in logits; `deviation` is how far a quantity spreads before anything is known. They are round
 * numbers from the ranges that item response and knowledge tracing studies report, checked on simulated learners
 * (tests/bench/simulated-learners.ts): halving or doubling any one of them moves the log loss there by less than
 * a hundredth. None was fitted to a log of real learners.
 */
const start = assumedLogit
/** How good this learner is on the whole. It wanders a little with each answer. */
const level = { deviation: 0.7, wander: 0.02 }
/** The form of the hour: what of the last answers passes again, whatever their skill. */
const form = { deviation: 0.3, kept: 0.85 }
/** How much better this learner is in one skill than in others. */
const skill = { deviation: 0.5, wander: 0.05 }
/** What is fresh in a skill; the last answers count more (recent-performance factors analysis, Galyardt and Goldin 2015). */
const recent = { deviation: 0.4, kept: 0.7 }
/** How much harder one question is than others of its skill, without and with an author's label; memory of it wanders. */
const item = { deviation: 0.6, labelled: 0.5, wander: 0.2 }
/** What answers in a skill add to it, by the logarithm of their number (law of practice; Pavlik et al. 2009). */
const practice = { mean: 0.15, deviation: 0.12 }
/** What having answered a question adds when it comes again: it is the memory of that question. */
const afterRight = { mean: 1.2, deviation: 0.5 }
const afterWrong = { mean: 1, deviation: 0.5 }
/** What a step of the author's difficulty is worth: authors differ. */
const step = { mean: difficultyStep, deviation: 0.2 }

export function newKnowledge(): Knowledge {
  return {
    level: newBelief(0, level.deviation),
    form: newBelief(0, form.deviation),
    practice: newBelief(practice.mean, practice.deviation),
    afterRight: newBelief(afterRight.mean, afterRight.deviation),
    afterWrong: newBelief(afterWrong.mean, afterWrong.deviation),
    step: newBelief(step.mean, step.deviation),
    skills: new Map(),
    items: new Map(),
  }
}

/**
 * The probability that the learner's next answer is right: a sum of what is believed of the learner, the skill
 * and the question, on the logit, drawn towards one half by how unsure that is (MacKay 1992).
 */
export function predictAnswer(knowledge: Knowledge, attempt: Attempt): number {
  return weigh(partsOf(knowledge, attempt).parts).probability
}

/**
 * Takes in an answer. Each belief moves by its share of the surprise and becomes surer (one step of assumed
 * density filtering, as in Glicko and TrueSkill), so that a step costs the same however long the log is.
 * A repeated question moves what is believed of that question, of repeats and of what passes (the form of the
 * hour, what is fresh in the skill), not of the level and the lasting skill: it says little of those
 * (learner-model.md).
 * @returns what was predicted before the answer was known
 */
export function learnAnswer(knowledge: Knowledge, attempt: Attempt, right: boolean): number {
  const { ofSkill, ofItem, parts } = partsOf(knowledge, attempt)
  const { probability, damping } = weigh(parts)
  const surprise = damping * ((right ? 1 : 0) - probability)
  const information = damping ** 2 * probability * (1 - probability)
  for (const { belief, factor, learns } of parts) {
    if (!learns) continue
    const pull = belief.variance * factor
    belief.mean += pull * surprise
    belief.variance -= pull ** 2 * information
  }
  fade(knowledge.form, form)
  fade(ofSkill.recent, recent)
  if (ofItem.known) ofItem.own.variance += item.wander ** 2
  else {
    knowledge.level.variance += level.wander ** 2
    settleSkill(knowledge, attempt.skill, ofSkill)
  }
  ofItem.known = true
  ofItem.lastRight = right
  if (attempt.item !== null) knowledge.items.set(attempt.item, ofItem)
  return probability
}

/** A summand of the prediction. */
type Part = { belief: Belief; factor: number; learns: boolean }

function partsOf(knowledge: Knowledge, { item: itemId, skill: skillId, difficulty }: Attempt) {
  const isLabelled = difficulty !== null
  const ofItem = (itemId !== null && knowledge.items.get(itemId)) || newItem(isLabelled)
  const ofSkill = (skillId !== null && knowledge.skills.get(skillId)) || newSkill()
  const isFirst = !ofItem.known
  const parts: Part[] = [
    { belief: knowledge.level, factor: 1, learns: isFirst },
    { belief: knowledge.form, factor: 1, learns: true },
    { belief: ofSkill.lasting, factor: 1, learns: isFirst },
    { belief: ofSkill.recent, factor: 1, learns: true },
    { belief: knowledge.practice, factor: Math.log1p(ofSkill.answered), learns: isFirst },
    { belief: ofItem.own, factor: 1, learns: true },
  ]
  if (isLabelled) parts.push({ belief: knowledge.step, factor: 2 - difficulty, learns: isFirst })
  if (ofItem.known)
    parts.push({
      belief: ofItem.lastRight ? knowledge.afterRight : knowledge.afterWrong,
      factor: 1,
      learns: true,
    })
  return { ofSkill, ofItem, parts }
}

/**
 * The mean of the logistic function over a normal distribution, nearly: the logit shrinks by `damping`,
 * 1 / √(1 + π variance / 8).
 */
function weigh(parts: readonly Part[]): { probability: number; damping: number } {
  let mean = start
  let variance = 0
  for (const { belief, factor } of parts) {
    mean += belief.mean * factor
    variance += belief.variance * factor ** 2
  }
  const damping = 1 / Math.sqrt(1 + (Math.PI * variance) / 8)
  return { probability: logistic(damping * mean), damping }
}

/** Counts a first answer of a skill. */
function settleSkill(knowledge: Knowledge, id: string | null, ofSkill: SkillBelief): void {
  if (id === null) return
  ofSkill.answered++
  ofSkill.lasting.variance += skill.wander ** 2
  knowledge.skills.set(id, ofSkill)
}

/** Forgets a part of a passing state: the rest of its variance comes back. */
function fade(passing: Belief, { deviation, kept }: { deviation: number; kept: number }): void {
  passing.mean *= kept
  passing.variance = passing.variance * kept ** 2 + deviation ** 2 * (1 - kept ** 2)
}

function newSkill(): SkillBelief {
  return { lasting: newBelief(0, skill.deviation), recent: newBelief(0, recent.deviation), answered: 0 }
}

function newItem(isLabelled: boolean): ItemBelief {
  return { own: newBelief(0, isLabelled ? item.labelled : item.deviation), known: false, lastRight: false }
}

function newBelief(mean: number, deviation: number): Belief {
  return { mean, variance: deviation ** 2 }
}
