import { middleWeight } from '../exam/blueprint.ts'
import { need } from '../need.ts'
import type { Domain } from '../../contract/library.ts'

/**
 * Percent of the exam that falls to each objective and each chapter. Only the domains' weights are
 * published: a domain's is shared out alike among its objectives, and an objective's alike among its
 * chapters. The domains' middles are scaled to 100 together.
 * @param chapters the course's; one whose objective is in no domain weighs nothing
 */
export function shareWeights(
  domains: readonly Pick<Domain, 'id' | 'weight' | 'objectives'>[],
  chapters: readonly { id: string; objectiveId: string }[],
): { domains: Map<string, number>; objectives: Map<string, number>; chapters: Map<string, number> } {
  const total = domains.reduce((sum, domain) => sum + middleWeight(domain), 0)
  const ofDomains = new Map<string, number>()
  const ofObjectives = new Map<string, number>()
  for (const domain of domains) {
    const share = total > 0 ? (100 * middleWeight(domain)) / total : 100 / domains.length
    ofDomains.set(domain.id, share)
    for (const { id } of domain.objectives) ofObjectives.set(id, share / domain.objectives.length)
  }
  const counts = new Map<string, number>()
  for (const { objectiveId } of chapters) counts.set(objectiveId, (counts.get(objectiveId) ?? 0) + 1)
  const ofChapters = new Map(
    chapters.map(({ id, objectiveId }) => [
      id,
      (ofObjectives.get(objectiveId) ?? 0) /
        need(counts.get(objectiveId), 'the number of chapters of an objective'),
    ]),
  )
  return { domains: ofDomains, objectives: ofObjectives, chapters: ofChapters }
}
