import { apportion } from './apportion.ts'
import { shuffle } from '../random/random.ts'
import { itemAt, need } from '../need.ts'
import type { QuestionType } from '../../contract/content.ts'

export type Candidate = {
  id: string
  domainId: string
  objectiveId: string
  type: QuestionType
  caseId: string | null
  /** In how many sittings it was on screen. */
  timesSeen: number
}

/** Questions that stand or fall together: those of one case, or a single one. */
type Unit = { questions: Candidate[]; timesSeen: number; lot: number }

/**
 * Draws an exam: from each domain as many questions as `take` says, least seen first, spread evenly over
 * its objectives as far as they have questions, then over the types. A case is
 * taken whole where it fits, and its questions stand side by side. The order is drawn, cases in the
 * author's order within.
 * @param pool in the course's order; the same pool, counts and chance give the same exam
 * @returns ids; fewer than asked for where a domain has too few
 */
export function assembleExam(
  pool: readonly Candidate[],
  take: ReadonlyMap<string, number>,
  random: () => number,
): string[] {
  const typeCounts = new Map<QuestionType, number>()
  const chosen = new Set<string>()
  for (const [domainId, count] of take) {
    const candidates = pool.filter((candidate) => candidate.domainId === domainId)
    for (const { id, type } of drawDomain(candidates, count, typeCounts, random)) {
      chosen.add(id)
      typeCounts.set(type, (typeCounts.get(type) ?? 0) + 1)
    }
  }
  const blocks = groupByCase(pool.filter(({ id }) => chosen.has(id)))
  return shuffle(blocks, random).flatMap((block) => block.map(({ id }) => id))
}

/** For the error when an objective has none. */
const quotaName = 'the quota of an objective'

function drawDomain(
  candidates: readonly Candidate[],
  count: number,
  typesSoFar: ReadonlyMap<QuestionType, number>,
  random: () => number,
): Candidate[] {
  const quotas = objectiveQuotas(candidates, count, random)
  const types = new Map(typesSoFar)
  const units = groupByCase(candidates).map((questions): Unit => ({
    questions,
    timesSeen: Math.max(...questions.map(({ timesSeen }) => timesSeen)),
    lot: random(),
  }))
  const drawn: Candidate[] = []
  while (drawn.length < count && units.length > 0) {
    const left = count - drawn.length
    const best = bestUnit(units, left, quotas, types)
    units.splice(units.indexOf(best), 1)
    for (const question of best.questions.slice(0, left)) {
      drawn.push(question)
      quotas.set(question.objectiveId, need(quotas.get(question.objectiveId), quotaName) - 1)
      types.set(question.type, (types.get(question.type) ?? 0) + 1)
    }
  }
  return drawn
}

/**
 * How many questions each objective of a domain should give: the same number, as far as it has them. What
 * cannot be divided goes to the objectives that were seen least, then by lot.
 */
function objectiveQuotas(
  candidates: readonly Candidate[],
  count: number,
  random: () => number,
): Map<string, number> {
  const objectives = [...new Set(candidates.map(({ objectiveId }) => objectiveId))]
    .map((id) => {
      const own = candidates.filter(({ objectiveId }) => objectiveId === id)
      const seen = own.reduce((sum, { timesSeen }) => sum + timesSeen, 0)
      return { id, size: own.length, timesSeen: seen / own.length, lot: random() }
    })
    .sort((a, b) => a.timesSeen - b.timesSeen || a.lot - b.lot)
  const quotas = apportion(
    count,
    objectives.map(() => 1),
    objectives.map(({ size }) => size),
  )
  return new Map(objectives.map(({ id }, place) => [id, itemAt(quotas, place)]))
}

/** In order of weight: fits whole, least seen, keeps to the objectives' quotas, rarest type, the lot. */
function bestUnit(
  units: readonly Unit[],
  left: number,
  quotas: ReadonlyMap<string, number>,
  types: ReadonlyMap<QuestionType, number>,
): Unit {
  const ranked = units.map((unit) => ({ unit, rank: rankOf(unit, left, quotas, types) }))
  return ranked.reduce((best, next) => (compareRanks(next.rank, best.rank) < 0 ? next : best)).unit
}

function rankOf(
  { questions, timesSeen, lot }: Unit,
  left: number,
  quotas: ReadonlyMap<string, number>,
  types: ReadonlyMap<QuestionType, number>,
): number[] {
  const needed = new Map<string, number>()
  for (const { objectiveId } of questions) needed.set(objectiveId, (needed.get(objectiveId) ?? 0) + 1)
  const over = [...needed].reduce(
    (sum, [objectiveId, count]) =>
      sum + Math.max(0, count - Math.max(0, need(quotas.get(objectiveId), quotaName))),
    0,
  )
  // The rarest: else a case, which has several types, would hardly ever come before single questions.
  const typeCount = Math.min(...questions.map(({ type }) => types.get(type) ?? 0))
  return [Math.max(0, questions.length - left), timesSeen, over, typeCount, lot]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index])
  return place < 0 ? 0 : itemAt(a, place) - itemAt(b, place)
}

/** The questions of a case together, in the place of its first; every other question by itself. */
export function groupByCase<Item extends { id: string; caseId: string | null }>(
  items: readonly Item[],
): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = item.caseId === null ? `question ${item.id}` : `case ${item.caseId}`
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return [...groups.values()]
}
