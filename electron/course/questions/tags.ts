import { shorten, textOf } from '../fields.ts'
import { idLength, idPattern } from '../limits.ts'
import { mostTags } from '../../questions/question.ts'
import type { Fields } from '../fields.ts'
import type { FindingLog } from '../findings.ts'

/** Reads `tags: [id]` of a question, in the author's order. */
export function readTags(fields: Fields, log: FindingLog): string[] {
  const list = fields.list('tags')
  if (!list) return []
  if (list.value.length > mostTags)
    log.add(
      'field-invalid',
      list.at,
      `A question can have ${mostTags} tags; this one has ${list.value.length}. Remove some.`,
    )
  const tags = new Set<string>()
  for (const item of list.value.slice(0, mostTags)) {
    const tag = textOf(item) ?? ''
    if (!idPattern.test(tag) || tag.length > idLength)
      log.add(
        'id-invalid',
        item.at,
        `“${shorten(tag)}” can’t be a tag: use small letters, digits, and hyphens, at most ${idLength}, starting with a letter or digit.`,
      )
    else if (tags.has(tag))
      log.add('id-twice', item.at, `The tag “${tag}” is listed twice: remove one of the two.`)
    else tags.add(tag)
  }
  return [...tags]
}
