import { assumedLogit, difficultyStep } from './expected-share.ts'
import { logistic } from './logit.ts'

/** One answer as the estimate sees it, before it is known whether it is right; null for what nobody knows. */
export type Attempt = { item: string | null; skill: string | null; difficulty: number | null }

/** A quantity that is not known exactly: a normal distribution, in logits. */
type Belief = { mean: number; variance: number }

/** `lasting` is what the level does not explain: the skill stands at `lasting` + `tie` × level. */
type SkillBelief = { lasting: Belief; tie: number; recent: Belief; answered: number; lastAt: number | null }
type ItemBelief = { own: Belief; answered: number; lastRight: boolean }

/** All that is known of one learner. Made by `newKnowledge`, changed by `learnAnswer` and nothing else. */
export type Knowledge = {
  level: Belief
  form: Belief
  spread: Belief
  novelty: Belief
  practice: Belief
  forgetting: Belief
  afterRight: Belief
  afterWrong: Belief
  repetition: Belief
  step: Belief
  /** How many answers were taken in, repeats too. */
  answered: number
  skills: Map<string, SkillBelief>
  items: Map<string, ItemBelief>
}

/**
 * The constants, in logits; `deviation` is how far a quantity spreads before anything is known. They are round
 * numbers from the ranges that item response and knowledge tracing studies report, chosen by what they do on
 * simulated learners (tests/bench/simulated-learners.ts) and on six public logs: ASSISTments 2015 and 2017,
 * Algebra I 2005-06 and Spanish vocabulary (the test splits of Gervet et al. 2020), and the samples of EdNet and Eedi
 * of Ghosh et al. 2021. Halving or doubling any one of them moves the log loss there by less than a hundredth. None
 * was fitted to ASSISTments 2009 or Statics 2011, the logs that the model is judged by (learner-model.md).
 */

/** Above the logit of the share assumed, for all that is unsure draws a prediction towards one half. */
const start = assumedLogit + 0.15
/** How good this learner is on the whole. It wanders a little with each answer. */
const level = { deviation: 0.7, wander: 0.02 }
/** The form of the hour: what of the last answers passes again, whatever their skill. */
const form = { deviation: 0.5, kept: 0.9 }
/** How much easier one skill is than others: for everybody, and for this learner on top of that. */
const skill = { deviation: 0.6, wander: 0.05 }
/** What is fresh in a skill; the last answers count more (recent-performance factors analysis, Galyardt and Goldin 2015). */
const recent = { deviation: 0.6, kept: 0.85 }
/**
 * How much further than assumed form and skills of this learner lie from his level: their sum counts 1 + `spread`
 * times. Never so little that a right answer would speak for a wrong one.
 */
const spread = { deviation: 0.4, least: -0.8 }
/** How much harder one question is than others of its skill, without and with an author's label; memory of it wanders. */
const item = { deviation: 0.6, labelled: 0.5, wander: 0.2 }
/** What the first answer of all in a skill lacks, besides practice. */
const novelty = { mean: -0.2, deviation: 0.3 }
/** What answers in a skill add to it, by the logarithm of their number (law of practice; Pavlik et al. 2009). */
const practice = { mean: 0.2, deviation: 0.15 }
/**
 * What a skill loses while others are answered, by the logarithm of how many answers ago it was last met (law of
 * forgetting, Wixted and Carpenter 2007; as a feature of knowledge tracing, Choffin et al. 2019).
 */
const forgetting = { mean: 0.1, deviation: 0.05 }
/** What having answered a question adds when it comes again: it is the memory of that question. */
const afterRight = { mean: 1.2, deviation: 0.5 }
const afterWrong = { mean: 0.8, deviation: 0.7 }
/** What each further time adds to that memory, by the logarithm of their number. */
const repetition = { mean: 0.4, deviation: 0.4 }
/** What a step of the author's difficulty is worth: authors differ. */
const step = { mean: difficultyStep, deviation: 0.2 }

export function newKnowledge(): Knowledge {
  return {
    level: newBelief(0, level.deviation),
    form: newBelief(0, form.deviation),
    spread: newBelief(0, spread.deviation),
    novelty: newBelief(novelty.mean, novelty.deviation),
    practice: newBelief(practice.mean, practice.deviation),
    forgetting: newBelief(forgetting.mean, forgetting.deviation),
    afterRight: newBelief(afterRight.mean, afterRight.deviation),
    afterWrong: newBelief(afterWrong.mean, afterWrong.deviation),
    repetition: newBelief(repetition.mean, repetition.deviation),
    step: newBelief(step.mean, step.deviation),
    answered: 0,
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
 * hour, what is fresh in the skill, forgetting), not of the level and the lasting skill: it says little of those
 * (learner-model.md).
 * @returns what was predicted before the answer was known
 */
export function learnAnswer(knowledge: Knowledge, attempt: Attempt, right: boolean): number {
  const { ofSkill, ofItem, parts } = partsOf(knowledge, attempt)
  const { probability, damping } = weigh(parts)
  const surprise = damping * ((right ? 1 : 0) - probability)
  const information = damping ** 2 * probability * (1 - probability)
  const covariance = -information * knowledge.level.variance * (1 + ofSkill.tie) * ofSkill.lasting.variance
  for (const { belief, factor, learns } of parts) {
    if (!learns) continue
    const pull = belief.variance * factor
    belief.mean += pull * surprise
    belief.variance -= pull ** 2 * information
  }
  knowledge.spread.mean = Math.max(spread.least, knowledge.spread.mean)
  if (ofItem.answered === 0) settleSkill(knowledge.level, ofSkill, covariance)
  else ofItem.own.variance += item.wander ** 2
  fade(knowledge.form, form)
  fade(ofSkill.recent, recent)
  ofSkill.lastAt = knowledge.answered++
  ofItem.answered++
  ofItem.lastRight = right
  if (attempt.skill !== null) knowledge.skills.set(attempt.skill, ofSkill)
  if (attempt.item !== null) knowledge.items.set(attempt.item, ofItem)
  return probability
}

/** A summand of the prediction. */
type Part = { belief: Belief; factor: number; learns: boolean }

function partsOf(knowledge: Knowledge, { item: itemId, skill: skillId, difficulty }: Attempt) {
  const isLabelled = difficulty !== null
  const ofItem = (itemId !== null && knowledge.items.get(itemId)) || newItem(isLabelled)
  const ofSkill = (skillId !== null && knowledge.skills.get(skillId)) || newSkill()
  const isFirst = ofItem.answered === 0
  const { lasting, tie, lastAt } = ofSkill
  const ofLevel = knowledge.level
  const deviation = knowledge.form.mean + lasting.mean + tie * ofLevel.mean + ofSkill.recent.mean
  const parts: Part[] = [
    { belief: ofLevel, factor: 1 + tie, learns: isFirst },
    { belief: knowledge.form, factor: 1, learns: true },
    { belief: lasting, factor: 1, learns: isFirst },
    { belief: ofSkill.recent, factor: 1, learns: true },
    { belief: knowledge.spread, factor: deviation, learns: true },
    { belief: knowledge.practice, factor: Math.log1p(ofSkill.answered), learns: isFirst },
    { belief: ofItem.own, factor: 1, learns: true },
  ]
  if (lastAt !== null)
    parts.push({
      belief: knowledge.forgetting,
      factor: -Math.log(knowledge.answered - lastAt),
      learns: true,
    })
  if (skillId !== null && ofSkill.answered === 0)
    parts.push({ belief: knowledge.novelty, factor: 1, learns: isFirst })
  if (isLabelled) parts.push({ belief: knowledge.step, factor: 2 - difficulty, learns: isFirst })
  if (!isFirst)
    parts.push(
      { belief: ofItem.lastRight ? knowledge.afterRight : knowledge.afterWrong, factor: 1, learns: true },
      { belief: knowledge.repetition, factor: Math.log(ofItem.answered), learns: true },
    )
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

/**
 * Counts a first answer of a skill. It was owed to level and skill together, so from now on they vary together:
 * the skill is told apart from the level again (Gaussian elimination), and what other skills say of the level
 * will move this one too. Without that, a run of answers in one skill passes for the level.
 */
function settleSkill(ofLevel: Belief, ofSkill: SkillBelief, covariance: number): void {
  const { lasting } = ofSkill
  const tie = covariance / ofLevel.variance
  ofSkill.tie += tie
  lasting.mean -= tie * ofLevel.mean
  lasting.variance += skill.wander ** 2 - tie * covariance
  ofLevel.variance += level.wander ** 2
  ofSkill.answered++
}

/** Forgets a part of a passing state: the rest of its variance comes back. */
function fade(passing: Belief, { deviation, kept }: { deviation: number; kept: number }): void {
  passing.mean *= kept
  passing.variance = passing.variance * kept ** 2 + deviation ** 2 * (1 - kept ** 2)
}

function newSkill(): SkillBelief {
  return {
    lasting: newBelief(0, skill.deviation),
    tie: 0,
    recent: newBelief(0, recent.deviation),
    answered: 0,
    lastAt: null,
  }
}

function newItem(isLabelled: boolean): ItemBelief {
  return { own: newBelief(0, isLabelled ? item.labelled : item.deviation), answered: 0, lastRight: false }
}

function newBelief(mean: number, deviation: number): Belief {
  return { mean, variance: deviation ** 2 }
}
