import type { Manifest } from '../db/library.ts'

/** The domain of each objective of a course. */
export function domainsByObjective({ domains }: Manifest): Map<string, string> {
  return new Map(domains.flatMap(({ id, objectives }) => objectives.map((objective) => [objective.id, id])))
}
