import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftExam } from '../../../../electron/domain/exam/blueprint.ts'
import type { BlueprintDomain } from '../../../../electron/domain/exam/blueprint.ts'
import type { ExamChoice } from '../../../../electron/contract/exam.ts'

const real = { minutes: 45, questions: 50 }

function domains(...pools: number[]): BlueprintDomain[] {
  const weights: [number, number][] = [
    [5, 10],
    [45, 50],
    [25, 30],
    [10, 15],
  ]
  return pools.map((pool, place) => ({ id: `${place + 1}`, title: '', weight: weights[place]!, pool }))
}

function drafted(choice: ExamChoice, pools = [99, 99, 99, 99]) {
  const draft = draftExam(real, domains(...pools), choice)!
  const { wanted, questions, minutes } = draft
  return [wanted, questions, minutes, draft.domains.map((domain) => domain.questions)]
}

test('each preset has the questions and the minutes of its part of the real exam', () => {
  expect(drafted({ kind: 'full' })).toEqual([50, 50, 45, [4, 25, 14, 7]])
  expect(drafted({ kind: 'half' })).toEqual([25, 25, 23, [2, 13, 7, 3]])
  expect(drafted({ kind: 'sprint' })).toEqual([11, 11, 10, [1, 6, 3, 1]])
  expect(drafted({ kind: 'domain', domainId: '3' })).toEqual([14, 14, 13, [0, 0, 14, 0]])
  expect(drafted({ kind: 'custom', questions: 8, minutes: 30 })).toEqual([8, 8, 30, [1, 4, 2, 1]])
})

test('where a domain lacks, the others fill up by weight, and both numbers are told', () => {
  const draft = draftExam(real, domains(99, 10, 99, 99), { kind: 'full' })!
  expect(draft.domains.map(({ wanted }) => wanted)).toEqual([4, 25, 14, 7])
  expect(draft.domains.map(({ questions }) => questions)).toEqual([6, 10, 23, 11])
  expect(draft.minutes).toBe(45)
})

test('when the whole pool lacks, a preset is shortened in time too, a custom exam is not', () => {
  expect(drafted({ kind: 'full' }, [1, 5, 3, 1])).toEqual([50, 10, 9, [1, 5, 3, 1]])
  expect(drafted({ kind: 'custom', questions: 20, minutes: 30 }, [1, 5, 3, 1])).toEqual([
    20,
    10,
    30,
    [1, 5, 3, 1],
  ])
})

test('an exam of one domain is not filled up from others', () => {
  expect(drafted({ kind: 'domain', domainId: '3' }, [99, 99, 5, 99])).toEqual([14, 5, 5, [0, 0, 5, 0]])
})

test('without a blueprint only a custom exam can be drafted', () => {
  expect(draftExam(null, domains(9, 9), { kind: 'full' })).toBeNull()
  expect(draftExam(null, domains(9, 9), { kind: 'custom', questions: 4, minutes: 4 })?.questions).toBe(4)
  expect(draftExam(real, domains(9, 9), { kind: 'domain', domainId: 'none' })).toBeNull()
})

test('no domain gives more than it has, and none less than wanted while it has enough', () => {
  const pools = fc.array(fc.nat(60), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(pools, fc.integer({ min: 1, max: 120 }), (counts, questions) => {
      const draft = draftExam(real, domains(...counts), { kind: 'custom', questions, minutes: 10 })!
      const inPool = counts.reduce((sum, count) => sum + count, 0)
      expect(draft.questions).toBe(Math.min(questions, inPool))
      for (const domain of draft.domains) {
        expect(domain.questions).toBeLessThanOrEqual(domain.pool)
        expect(domain.questions).toBeGreaterThanOrEqual(Math.min(domain.wanted, domain.pool))
      }
    }),
  )
})
