import type {
  ChapterState,
  ChapterSummary,
  CourseDetail,
  Domain,
} from '../../../electron/contract/library.ts'

export type ChapterFilter = { words: string; state: ChapterState | 'all' }

export type OutlineDomain = {
  domain: Domain
  objectives: { id: string; title: string; chapters: ChapterSummary[] }[]
  shown: number
}

/** Whether a chapter has the state asked for and every word in its number or title. */
export function matchesFilter(chapter: ChapterSummary, { words, state }: ChapterFilter): boolean {
  if (state !== 'all' && chapter.state !== state) return false
  const text = `${chapter.number} ${chapter.title}`.toLocaleLowerCase('en')
  return words
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The outline with the chapters that the filter leaves; what it leaves empty is left out. */
export function filterOutline({ domains, list }: CourseDetail, filter: ChapterFilter): OutlineDomain[] {
  const byObjective = Map.groupBy(
    list.filter((chapter) => matchesFilter(chapter, filter)),
    ({ objectiveId }) => objectiveId,
  )
  return domains.flatMap((domain) => {
    const objectives = domain.objectives.flatMap(({ id, title }) => {
      const chapters = byObjective.get(id)
      return chapters ? [{ id, title, chapters }] : []
    })
    const shown = objectives.reduce((sum, { chapters }) => sum + chapters.length, 0)
    return shown > 0 ? [{ domain, objectives, shown }] : []
  })
}
