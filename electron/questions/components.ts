import { inlineText } from './plain-text.ts'
import { mostComponents } from './schema.ts'
import type { Fields, Item, Position, QuestionReader } from './reader.ts'
import type { Inline, Labelled } from './text.ts'

/** A component of a question as it is read: its id, its text and its place in the file. */
export type ReadComponent = Labelled & { plain: string; at: Position; fields: Fields }

/** Reads a list of entries with a text each. Reports empty lists, doubles and entries without text. */
export function readComponents(
  reader: QuestionReader,
  name: string,
  kind: string,
  known: readonly string[],
  least: number,
): ReadComponent[] {
  const list = reader.fields.needList(name)
  if (!list) return []
  if (list.value.length < least || list.value.length > mostComponents)
    reader.report(
      'answer-impossible',
      list.at,
      `“${name}” lists ${list.value.length}; a question of this type has ${least} to ${mostComponents}.`,
    )
  const seen = new Set<string>()
  return list.value.flatMap((item) => {
    const fields = item.open(known, `the ${kind}`)
    const text = fields?.needText('text')
    if (!fields || !text) return []
    const inlines = reader.readInlines(text)
    const plain = inlineText(inlines)
    reportTwin(reader, plain, seen, text.at, kind)
    return [{ id: reader.idOf(kind, plain), text: inlines, plain, at: item.at, fields }]
  })
}

/** Reports a component that the question already has. @returns whether it does */
export function reportTwin(
  reader: QuestionReader,
  plain: string,
  seen: Set<string>,
  at: Position,
  kind: string,
): boolean {
  const folded = plain.toLowerCase()
  if (seen.has(folded)) {
    reader.report(
      'component-twice',
      at,
      `The ${kind} “${reader.shorten(plain)}” stands twice in this question: change one of them.`,
    )
    return true
  }
  seen.add(folded)
  return false
}

/** Reads the `why` of a component; every one has to teach something. */
export function readWhy(reader: QuestionReader, fields: Fields, what: string): Inline[] {
  const why = fields.text('why')
  if (why) return reader.readInlines(why)
  if (!fields.has('why'))
    reader.report(
      'choice-without-why',
      fields.at,
      `${what} has no “why”: say in a sentence why it is right or wrong.`,
    )
  return []
}

/** Reads a list entry that is one plain text. */
export function readListText(reader: QuestionReader, item: Item, what: string): Inline[] | null {
  if (item.text !== null) return reader.readInlines({ value: item.text, at: item.at })
  reader.report('field-invalid', item.at, `${what} has to be a text: put it in quotes if it holds a colon.`)
  return null
}

/** A component without what tells of the key. */
export function label({ id, text }: Labelled): Labelled {
  return { id, text }
}

/** The plain text of the component that has an id; empty when none has. */
export function labelOf(labels: readonly Labelled[], id: string | null): string {
  const found = labels.find((candidate) => candidate.id === id)
  return found ? inlineText(found.text) : ''
}

/** "statement: answer", and an empty text without an answer. */
export function pairedText(text: Inline[], answer: string | undefined): string {
  return answer ? `${inlineText(text)}: ${answer}` : ''
}

/** Component id to whether a rule finds it right. */
export function gradeEach<Item extends { id: string }>(
  items: readonly Item[],
  isRight: (item: Item, position: number) => boolean,
): Record<string, boolean> {
  return Object.fromEntries(items.map((item, position) => [item.id, isRight(item, position)]))
}

/** Texts of inline content, each as plain text. */
export function plainTexts(...texts: Inline[][]): string[] {
  return texts.map((text) => inlineText(text))
}
