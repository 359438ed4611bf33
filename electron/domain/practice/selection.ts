import { groupByCase } from '../exam/assembly.ts'
import { shuffle } from '../random/random.ts'
import type { QuestionType } from '../../contract/content.ts'
import type { PracticeFilter } from '../../contract/practice.ts'

/** A practice question with what the learner did with it. */
export type PracticeCandidate = {
  id: string
  chapterId: string
  objectiveId: string
  domainId: string | null
  type: QuestionType
  difficulty: number
  caseId: string | null
  timesAnswered: number
  /** Whether the last answer earned all points; null when there is none. */
  lastRight: boolean | null
  flagged: boolean
  /** Its chapter was opened. */
  opened: boolean
  /** How many practice sessions ago it was last in one, 1 for the newest; null for never. */
  sessionsAgo: number | null
}

/** Whether a question is among those that the learner asked for. */
export function matchesFilter(candidate: PracticeCandidate, filter: PracticeFilter): boolean {
  const { types, difficulties } = filter
  return (
    isInScope(candidate, filter.scope) &&
    isWanted(candidate, filter.which) &&
    (types.length === 0 || types.includes(candidate.type)) &&
    (difficulties.length === 0 || difficulties.some((difficulty) => difficulty === candidate.difficulty))
  )
}

function isInScope(candidate: PracticeCandidate, scope: PracticeFilter['scope']): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'opened':
      return candidate.opened
    case 'chapters':
      return scope.ids.includes(candidate.chapterId)
    case 'objectives':
      return scope.ids.includes(candidate.objectiveId)
    case 'domains':
      return candidate.domainId !== null && scope.ids.includes(candidate.domainId)
  }
}

function isWanted(candidate: PracticeCandidate, which: PracticeFilter['which']): boolean {
  switch (which.kind) {
    case 'any':
      return true
    case 'unseen':
      return candidate.timesAnswered === 0
    case 'missed':
      return candidate.lastRight === false
    case 'flagged':
      return candidate.flagged
    case 'rested':
      return candidate.sessionsAgo === null || candidate.sessionsAgo > which.sessions
  }
}

/**
 * Draws a practice session: least often answered first, otherwise by chance, the questions of a case side
 * by side. A case may be cut to keep to the number; the rest of it comes up first the next time.
 */
export function selectPractice(
  candidates: readonly PracticeCandidate[],
  count: number,
  random: () => number,
): string[] {
  const byNeed = shuffle(groupByCase(candidates), random).sort((a, b) => leastAnswered(a) - leastAnswered(b))
  const chosen = byNeed
    .flatMap((group) => [...group].sort((a, b) => a.timesAnswered - b.timesAnswered))
    .slice(0, count)
  const kept = new Set(chosen.map(({ id }) => id))
  const blocks = groupByCase(candidates.filter(({ id }) => kept.has(id)))
  return shuffle(blocks, random).flatMap((block) => block.map(({ id }) => id))
}

function leastAnswered(group: readonly PracticeCandidate[]): number {
  return Math.min(...group.map(({ timesAnswered }) => timesAnswered))
}
