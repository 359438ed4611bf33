import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import type { FindingLog, Position } from './findings.ts'
import { findDuplicateKeys } from './yaml-duplicates.ts'
import { duplicateKey, tellProblems } from './yaml-problems.ts'

/**
 * A YAML value with its place in the file. `source` is a scalar as it was written, without quotes;
 * `comment` is where a comment ends a text without quotes. `bare` is an entry without a colon.
 */
export type YamlValue =
  | { kind: 'map'; at: Position; entries: Map<string, YamlEntry> }
  | { kind: 'list'; at: Position; items: YamlValue[] }
  | {
      kind: 'scalar'
      at: Position
      value: string | number | boolean | null
      source: string
      comment?: Position
    }

type YamlEntry = { at: Position; value: YamlValue; bare: boolean }

/** Aliases that a file may use, counted where they are used, so that aliases of aliases add up. */
const mostAliases = 100
const mostDepth = 20
const mostEntries = 60_000
/** Words that begin like something other than text: text has one in ten letters at most. */
const mostIndicators = 200_000

/**
 * Reads YAML into values that know where they stand. Reports what is wrong and gives null when the
 * file cannot be used. `line` is added to every line, for YAML inside another file.
 */
export function readYaml(text: string, log: FindingLog, line = 0): YamlValue | null {
  const lines = new LineCounter()
  const place = (offset: number): Position => {
    const found = lines.linePos(offset)
    return { line: found.line + line, column: found.col }
  }
  if (nestsTooDeep(text)) {
    log.add('yaml-broken', { line: 1 + line, column: 1 }, 'The YAML nests too deeply: use fewer brackets.')
    return null
  }
  if (countEntries(text) > mostEntries) {
    const message = `The YAML has more than ${mostEntries} lines and entries: split it over several files.`
    log.add('yaml-too-dense', { line: 1 + line, column: 1 }, message)
    return null
  }
  if (countIndicators(text) > mostIndicators) {
    const message = `The YAML has more than ${mostIndicators} words that begin with a special character, such as “!”: split it over several files.`
    log.add('yaml-too-dense', { line: 1 + line, column: 1 }, message)
    return null
  }
  let document: Document.Parsed
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
      version: '1.2',
      stringKeys: true,
      uniqueKeys: false,
      logLevel: 'silent',
    })
  } catch {
    log.add('yaml-broken', { line: 1 + line, column: 1 }, 'The YAML cannot be read: it nests too deeply.')
    return null
  }
  const duplicates = findDuplicateKeys(document).map(({ offset }) => duplicateKey(offset))
  const problems = [...document.errors, ...document.warnings, ...duplicates]
  for (const { at, message } of tellProblems(problems, text, lines))
    log.add('yaml-broken', { ...at, line: at.line + line }, message)
  if (problems.length > 0) return null
  if (document.contents === null) return { kind: 'scalar', at: place(0), value: null, source: '' }
  return convert(document, text, place, log)
}

/** About how many values the YAML has: the parser needs some 1.5 kB of memory for each. */
function countEntries(text: string): number {
  return text.match(/[\n,[\]{}]/g)?.length ?? 0
}

/** About how many tags, anchors, quoted texts and indicators the YAML has, which need no line or comma each. */
function countIndicators(text: string): number {
  return text.match(/[\s:?-][!&*"'%@`|>?:-]|:[ \t]/g)?.length ?? 0
}

/** Flow brackets are composed by recursion, so their depth is looked at before. */
function nestsTooDeep(text: string): boolean {
  return /(?:[[{]\s*){30}/.test(text) || /(?:[-?:] ){30}/.test(text) || /^ {200}/m.test(text)
}

class TooManyAliases extends Error {}

function convert(
  document: Document.Parsed,
  text: string,
  place: (offset: number) => Position,
  log: FindingLog,
): YamlValue | null {
  let aliases = 0
  const used = new Set<string>()
  const anchors: { name: string; at: Position }[] = []

  function valueOf(node: Node | null, depth: number, from: number): YamlValue {
    const offset = node?.range?.[0] ?? from
    if (depth > mostDepth) throw new TooManyAliases()
    if (isAlias(node)) {
      aliases += 1
      used.add(node.source)
      if (aliases > mostAliases) throw new TooManyAliases()
      const target = node.resolve(document)
      if (target) return valueOf(target, depth + 1, offset)
      const source = `*${node.source}`
      log.add(
        'yaml-broken',
        place(offset),
        `“${source}” is an alias, and nothing has that name: put text that begins with “*” in quotes.`,
      )
      return { kind: 'scalar', at: place(offset), value: source, source }
    }
    const at = place(offset)
    if (isMap(node)) {
      const entries = new Map<string, YamlEntry>()
      for (const pair of node.items) {
        const key = pair.key as Node
        const keyOffset = key.range?.[0] ?? offset
        const name = isScalar(key) ? String(key.value) : ''
        entries.set(name, {
          at: place(keyOffset),
          value: valueOf(pair.value as Node | null, depth + 1, keyOffset),
          bare: pair.value === null,
        })
      }
      return { kind: 'map', at, entries }
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => valueOf(item as Node | null, depth + 1, offset))
      return { kind: 'list', at, items }
    }
    if (isScalar(node)) {
      const value = node.value
      const simple =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
      const source = node.source ?? (simple === null ? '' : String(simple))
      const scalar = { kind: 'scalar' as const, at, value: simple, source }
      if (node.type !== 'PLAIN' || typeof simple !== 'string') return scalar
      if (node.anchor !== undefined) anchors.push({ name: node.anchor, at })
      const [, end = offset, next = offset] = node.range ?? []
      const blanks = /^[ \t]+(?=#)/.exec(text.slice(end, next))?.[0]
      return blanks === undefined ? scalar : { ...scalar, comment: place(end + blanks.length) }
    }
    return { kind: 'scalar', at, value: null, source: '' }
  }

  try {
    const value = valueOf(document.contents, 0, 0)
    for (const { name, at } of anchors)
      if (!used.has(name))
        log.add(
          'text-cut',
          at,
          `“&${name}” before this text is an anchor that nothing uses, and is left out: put the text in quotes if it belongs there.`,
        )
    return value
  } catch (error) {
    if (!(error instanceof TooManyAliases)) throw error
    log.add(
      'yaml-aliases',
      place(0),
      `The YAML uses more than ${mostAliases} aliases (“*name”) or nests more than ${mostDepth} levels: write the values out.`,
    )
    return null
  }
}
