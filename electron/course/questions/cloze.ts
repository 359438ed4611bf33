import type { Blank, Inline, Labelled } from '../../contract/content.ts'
import { readFields, shorten, textOf } from '../fields.ts'
import type { Position } from '../findings.ts'
import { inlineText } from '../inline-text.ts'
import { readInlineText } from '../text-fields.ts'
import type { YamlValue } from '../yaml.ts'
import { componentId, readListText, readWhy, reportTwin } from './context.ts'
import { mostComponents } from '../limits.ts'
import type { QuestionContext } from './context.ts'

export const clozeFields = ['text', 'blanks', 'fixed']

/** Reads `cloze`: a text with `{{1}}` … and a blank for each, to pick from or to type. */
export function readCloze(context: QuestionContext) {
  const { fields, log } = context
  const source = fields.needText('text')
  const named: string[] = []
  const text = source ? placeBlanks(readInlineText(source.value, source.at, context.texts), named) : []
  const blanks = readBlanks(context)

  const known = new Set<string>()
  for (const n of named) {
    if (known.has(n))
      log.add(
        'blank-mismatch',
        fields.placeOf('text'),
        `{{${n}}} stands twice in the text: give each gap its own number.`,
      )
    else if (blanks && !blanks.has(n))
      log.add(
        'blank-mismatch',
        fields.placeOf('text'),
        `The text has a gap {{${n}}}, but “blanks” has no entry "${n}": add it.`,
      )
    known.add(n)
  }
  for (const [n, { at }] of blanks ?? [])
    if (source && !known.has(n))
      log.add(
        'blank-mismatch',
        at,
        `The blank "${n}" has no gap in the text: write {{${n}}} where it belongs.`,
      )
  if (source && named.length === 0)
    log.add('answer-impossible', source.at, 'The text has no gap: write {{1}} where the learner fills in.')

  const ordered = named.flatMap((n) => blanks?.get(n)?.blank ?? [])
  return { type: 'cloze' as const, fixed: fields.flag('fixed'), text, blanks: ordered }
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

function readBlanks(context: QuestionContext): Map<string, PlacedBlank> | null {
  const value = context.fields.raw('blanks')
  if (!value) {
    context.log.add(
      'field-missing',
      context.fields.at,
      'The question has no “blanks”: add an entry for each gap.',
    )
    return null
  }
  if (value.kind !== 'map') {
    context.log.add(
      'field-invalid',
      value.at,
      'Write “blanks” as entries with the gap\'s number: "1": { choices: […], why: … }.',
    )
    return null
  }
  if (value.entries.size > mostComponents)
    context.log.add('answer-impossible', value.at, `A cloze may have ${mostComponents} blanks at most.`)
  return new Map(
    [...value.entries].map(([n, entry]) => [n, { at: entry.at, blank: readBlank(n, entry.value, context) }]),
  )
}

function readBlank(n: string, value: YamlValue, context: QuestionContext): Blank | null {
  const fields = readFields(value, ['choices', 'accept', 'why'], 'the blank', context.log)
  if (!fields) return null
  const why = readWhy(fields, `The blank "${n}"`, context)
  if (fields.has('choices') === fields.has('accept')) {
    context.log.add(
      'answer-impossible',
      fields.at,
      `The blank "${n}" needs either “choices” to pick from (the first is right) or “accept” with the spellings that count.`,
    )
    return null
  }
  if (fields.has('accept')) {
    const accept = (fields.list('accept')?.value ?? []).flatMap((item) => textOf(item) ?? [])
    if (accept.length === 0)
      context.log.add(
        'answer-impossible',
        fields.placeOf('accept'),
        `Nothing is accepted in the blank "${n}": list the spellings that count.`,
      )
    const tooLong = accept.find((spelling) => spelling.length > 500)
    if (tooLong !== undefined)
      context.log.add(
        'answer-impossible',
        fields.placeOf('accept'),
        `“${shorten(tooLong)}” is longer than the 500 letters that can be typed.`,
      )
    return { n, kind: 'type', accept, why }
  }
  const seen = new Set<string>()
  const choices = (fields.list('choices')?.value ?? []).flatMap((item): Labelled[] => {
    const text = readListText(item, textOf(item), 'A choice of a blank', context)
    if (!text) return []
    const plain = inlineText(text)
    reportTwin(plain, seen, item.at, 'choice', context.log)
    return [{ id: componentId(context.id, `blank ${n}`, plain), text }]
  })
  const [correct] = choices
  if (!correct || choices.length < 2) {
    context.log.add(
      'answer-impossible',
      fields.placeOf('choices'),
      `The blank "${n}" needs two choices or more, the right one first.`,
    )
    return null
  }
  return { n, kind: 'pick', choices, correct: correct.id, why }
}
