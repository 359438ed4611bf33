import { apportion } from './apportion.ts'
import { itemAt } from '../need.ts'
import type { ExamChoice } from '../../contract/exam.ts'
import type { Domain } from '../../contract/library.ts'

/** Length of the real exam, as the course's manifest has it. */
export type RealExam = { minutes: number; questions: number }

export type BlueprintDomain = Pick<Domain, 'id' | 'title' | 'weight'> & {
  /** How many questions of it the exam pool has. */
  pool: number
}

export type DrawnDomain = BlueprintDomain & { wanted: number; questions: number }

export type ExamDraft = { wanted: number; questions: number; minutes: number; domains: DrawnDomain[] }

export const sprintMinutes = 10

/** The middle of the published range, in percent. */
export function middleWeight({ weight: [from, to] }: Pick<Domain, 'weight'>): number {
  return (from + to) / 2
}

/**
 * How many questions come from which domain: by the middle of the weight ranges, whole by largest
 * remainder. Where a domain's pool lacks, the others fill up by weight, so that the exam keeps its length
 * as long as the whole pool has enough. When it has not, a preset is shortened in time as well, so that
 * the pace stays that of the real exam; custom minutes are the learner's own and stay.
 * @param real null when the course has no blueprint: then a choice other than `custom` gives null
 */
export function draftExam(
  real: RealExam | null,
  domains: readonly BlueprintDomain[],
  choice: ExamChoice,
): ExamDraft | null {
  const size = sizeOf(real, domains, choice)
  if (!size) return null
  const weights = domains.map((domain) =>
    choice.kind === 'domain' && domain.id !== choice.domainId ? 0 : middleWeight(domain),
  )
  const pools = domains.map(({ id, pool }) => (choice.kind === 'domain' && id !== choice.domainId ? 0 : pool))
  const wanted = apportion(
    size.questions,
    weights,
    weights.map((weight) => (weight > 0 ? Infinity : 0)),
  )
  const own = wanted.map((count, place) => Math.min(count, itemAt(pools, place)))
  const filled = apportion(
    size.questions - sum(own),
    weights,
    pools.map((pool, place) => pool - itemAt(own, place)),
  )
  const drawn = own.map((count, place) => count + itemAt(filled, place))
  const questions = sum(drawn)
  const minutes =
    choice.kind === 'custom'
      ? choice.minutes
      : Math.max(1, Math.ceil((size.minutes * questions) / size.questions))
  return {
    wanted: size.questions,
    questions,
    minutes,
    domains: domains.map((domain, place) => ({
      ...domain,
      wanted: itemAt(wanted, place),
      questions: itemAt(drawn, place),
    })),
  }
}

/** What a choice asks for, before anybody looks at the pool. */
function sizeOf(
  real: RealExam | null,
  domains: readonly BlueprintDomain[],
  choice: ExamChoice,
): RealExam | null {
  if (choice.kind === 'custom') return choice
  if (!real) return null
  const ofQuestions = (share: number) => Math.max(1, Math.round(real.questions * share))
  switch (choice.kind) {
    case 'full':
      return real
    case 'half':
      return { minutes: real.minutes / 2, questions: ofQuestions(0.5) }
    case 'sprint':
      return { minutes: sprintMinutes, questions: ofQuestions(sprintMinutes / real.minutes) }
    case 'domain': {
      const domain = domains.find(({ id }) => id === choice.domainId)
      if (!domain) return null
      const questions = ofQuestions(middleWeight(domain) / sum(domains.map(middleWeight)))
      return { minutes: (questions * real.minutes) / real.questions, questions }
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
