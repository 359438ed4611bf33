import { readListText, readWhy, reportTwin } from '../components.ts'
import { inlineText } from '../plain-text.ts'
import { mostComponents } from '../schema.ts'
import { longestTyped } from './schema.ts'
import type { Item, Position, QuestionReader } from '../reader.ts'
import type { Inline, Labelled } from '../text.ts'
import type { Blank, Cloze } from './schema.ts'

export const fields = ['text', 'blanks', 'fixed']

/** A text with `{{1}}` … and a blank for each, to pick from or to type. */
export function read(reader: QuestionReader): Cloze['question'] {
  const { fields } = reader
  const source = fields.needText('text')
  const named: string[] = []
  const text = source ? placeBlanks(reader.readInlines(source), named) : []
  const blanks = readBlanks(reader)

  const known = new Set<string>()
  for (const n of named) {
    if (known.has(n))
      reader.report(
        'blank-mismatch',
        fields.placeOf('text'),
        `{{${n}}} stands twice in the text: give each gap its own number.`,
      )
    else if (blanks && !blanks.has(n))
      reader.report(
        'blank-mismatch',
        fields.placeOf('text'),
        `The text has a gap {{${n}}}, but “blanks” has no entry "${n}": add it.`,
      )
    known.add(n)
  }
  for (const [n, { at }] of blanks ?? [])
    if (source && !known.has(n))
      reader.report(
        'blank-mismatch',
        at,
        `The blank "${n}" has no gap in the text: write {{${n}}} where it belongs.`,
      )
  if (source && named.length === 0)
    reader.report(
      'answer-impossible',
      source.at,
      'The text has no gap: write {{1}} where the learner fills in.',
    )

  const ordered = named.flatMap((n) => blanks?.get(n)?.blank ?? [])
  return { type: 'cloze', fixed: fields.flag('fixed'), text, blanks: ordered }
}

/** Cuts `{{n}}` out of the texts and puts a gap there; collects the names in `named`. */
function placeBlanks(inlines: Inline[], named: string[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.t === 'strong' || inline.t === 'em') return [{ ...inline, c: placeBlanks(inline.c, named) }]
    if (inline.t !== 'text') return [inline]
    return inline.v.split(/(\{\{\s*[a-z0-9-]{1,40}\s*\}\})/).flatMap((piece): Inline[] => {
      const n = /^\{\{\s*([a-z0-9-]+)\s*\}\}$/.exec(piece)?.[1]
      if (n === undefined) return piece === '' ? [] : [{ t: 'text', v: piece }]
      named.push(n)
      return [{ t: 'blank', n }]
    })
  })
}

type PlacedBlank = { at: Position; blank: Blank | null }

function readBlanks(reader: QuestionReader): Map<string, PlacedBlank> | null {
  const item = reader.fields.item('blanks')
  if (!item) {
    reader.report(
      'field-missing',
      reader.fields.at,
      'The question has no “blanks”: add an entry for each gap.',
    )
    return null
  }
  const entries = item.entries()
  if (!entries) {
    reader.report(
      'field-invalid',
      item.at,
      'Write “blanks” as entries with the gap\'s number: "1": { choices: […], why: … }.',
    )
    return null
  }
  if (entries.size > mostComponents)
    reader.report('answer-impossible', item.at, `A cloze may have ${mostComponents} blanks at most.`)
  return new Map([...entries].map(([n, { at, value }]) => [n, { at, blank: readBlank(reader, n, value) }]))
}

function readBlank(reader: QuestionReader, n: string, item: Item): Blank | null {
  const fields = item.open(['choices', 'accept', 'why'], 'the blank')
  if (!fields) return null
  const why = readWhy(reader, fields, `The blank "${n}"`)
  if (fields.has('choices') === fields.has('accept')) {
    reader.report(
      'answer-impossible',
      fields.at,
      `The blank "${n}" needs either “choices” to pick from (the first is right) or “accept” with the spellings that count.`,
    )
    return null
  }
  if (fields.has('accept')) {
    const accept = (fields.list('accept')?.value ?? []).flatMap(({ text }) => text ?? [])
    if (accept.length === 0)
      reader.report(
        'answer-impossible',
        fields.placeOf('accept'),
        `Nothing is accepted in the blank "${n}": list the spellings that count.`,
      )
    const tooLong = accept.find((spelling) => spelling.length > longestTyped)
    if (tooLong !== undefined)
      reader.report(
        'answer-impossible',
        fields.placeOf('accept'),
        `“${reader.shorten(tooLong)}” is longer than the ${longestTyped} letters that can be typed.`,
      )
    return { n, kind: 'type', accept, why }
  }
  const seen = new Set<string>()
  const choices = (fields.list('choices')?.value ?? []).flatMap((choice): Labelled[] => {
    const text = readListText(reader, choice, 'A choice of a blank')
    if (!text) return []
    const plain = inlineText(text)
    reportTwin(reader, plain, seen, choice.at, 'choice')
    return [{ id: reader.idOf(`blank ${n}`, plain), text }]
  })
  const [correct] = choices
  if (!correct || choices.length < 2) {
    reader.report(
      'answer-impossible',
      fields.placeOf('choices'),
      `The blank "${n}" needs two choices or more, the right one first.`,
    )
    return null
  }
  return { n, kind: 'pick', choices, correct: correct.id, why }
}
