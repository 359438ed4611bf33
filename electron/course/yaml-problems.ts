import type { LineCounter, YAMLError } from 'yaml'
import type { Position } from './findings.ts'

/** What the parser reports, or what is reported in its place. */
type ParserProblem = Pick<YAMLError, 'code' | 'message' | 'pos'>

export type YamlProblem = { at: Position; message: string }

/** Problems that leave the rest readable. After any other the parser stumbles over all that follows. */
const harmless = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'])

const indentation =
  'This line stands further left or right than the lines it belongs to: indent the fields of one entry, and the “- ” of one list, by the same number of spaces.'
const quotes = 'Text with a colon, a “#” or a special first character needs quotes.'

/**
 * Tells the parser's problems in plain words, in the order of the text, up to the first that breaks
 * its structure.
 */
export function tellProblems(
  problems: readonly ParserProblem[],
  text: string,
  counter: LineCounter,
): YamlProblem[] {
  const ordered = problems.toSorted((a, b) => a.pos[0] - b.pos[0])
  const broken = ordered.findIndex(({ code }) => !harmless.has(code))
  const lines = text.split('\n')
  return ordered.slice(0, broken < 0 ? 20 : broken + 1).map((problem, index) => {
    const { line, col } = counter.linePos(problem.pos[0])
    const at = { line, column: col }
    if (index !== broken) return { at, message: explainHarmless(problem) }
    return (
      tabNear(line, lines) ?? deeperLine(problem, at, lines) ?? { at, message: explain(problem, at, lines) }
    )
  })
}

/** The problem of a key that its entry has already, as the parser would report it. */
export function duplicateKey(offset: number): ParserProblem {
  return { code: 'DUPLICATE_KEY', message: 'Map keys must be unique', pos: [offset, offset + 1] }
}

/** A tab that indents the line at which the parser stumbled, or the next, at whose start it may have. */
function tabNear(line: number, lines: readonly string[]): YamlProblem | null {
  for (const candidate of [line, line + 1]) {
    const indent = /^\s*(?=\S)/.exec(lines[candidate - 1] ?? '')?.[0] ?? ''
    if (indent.includes('\t'))
      return {
        at: { line: candidate, column: indent.indexOf('\t') + 1 },
        message: 'A tab indents this line: indent it, and every other line, with spaces.',
      }
  }
  return null
}

/** The line that stands too far right below a field with a value; the parser points at the value. */
function deeperLine({ code }: ParserProblem, at: Position, lines: readonly string[]): YamlProblem | null {
  const rest = lines[at.line - 1]?.slice(at.column - 1) ?? ''
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || beginsLine(at, lines) || /^\?|:(?:\s|$)/.test(rest)) return null
  const next = lines.findIndex((line, index) => index >= at.line && line.trim() !== '')
  return { at: { line: next + 1, column: (lines[next]?.search(/\S/) ?? 0) + 1 }, message: indentation }
}

function explainHarmless({ code }: ParserProblem): string {
  return code === 'DUPLICATE_KEY'
    ? 'This field stands twice in one entry: keep one of them.'
    : 'A YAML tag (a word after “!”) has no use here: take it out.'
}

/** Says what the parser means. Its codes are wide, so its sentences are looked at, too. */
function explain({ code, message }: ParserProblem, at: Position, lines: readonly string[]): string {
  const says = (start: RegExp): boolean => start.test(message)
  if (code === 'MULTIPLE_DOCS')
    return 'A second YAML document begins here: keep one, without a line of dashes.'
  if (says(/^Missing closing/))
    return 'The YAML cannot be read here: a quotation mark that opens before it is never closed. Close it.'
  if (says(/^Flow/))
    return 'The YAML cannot be read here: a “{” or “[” that opens before it is not closed. Close it, and indent what stands inside.'
  if (says(/^Unexpected flow-(?:map|seq)-end/))
    return 'This “}” or “]” closes nothing: take it out, or put the text that it belongs to in quotes.'
  if (code === 'BLOCK_IN_FLOW')
    return 'Inside { } or [ ] text with a colon needs quotes, and a comma stands between two entries.'
  if (code === 'BAD_INDENT' || says(/^Sequence item without/)) return indentation
  if (beginsLine(at, lines) && (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'UNEXPECTED_TOKEN'))
    return indentation
  if (code === 'MULTILINE_IMPLICIT_KEY' || says(/^Implicit map keys/))
    return 'This line is no field, which is “name: text” with a blank after the colon, and does not stand further right than the text above it, so as to go on with it.'
  if (says(/^Unexpected scalar at node end|^Comments must be/))
    return 'The text before this ends with its quotation mark, bracket or special word: put the whole text in quotes.'
  if (/^(?:BLOCK_AS_IMPLICIT_KEY|BAD_SCALAR_START|BAD_ALIAS|UNEXPECTED_TOKEN)$/.test(code)) return quotes
  return `The YAML cannot be read here: ${message.replace(/\n[^]*|[.:]*$/g, '')}.`
}

function beginsLine({ line, column }: Position, lines: readonly string[]): boolean {
  return lines[line - 1]?.slice(0, column - 1).trim() === ''
}
