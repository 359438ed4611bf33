import type { FindingLog } from './findings.ts'
import type { FrontMatter } from './front-matter.ts'

const mostYears = 2

/**
 * Warns when a chapter names no source, and of sources older than two years: by the source's own
 * `asOf`, else by the day on which the chapter was updated.
 */
export function checkSources(front: FrontMatter, today: Date, log: FindingLog): void {
  if (front.sources.length === 0)
    log.add(
      'source-missing',
      front.at,
      'The chapter names no source: add “sources” to its front matter, so that a reader can look the facts up.',
    )
  const oldest = new Date(today)
  oldest.setUTCFullYear(oldest.getUTCFullYear() - mostYears)
  const limit = oldest.toISOString().slice(0, 10)
  for (const { id, asOf, at } of front.sources) {
    const date = asOf ?? front.updated
    // A month counts to its last day, so that it is not older than it may be.
    if (date !== null && (date.length === 7 ? `${date}-31` : date) < limit)
      log.add(
        'source-old',
        at,
        `The source “${id}” is of ${date}, more than ${mostYears} years ago: read a newer version and set “asOf”.`,
      )
  }
}
