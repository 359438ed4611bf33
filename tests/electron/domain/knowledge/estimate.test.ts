import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learnAnswer, newKnowledge, predictAnswer } from '../../../../electron/domain/knowledge/estimate.ts'
import { judgePredictions } from '../../../../electron/domain/knowledge/prediction-quality.ts'
import { seededRandom } from '../../../../electron/domain/random/random.ts'
import { drawPopulation, simulateAnswers } from '../../../bench/simulated-learners.ts'
import type { Attempt } from '../../../../electron/domain/knowledge/estimate.ts'

const on = (skill: string | null, item: string | null = null, difficulty: number | null = null): Attempt => ({
  item,
  skill,
  difficulty,
})

const steps = fc.array(
  fc.record({
    attempt: fc.record({
      item: fc.option(fc.constantFrom('i1', 'i2', 'i3', 'i4')),
      skill: fc.option(fc.constantFrom('s1', 's2')),
      difficulty: fc.option(fc.constantFrom(1, 2, 3)),
    }),
    right: fc.boolean(),
  }),
  { maxLength: 200 },
)

function knowledgeAfter(answers: readonly { attempt: Attempt; right: boolean }[]) {
  const knowledge = newKnowledge()
  for (const { attempt, right } of answers) learnAnswer(knowledge, attempt, right)
  return knowledge
}

const many = (count: number, skill: string, right: (nth: number) => boolean) =>
  Array.from({ length: count }, (_, nth) => ({ attempt: on(skill, `${skill}${nth}`), right: right(nth) }))

test('a prediction is a probability, the one that learning reports, and changes nothing', () => {
  fc.assert(
    fc.property(steps, (answers) => {
      const knowledge = newKnowledge()
      for (const { attempt, right } of answers) {
        const predicted = predictAnswer(knowledge, attempt)
        expect(predicted).toBeGreaterThan(0)
        expect(predicted).toBeLessThan(1)
        expect(predictAnswer(knowledge, attempt)).toBe(predicted)
        expect(learnAnswer(knowledge, attempt, right)).toBe(predicted)
      }
    }),
  )
})

test('no belief becomes surer than sure', () => {
  fc.assert(
    fc.property(steps, (answers) => {
      const { skills, items, answered, ...beliefs } = knowledgeAfter(answers)
      expect(answered).toBe(answers.length)
      const all = [
        ...Object.values(beliefs),
        ...[...skills.values()].flatMap(({ lasting, recent }) => [lasting, recent]),
        ...[...items.values()].map(({ own }) => own),
      ]
      for (const { variance } of all) expect(variance).toBeGreaterThan(0)
    }),
  )
})

test('a right answer raises what is expected next, a wrong one lowers it', () => {
  fc.assert(
    fc.property(steps, (answers) => {
      const next = on('s1', 'new one')
      const after = (right: boolean) =>
        predictAnswer(knowledgeAfter([...answers, { attempt: on('s1', 'another'), right }]), next)
      expect(after(true)).toBeGreaterThan(after(false))
    }),
  )
})

describe('what is believed', () => {
  test('before any answer, of nobody in particular', () => {
    const expected = predictAnswer(newKnowledge(), on('new'))
    expect(expected).toBeGreaterThan(0.62)
    expect(expected).toBeLessThan(0.75)
  })

  test('of a strong and a weak skill of one learner differs, and of a new one lies between', () => {
    const knowledge = knowledgeAfter([
      ...many(30, 'strong', () => true),
      ...many(30, 'weak', (nth) => nth % 3 === 0),
    ])
    const [strong, fresh, weak] = ['strong', 'new', 'weak'].map((skill) =>
      predictAnswer(knowledge, on(skill)),
    )
    expect(strong).toBeGreaterThan(fresh! + 0.05)
    expect(fresh).toBeGreaterThan(weak! + 0.05)
  })

  test('comes near a steady share after many answers, whatever it is', () => {
    for (const [every, share] of [
      [5, 0.8],
      [2, 0.5],
    ] as const) {
      const knowledge = knowledgeAfter(many(400, 's', (nth) => nth % every !== 0))
      expect(Math.abs(predictAnswer(knowledge, on('s')) - share)).toBeLessThan(0.12)
    }
  })

  test('of a question depends on its label', () => {
    const [easy, unlabelled, hard] = [1, null, 3].map((label) =>
      predictAnswer(newKnowledge(), on('s', 'q', label)),
    )
    expect(easy).toBeGreaterThan(unlabelled!)
    expect(unlabelled).toBeGreaterThan(hard!)
  })

  test('counts the last answers more', () => {
    const half = (rightFirst: boolean) =>
      predictAnswer(knowledgeAfter(many(20, 's', (nth) => nth < 10 === rightFirst)), on('s'))
    expect(half(false)).toBeGreaterThan(half(true) + 0.05)
  })

  test('of a skill sinks while others are answered', () => {
    const skill = many(10, 's', (nth) => nth % 4 !== 0)
    const between = (count: number) =>
      predictAnswer(knowledgeAfter([...skill, ...many(count, 'other', (nth) => nth % 4 !== 0)]), on('s'))
    expect(between(0)).toBeGreaterThan(between(40) + 0.02)
  })

  test('of the level owes less to a run of answers in one skill than to as many in several', () => {
    const answers = (skillOf: (nth: number) => string) =>
      Array.from({ length: 12 }, (_, nth) => ({ attempt: on(skillOf(nth), `${nth}`), right: true }))
    const run = knowledgeAfter(answers(() => 's')).level
    const several = knowledgeAfter(answers((nth) => `s${nth}`)).level
    expect(run.mean).toBeGreaterThan(0)
    expect(several.mean).toBeGreaterThan(run.mean + 0.1)
    expect(several.variance).toBeLessThan(run.variance)
  })

  test('of a learner whose skills lie far apart reaches further than of one whose skills do not', () => {
    const far = knowledgeAfter(
      Array.from({ length: 20 }, (_, nth) => many(8, `skill ${nth}`, () => nth % 2 === 0)).flat(),
    )
    const near = knowledgeAfter(
      Array.from({ length: 20 }, (_, nth) => many(8, `skill ${nth}`, (at) => (at + nth) % 2 === 0)).flat(),
    )
    expect(far.spread.mean).toBeGreaterThan(near.spread.mean + 0.1)
  })

  test('is plain data: a copy says the same and learns the same', () => {
    const answers = [...many(5, 's', (nth) => nth % 2 === 0), { attempt: on('s', 's1'), right: true }]
    const knowledge = knowledgeAfter(answers)
    const copy = structuredClone(knowledge)
    expect(learnAnswer(copy, on('t', 's1'), false)).toBe(learnAnswer(knowledge, on('t', 's1'), false))
    expect(copy).toEqual(knowledge)
  })

  test('of level and skill does not move with repeats of a question; that question is expected to be known', () => {
    const before = knowledgeAfter([{ attempt: on('s', 'q'), right: false }])
    const level = { ...before.level }
    const first = predictAnswer(before, on('s', 'other'))
    expect(predictAnswer(before, on('s', 'q'))).toBeGreaterThan(first)
    for (let nth = 0; nth < 5; nth++) learnAnswer(before, on('s', 'q'), true)
    expect(before.level).toEqual(level)
    expect(before.skills.get('s')!.answered).toBe(1)
  })
})

describe('on simulated learners', () => {
  /** Predicts a population's answers; `null` labels the questions not. */
  function replay(seed: number, useLabels: boolean) {
    const random = seededRandom(seed)
    const population = { ...drawPopulation(random, 120), share: 0.7, insight: 0 }
    const learners = new Map<string, ReturnType<typeof newKnowledge>>()
    const predicted: number[] = []
    const happened: number[] = []
    const naive: { predicted: number[]; right: Map<string, number[]> } = { predicted: [], right: new Map() }
    for (const { learner, item, skill, correct, difficulty } of simulateAnswers(population, random)) {
      const knowledge = learners.get(learner) ?? newKnowledge()
      learners.set(learner, knowledge)
      predicted.push(learnAnswer(knowledge, on(skill, item, useLabels ? difficulty : null), correct === 1))
      happened.push(correct)
      const [rights = 0, count = 0] = naive.right.get(learner) ?? []
      naive.predicted.push((rights + 2) / (count + 3))
      naive.right.set(learner, [rights + correct, count + 1])
    }
    return {
      model: judgePredictions(predicted, happened),
      naive: judgePredictions(naive.predicted, happened),
    }
  }

  test('it beats the learner’s running share, labels help, and what it says comes true', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { model, naive } = replay(seed, false)
      const labelled = replay(seed, true).model
      expect(model.auc!).toBeGreaterThan(naive.auc!)
      expect(model.logLoss).toBeLessThan(naive.logLoss)
      expect(labelled.auc!).toBeGreaterThan(model.auc!)
      expect(model.ece).toBeLessThan(0.04)
    }
  })
})
