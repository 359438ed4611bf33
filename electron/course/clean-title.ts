import { marks, showMarks, withoutMarks } from './hidden-marks.ts'
import type { FindingLog, Position } from './findings.ts'
import type { Inline } from '../contract/content.ts'

/** A title as learners get it; warns of the marks that are taken out of it. */
export function cleanTitle(title: string, at: Position, log: FindingLog): string {
  const [mark] = title.match(marks) ?? []
  if (mark === undefined) return title
  const code = mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  log.add(
    'hidden-mark',
    at,
    `“${showMarks(title).slice(0, 60)}” contains an invisible mark that changes the order of letters (U+${code}): delete it. Learners see the title without it.`,
  )
  return withoutMarks(title)
}

/** The same for a heading or a term. */
export function cleanHeading(inlines: readonly Inline[], at: Position, log: FindingLog): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.t === 'text') {
      const v = cleanTitle(inline.v, at, log)
      return v === '' ? [] : [{ ...inline, v }]
    }
    return 'c' in inline ? [{ ...inline, c: cleanHeading(inline.c, at, log) }] : [inline]
  })
}
