import type { ReportTopic } from '../../../electron/contract/report.ts'

/** What a topic is known by on the page: ids repeat from level to level. */
export const keyOf = ({ level, id }: Pick<ReportTopic, 'level' | 'id'>) => `${level} ${id}`

/** The keys of topics and of all that lies under them, of those that can be opened. */
export function openableKeys(topics: readonly ReportTopic[]): string[] {
  return topics.flatMap((topic) =>
    topic.children.length > 0 ? [keyOf(topic), ...openableKeys(topic.children)] : [],
  )
}

/** The objectives that will cost most, in the whole course; those that cost nothing are left out. */
export function worstObjectives(domains: readonly ReportTopic[], most: number): ReportTopic[] {
  return domains
    .flatMap(({ children }) => children)
    .filter(({ expectedLoss }) => expectedLoss > 0)
    .sort((a, b) => a.rankOfLevel - b.rankOfLevel)
    .slice(0, most)
}

/** What practice of a topic asks for. */
export const partOf = ({ level, id }: Pick<ReportTopic, 'level' | 'id'>) => ({
  kind: `${level}s` as const,
  id,
})
