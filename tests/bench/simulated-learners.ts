import { drawNormal } from '../../electron/domain/random/draws.ts'

/** One answer of a simulated learner, in the form of the forecast's CSV. */
export type SimulatedAnswer = {
  learner: string
  item: string
  skill: string
  correct: 0 | 1
  /** The author's label, 1 to 3. */
  difficulty: 1 | 2 | 3
}

/**
 * How a population of learners and its questions are made. All spreads are standard deviations in logits.
 * Nothing here is shared with the model that is tested, and no number is fitted to a log: ranges are those of
 * the literature on item response and knowledge tracing.
 */
export type Population = {
  learners: number
  /** Answers of a learner: the median, and the spread of its logarithm. */
  answers: number
  answersSpread: number
  skills: number
  itemsPerSkill: number
  /** Share right of the mean learner on a mean question, before guessing. */
  share: number
  ability: number
  /** How far skills lie apart for everybody, and for each learner on top of that. */
  skillDifficulty: number
  skillAbility: number
  itemDifficulty: number
  /** Correlation of the author's label with the true difficulty. */
  labelled: number
  /** Chance of getting it right without knowing. */
  guess: number
  slip: number
  /** Gain per answer to a skill, or the chance that the skill is grasped at once (and 2 logits won). */
  gain: number
  insight: number
  /** The mood of an hour: its swing, and the length of an hour in answers. */
  mood: number
  hour: number
  /** A slow drift of the whole learner, per hundred answers. */
  drift: number
  /** Answers to a skill in a row, on average. */
  block: number
  /** A block ends early after three right in a row (as in mastery learning). */
  untilMastery: boolean
  /** Chance that the next question is one that was answered before. */
  repeats: number
}

type Learner = {
  name: string
  ability: number
  mood: number
  moodLeft: number
  ownSkill: Map<number, number>
  done: Map<number, number>
  seen: { skill: number; item: number; times: number }[]
}

/** Draws a population: each number from the range that logs of such kind have. */
export function drawPopulation(random: () => number, learners: number): Population {
  const between = (low: number, high: number) => low + (high - low) * random()
  return {
    learners,
    answers: Math.round(Math.exp(between(Math.log(30), Math.log(500)))),
    answersSpread: between(0.3, 1),
    skills: Math.round(Math.exp(between(Math.log(8), Math.log(200)))),
    itemsPerSkill: Math.round(between(10, 60)),
    share: between(0.55, 0.85),
    ability: between(0.5, 1.1),
    skillDifficulty: between(0.3, 1),
    skillAbility: between(0.2, 0.7),
    itemDifficulty: between(0.5, 1.3),
    labelled: between(0.5, 0.7),
    guess: between(0, 0.2),
    slip: between(0, 0.08),
    gain: between(0, 0.1),
    insight: random() < 0.5 ? 0 : between(0.02, 0.2),
    mood: between(0, 0.7),
    hour: between(5, 40),
    drift: between(0, 0.4),
    block: between(1, 12),
    untilMastery: random() < 0.4,
    repeats: random() < 0.5 ? 0 : between(0, 0.2),
  }
}

/** All answers of a population, learner by learner, each in time order. */
export function* simulateAnswers(population: Population, random: () => number): Generator<SimulatedAnswer> {
  const course = makeCourse(population, random)
  for (let nth = 0; nth < population.learners; nth++) yield* simulateLearner(population, course, nth, random)
}

type Course = { skills: number[]; items: number[][]; labels: (1 | 2 | 3)[][] }

function makeCourse(population: Population, random: () => number): Course {
  const { skillDifficulty, itemDifficulty, labelled } = population
  const skills = Array.from({ length: population.skills }, () => skillDifficulty * drawNormal(random))
  const items = skills.map(() =>
    Array.from({ length: population.itemsPerSkill }, () => itemDifficulty * drawNormal(random)),
  )
  const labels = skills.map((skill, nth) =>
    items[nth]!.map((item) => {
      const spread = Math.hypot(skillDifficulty, itemDifficulty)
      const felt = labelled * ((skill + item) / spread) + Math.sqrt(1 - labelled ** 2) * drawNormal(random)
      if (felt < -0.6) return 1
      return felt > 0.6 ? 3 : 2
    }),
  )
  return { skills, items, labels }
}

function* simulateLearner(
  population: Population,
  course: Course,
  nth: number,
  random: () => number,
): Generator<SimulatedAnswer> {
  const { answers, answersSpread, ability, block } = population
  const count = Math.max(5, Math.round(answers * Math.exp(answersSpread * drawNormal(random))))
  const learner: Learner = {
    name: `l${nth}`,
    ability: ability * drawNormal(random),
    mood: 0,
    moodLeft: 0,
    ownSkill: new Map(),
    done: new Map(),
    seen: [],
  }
  let skill = 0
  let left = 0
  let streak = 0
  for (let answered = 0; answered < count; answered++) {
    if (left <= 0 || (population.untilMastery && streak >= 3)) {
      skill = Math.floor(random() * course.skills.length)
      left = 1 + Math.floor(-Math.log(1 - random()) * block)
      streak = 0
    }
    left--
    const answer = simulateAnswer(population, course, learner, skill, random)
    streak = answer.correct === 1 ? streak + 1 : 0
    yield answer
  }
}

function simulateAnswer(
  population: Population,
  course: Course,
  learner: Learner,
  nextSkill: number,
  random: () => number,
): SimulatedAnswer {
  const again = learner.seen.length > 3 && random() < population.repeats
  const old = again ? learner.seen[Math.floor(random() * learner.seen.length)] : undefined
  const skill = old?.skill ?? nextSkill
  const item = old?.item ?? Math.floor(random() * course.items[skill]!.length)
  const known = old ?? learner.seen.find((seen) => seen.skill === skill && seen.item === item)

  if (learner.moodLeft-- <= 0) {
    learner.mood = population.mood * drawNormal(random)
    learner.moodLeft = -Math.log(1 - random()) * population.hour
  }
  learner.ability += (population.drift / 10) * drawNormal(random)
  if (!learner.ownSkill.has(skill)) learner.ownSkill.set(skill, population.skillAbility * drawNormal(random))
  const done = learner.done.get(skill) ?? 0
  const strength =
    Math.log(population.share / (1 - population.share)) +
    learner.ability +
    learner.mood +
    learner.ownSkill.get(skill)! +
    population.gain * Math.min(done, 20) +
    (known ? 1.2 * Math.min(2, known.times) : 0) -
    course.skills[skill]! -
    course.items[skill]![item]!
  const { guess, slip } = population
  const chance = guess + (1 - guess - slip) / (1 + Math.exp(-strength))
  const correct = random() < chance ? 1 : 0

  learner.done.set(skill, done + 1)
  if (random() < population.insight && learner.ownSkill.get(skill)! < 1.5)
    learner.ownSkill.set(skill, learner.ownSkill.get(skill)! + 2)
  if (known) known.times++
  else learner.seen.push({ skill, item, times: 1 })
  return {
    learner: learner.name,
    item: `${skill}-${item}`,
    skill: `s${skill}`,
    correct,
    difficulty: course.labels[skill]![item]!,
  }
}
