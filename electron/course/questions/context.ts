import type { Inline } from '../../contract/content.ts'
import { digest } from '../digest.ts'
import { readFields, shorten } from '../fields.ts'
import type { Fields } from '../fields.ts'
import type { FindingLog, Position } from '../findings.ts'
import { inlineText } from '../inline-text.ts'
import { mostComponents } from '../limits.ts'
import { readBlockText, readInlineText } from '../text-fields.ts'
import type { FieldTextContext } from '../text-fields.ts'
import type { Block } from '../../contract/content.ts'
import type { YamlValue } from '../yaml.ts'

/** What the chapters of a course know of each other while they are read. */
export type CourseScope = {
  chapterIds: ReadonlySet<string>
  objectiveIds: ReadonlySet<string>
  /** Question id to where it stands; filled while reading. */
  questionPlaces: Map<string, string>
  casePlaces: Map<string, string>
  today: Date
}

/** One question while its own fields are read. */
export type QuestionContext = { id: string; fields: Fields; log: FindingLog; texts: FieldTextContext }

/** A component of a question: its id, its text, and where it stands. */
export type ReadComponent = { id: string; text: Inline[]; plain: string; at: Position; fields: Fields }

/**
 * The id of a component: 10 hex digits of SHA-256 over question, kind and text, so that it outlives a
 * new order and says nothing of the key.
 */
export function componentId(questionId: string, kind: string, plainText: string): string {
  return digest(`${questionId}\n${kind}\n${plainText}`, 10)
}

/** Reads a list of entries with a text each. Reports empty lists, doubles and entries without text. */
export function readComponents(
  name: string,
  kind: string,
  known: readonly string[],
  context: QuestionContext,
  least: number,
): ReadComponent[] | null {
  const list = context.fields.needList(name)
  if (!list) return null
  if (list.value.length < least || list.value.length > mostComponents)
    context.log.add(
      'answer-impossible',
      list.at,
      `“${name}” lists ${list.value.length}; a question of this type has ${least} to ${mostComponents}.`,
    )
  const seen = new Set<string>()
  return list.value.flatMap((item) => {
    const fields = readFields(item, known, `the ${kind}`, context.log)
    const text = fields?.needText('text')
    if (!fields || !text) return []
    const inlines = readInlineText(text.value, text.at, context.texts)
    const plain = inlineText(inlines)
    reportTwin(plain, seen, text.at, kind, context.log)
    return [{ id: componentId(context.id, kind, plain), text: inlines, plain, at: item.at, fields }]
  })
}

/** Reports a component that stands in the question already. */
export function reportTwin(
  plain: string,
  seen: Set<string>,
  at: Position,
  kind: string,
  log: FindingLog,
): boolean {
  const folded = plain.toLowerCase()
  if (seen.has(folded)) {
    log.add(
      'component-twice',
      at,
      `The ${kind} “${shorten(plain)}” stands twice in this question: change one of them.`,
    )
    return true
  }
  seen.add(folded)
  return false
}

/** Reads the `why` of a component; every one has to teach something. */
export function readWhy(fields: Fields, what: string, context: QuestionContext): Inline[] {
  const why = fields.text('why')
  if (why) return readInlineText(why.value, why.at, context.texts)
  if (!fields.has('why'))
    context.log.add(
      'choice-without-why',
      fields.at,
      `${what} has no “why”: say in a sentence why it is right or wrong.`,
    )
  return []
}

/** Reads a field of blocks that has to be there. */
export function readBlocks(name: string, context: QuestionContext): Block[] {
  const text = context.fields.needText(name)
  return text ? readBlockText(text.value, text.at, context.texts) : []
}

/** Reads a list entry that is one plain text. */
export function readListText(
  item: YamlValue,
  text: string | null,
  what: string,
  context: QuestionContext,
): Inline[] | null {
  if (text !== null) return readInlineText(text, item.at, context.texts)
  context.log.add('field-invalid', item.at, `${what} has to be a text: put it in quotes if it holds a colon.`)
  return null
}
