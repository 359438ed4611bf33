import type { Level, Source } from '../contract/content.ts'
import { readFields, shorten } from './fields.ts'
import type { Fields } from './fields.ts'
import { fileStart } from './findings.ts'
import type { FindingLog, Position } from './findings.ts'
import { readWebAddress } from './links.ts'
import { suggest } from './nearest.ts'
import { readYaml } from './yaml.ts'

const levels = ['beginner', 'intermediate', 'advanced'] as const

export type FrontMatter = {
  title: string
  objectiveId: string
  level: Level | null
  updated: string | null
  sources: (Source & { at: Position })[]
  /** Where the front matter begins. */
  at: Position
}

/** A chapter's file cut in two; `bodyLine` is how many lines stand before the body. */
export type CutChapter = { yaml: string; body: string; bodyLine: number }

/** Cuts the front matter from a chapter. Reports a missing one and gives null. */
export function cutFrontMatter(text: string, log: FindingLog): CutChapter | null {
  const lines = text.split('\n')
  const end =
    lines[0]?.trimEnd() === '---'
      ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
      : -1
  if (end < 0) {
    log.add(
      'field-missing',
      fileStart,
      'The chapter has no front matter: begin the file with a line “---”, then title and objective, then a line “---”.',
    )
    return null
  }
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 1 }
}

/** Reads a chapter's front matter. Gives null, with findings, when it cannot be used. */
export function readFrontMatter(
  yaml: string,
  objectiveIds: ReadonlySet<string>,
  log: FindingLog,
): FrontMatter | null {
  const value = readYaml(yaml, log, 1)
  if (!value) return null
  const known = ['title', 'objective', 'level', 'updated', 'sources']
  const fields = readFields(value, known, 'the front matter', log)
  if (!fields) return null
  const title = fields.needText('title')
  const objective = fields.needText('objective')
  if (objective) checkObjective(objective.value, objective.at, objectiveIds, log)
  return {
    title: title?.value ?? '',
    objectiveId: objective?.value ?? '',
    level: fields.word('level', levels),
    updated: fields.date('updated'),
    sources: readSources(fields, log),
    at: fields.at,
  }
}

/** Reports an objective that the outline does not have. */
export function checkObjective(
  id: string,
  at: Position,
  objectiveIds: ReadonlySet<string>,
  log: FindingLog,
): void {
  if (objectiveIds.has(id)) return
  log.add(
    'reference-unknown',
    at,
    () => `No objective “${shorten(id)}” stands in the outline of course.yaml.${suggest(id, objectiveIds)}`,
  )
}

function readSources(fields: Fields, log: FindingLog): FrontMatter['sources'] {
  const seen = new Set<string>()
  return (fields.list('sources')?.value ?? []).flatMap((item) => {
    const source = readFields(item, ['id', 'title', 'url', 'asOf'], 'the source', log)
    if (!source) return []
    const id = source.needId('id')
    const title = source.needText('title')
    const url = source.needText('url')
    const address = url && readWebAddress(url.value)
    if (url && !address)
      log.add(
        'link-scheme',
        url.at,
        `“${shorten(url.value)}” is not a web address: write it as https://example.org/page.`,
      )
    if (id && seen.has(id.value))
      log.add(
        'id-twice',
        id.at,
        `The source “${id.value}” stands twice in this chapter: give one of them another id.`,
      )
    if (id) seen.add(id.value)
    const asOf = source.date('asOf', true)
    return [{ id: id?.value ?? '', title: title?.value ?? '', url: address ?? '', asOf, at: source.at }]
  })
}
