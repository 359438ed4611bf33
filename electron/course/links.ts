import type { LinkTarget } from '../contract/content.ts'
import type { FindingLog, Position } from './findings.ts'
import { suggest } from './nearest.ts'
import type { CheckedImage } from './types.ts'

/** What a chapter's links and images may lead to. Images are named as the text names them. */
export type LinkScope = {
  chapterIds: ReadonlySet<string>
  sourceIds: ReadonlySet<string>
  images: ReadonlyMap<string, CheckedImage>
  brokenImages: ReadonlySet<string>
}

/** Reads the address of a link. Reports an address that leads nowhere or elsewhere and gives null. */
export function readLinkTarget(
  url: string,
  scope: LinkScope,
  at: Position,
  log: FindingLog,
): LinkTarget | null {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(url) ?? []
  switch (scheme.toLowerCase()) {
    case 'chapter':
      if (scope.chapterIds.has(rest)) return { kind: 'chapter', chapterId: rest }
      log.add(
        'link-broken',
        at,
        () => `No chapter “${rest.slice(0, 80)}” is in this course.${suggest(rest, scope.chapterIds)}`,
      )
      return null
    case 'source':
      if (scope.sourceIds.has(rest)) return { kind: 'source', sourceId: rest }
      log.add(
        'link-broken',
        at,
        () =>
          `No source “${rest.slice(0, 80)}” stands in the chapter's front matter: add it there.${suggest(rest, scope.sourceIds)}`,
      )
      return null
    case 'http':
    case 'https': {
      const web = readWebAddress(url)
      if (web) return { kind: 'web', url: web }
      log.add(
        'link-broken',
        at,
        `“${url.slice(0, 80)}” is not a web address: write it as https://example.org/page.`,
      )
      return null
    }
    case '':
      log.add(
        'link-broken',
        at,
        `The link “${url.slice(0, 80)}” leads nowhere: write chapter:ID, source:ID or a whole https address.`,
      )
      return null
    default:
      log.add(
        'link-scheme',
        at,
        `A link may begin with chapter:, source:, http: or https:, not with “${scheme.slice(0, 20)}:”.`,
      )
      return null
  }
}

/** A whole http or https address without a name and password in it, or null. */
export function readWebAddress(text: string): string | null {
  if (!/^https?:\/\/[^\s]+$/i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.hostname !== '' && url.username === '' && url.password === ''
  return plain ? url.href : null
}
