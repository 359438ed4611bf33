import type { Located } from '../questions/reader.ts'
import type { FindingLog, Position } from './findings.ts'
import { cleanTitle } from './clean-title.ts'
import { idLength, idPattern } from './limits.ts'
import { nearest } from './nearest.ts'
import type { YamlValue } from './yaml.ts'

/**
 * The fields of one YAML entry. Every reader reports what is wrong and gives null; `need…` also
 * reports a field that is missing.
 */
export type Fields = {
  at: Position
  has(name: string): boolean
  placeOf(name: string): Position
  raw(name: string): YamlValue | null
  text(name: string): Located<string> | null
  needText(name: string): Located<string> | null
  needId(name: string): Located<string> | null
  number(name: string, from: number, to: number): Located<number> | null
  needNumber(name: string, from: number, to: number): Located<number> | null
  flag(name: string): boolean
  list(name: string): Located<YamlValue[]> | null
  needList(name: string): Located<YamlValue[]> | null
  /** One of a few words; null when missing or another. */
  word<W extends string>(name: string, words: readonly W[]): W | null
  /** `YYYY-MM-DD`, and `YYYY-MM` where `month` allows it. */
  date(name: string, month?: boolean): string | null
}

/** Fields of text that a learner reads or types, alone or as a list. */
const prose = new Set([
  ...['title', 'notice', 'stem', 'explanation', 'answer', 'text', 'why', 'left', 'right'],
  ...['choices', 'accept', 'answers', 'steps', 'extras', 'skills'],
])

/** Fields that are shown beside other text, on one line. */
const shownAlone = new Set(['title', 'licence', 'notice', 'version', 'code', 'unit'])

/**
 * Opens an entry for reading. `what` names it in messages, such as “the question”. Gives null, with a
 * finding, when the value is not an entry with fields. A field outside `known` is an error.
 */
export function readFields(
  value: YamlValue,
  known: readonly string[],
  what: string,
  log: FindingLog,
): Fields | null {
  if (value.kind !== 'map') {
    log.add('field-invalid', value.at, `Here ${what} is expected, with fields such as “${known[0]}: …”.`)
    return null
  }
  const entries = value.entries
  for (const [name, { at, bare }] of entries)
    if (!known.includes(name))
      log.add('field-unknown', at, () => (bare ? restOfText(name) : unknownField(name, known, what)))

  const raw = (name: string): YamlValue | null => entries.get(name)?.value ?? null

  function text(name: string): Located<string> | null {
    const found = raw(name)
    if (!found) return null
    const content = textOf(found)
    const clean = content !== null && shownAlone.has(name) ? cleanTitle(content, found.at, log).trim() : null
    if (content === null || clean === '') {
      log.add(
        'field-invalid',
        found.at,
        `“${name}” of ${what} is empty or not text: write the text after “${name}:”, in quotes if it holds special characters.`,
      )
      return null
    }
    if (prose.has(name)) warnOfComment(found, log)
    return { value: clean ?? content, at: found.at }
  }

  function number(name: string, from: number, to: number): Located<number> | null {
    const found = raw(name)
    if (!found) return null
    const content = found.kind === 'scalar' ? found.value : null
    if (typeof content !== 'number' || !(content >= from && content <= to)) {
      log.add(
        'field-invalid',
        found.at,
        `“${name}” of ${what} has to be a number${rangeInWords(from, to)}, without quotes and unit.`,
      )
      return null
    }
    return { value: content, at: found.at }
  }

  function list(name: string): Located<YamlValue[]> | null {
    const found = raw(name)
    if (!found) return null
    if (found.kind !== 'list') {
      log.add('field-invalid', found.at, `“${name}” of ${what} has to be a list.`)
      return null
    }
    if (prose.has(name)) for (const item of found.items) warnOfComment(item, log)
    return { value: found.items, at: found.at }
  }

  function needed<T>(name: string, found: Located<T> | null): Located<T> | null {
    if (!entries.has(name)) log.add('field-missing', value.at, `${capital(what)} has no “${name}”: add it.`)
    return found
  }

  function date(name: string, month = false): string | null {
    const found = text(name)
    if (!found) return null
    if (isDate(found.value) || (month && isDate(`${found.value}-01`))) return found.value
    const form = month ? 'YYYY-MM-DD or YYYY-MM' : 'YYYY-MM-DD'
    log.add('field-invalid', found.at, `“${name}” of ${what} has to be a date as ${form}.`)
    return null
  }

  return {
    at: value.at,
    has: (name) => entries.has(name),
    placeOf: (name) => raw(name)?.at ?? value.at,
    raw,
    text,
    needText: (name) => needed(name, text(name)),
    needId(name) {
      const found = needed(name, text(name))
      if (!found) return null
      if (!idPattern.test(found.value))
        log.add(
          'id-invalid',
          found.at,
          `The id “${shorten(found.value)}” may hold small letters, digits and hyphens only, and begins with a letter or digit.`,
        )
      else if (found.value.length > idLength)
        log.add('id-invalid', found.at, idTooLong(found.value, idLength))
      else return found
      return null
    },
    number,
    needNumber: (name, from, to) => needed(name, number(name, from, to)),
    flag(name) {
      const found = raw(name)
      if (!found) return false
      if (found.kind === 'scalar' && typeof found.value === 'boolean') return found.value
      log.add('field-invalid', found.at, `“${name}” of ${what} has to be true or false.`)
      return false
    },
    list,
    needList: (name) => needed(name, list(name)),
    word(name, words) {
      const found = text(name)
      if (!found) return null
      const match = words.find((word) => word === found.value)
      if (match) return match
      log.add(
        'field-invalid',
        found.at,
        `“${name}” of ${what} is “${shorten(found.value)}”; it can be ${words.join(', ')}. Nearest: ${nearest(found.value, words)}.`,
      )
      return null
    },
    date,
  }
}

/** Beside text, what YAML takes for a comment is more often the rest of the text, as in “Rule #1”. */
function warnOfComment(value: YamlValue, log: FindingLog): void {
  if (value.kind === 'scalar' && value.comment)
    log.add(
      'text-cut',
      value.comment,
      'Everything after “ #” is a comment and is left out: put the text in quotes, or the comment on a line of its own.',
    )
}

/** A scalar as text, trimmed; null for maps, lists and empty values. Numbers stay as they were written. */
export function textOf(value: YamlValue): string | null {
  if (value.kind !== 'scalar' || value.value === null) return null
  const text = typeof value.value === 'string' ? value.value : value.source
  return text.trim() === '' ? null : text.trim()
}

/** Text from a file, short enough to stand in a message. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

/** A number with its noun, such as “1 step” or “2 steps”. */
export function howMany(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Says of an id that it is too long. */
export function idTooLong(id: string, most: number): string {
  return `The id “${shorten(id)}” has ${id.length} letters, and ${most} are the most: shorten it.`
}

/** Says of a course's or chapter's id that Windows keeps it. */
export function idReserved(id: string): string {
  return `Windows keeps the name “${id}” for a device, so no folder or file there can have it: choose another id.`
}

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** What stands between two commas and has no colon is no field that somebody meant to write. */
function restOfText(name: string): string {
  return `“${shorten(name)}” has no colon and so is no field: if it goes on with the text before the comma, put that text in quotes, as all text with a comma inside { }.`
}

function unknownField(name: string, known: readonly string[], what: string): string {
  return `${capital(what)} has no field “${shorten(name)}”; the nearest one is “${nearest(name, known)}”.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function rangeInWords(from: number, to: number): string {
  if (to >= Number.MAX_SAFE_INTEGER) return from <= -Number.MAX_SAFE_INTEGER ? '' : ` of at least ${from}`
  return ` from ${from} to ${to}`
}
