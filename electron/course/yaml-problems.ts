import type { LineCounter, YAMLError } from 'yaml'
import type { Position } from './findings.ts'

export type YamlProblem = { at: Position; message: string }

/** Problems that leave the rest readable. After any other the parser stumbles over all that follows. */
const harmless = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED'])

/**
 * Tells the parser's problems in plain words, in the order of the text, up to the first that breaks
 * its structure.
 */
export function tellProblems(
  problems: readonly YAMLError[],
  text: string,
  counter: LineCounter,
): YamlProblem[] {
  const ordered = problems.toSorted((a, b) => a.pos[0] - b.pos[0])
  const broken = ordered.findIndex(({ code }) => !harmless.has(code))
  const lines = text.split('\n')
  return ordered.slice(0, broken < 0 ? 20 : broken + 1).map((problem, index) => {
    const { line, col } = counter.linePos(problem.pos[0])
    const tab = index === broken ? tabNear(line, lines) : null
    return tab ?? { at: { line, column: col }, message: explainProblem(problem) }
  })
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

function explainProblem({ code, message }: YAMLError): string {
  const detail = message.split('\n', 1)[0] ?? message
  if (code === 'DUPLICATE_KEY') return 'This field stands twice in one entry: keep one of them.'
  if (code === 'TAG_RESOLVE_FAILED') return 'A YAML tag (a word after “!”) has no use here: take it out.'
  if (code === 'MULTIPLE_DOCS')
    return 'A second YAML document begins here: keep one, without a line of dashes.'
  const hint = /plain|mapping|implicit|key/i.test(detail)
    ? ' Text with a colon, a “#” or a special first character needs quotes.'
    : ''
  return `The YAML cannot be read here: ${detail.replace(/[.:]*$/, '')}.${hint}`
}
