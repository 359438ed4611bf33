import { sectionKinds } from '../contract/content.ts'
import type { Block, Section, SectionKind, Term } from '../contract/content.ts'
import type { FindingLog, Position } from './findings.ts'
import { inlineText } from './inline-text.ts'
import { examParts, sectionHeadings } from './sections.ts'

/** A section with the place of its heading and of its parts' headings. */
export type ReadSection = { section: Section; at: Position; partsAt: Position[] }

const required: readonly SectionKind[] = ['how', 'takeaways']

/** What each kind of section has to hold to look like one, and how to say that it does not. */
const shapes: Partial<Record<SectionKind, { fits: (section: Section) => boolean; wanted: string }>> = {
  walkthrough: {
    fits: (section) => holds(section, isNumbered),
    wanted: 'a numbered list of steps (“1. **Step title.** …”)',
  },
  job: { fits: (section) => section.parts.length > 0, wanted: 'a level-3 heading for each scenario' },
  pitfalls: { fits: (section) => holds(section, isList), wanted: 'a list (“- **Label.** Explanation.”)' },
  takeaways: { fits: (section) => holds(section, isList), wanted: 'a list of one sentence each' },
  lookalikes: {
    fits: (section) => holds(section, isTable),
    wanted: 'a table that compares two things or more',
  },
  mistakes: { fits: (section) => section.parts.length > 0, wanted: 'a level-3 heading for each mistake' },
  faq: { fits: (section) => section.parts.length > 0, wanted: 'a level-3 heading for each question' },
}

/** Reports sections that are missing, empty or not what their heading promises. */
export function checkSections(
  lead: Block[],
  sections: ReadSection[],
  terms: Term[],
  bodyLine: number,
  log: FindingLog,
): void {
  const start: Position = { line: bodyLine + 1, column: 1 }
  if (lead.length === 0)
    log.add(
      'section-required',
      start,
      'The chapter has no lead: say before the first heading what it covers and what the reader will be able to do.',
    )
  for (const kind of sectionKinds) {
    const found = sections.find(({ section }) => section.kind === kind)
    const heading = `“## ${sectionHeadings[kind]}${kind === 'analogy' ? ': a title' : ''}”`
    if (found) checkSection(found, terms, log)
    else if (required.includes(kind))
      log.add('section-required', start, `The chapter has no section ${heading}: every chapter needs it.`)
    else
      log.add(
        'section-missing',
        start,
        `The chapter has no section ${heading}: add it where the subject allows.`,
      )
  }
}

function checkSection({ section, at, partsAt }: ReadSection, terms: Term[], log: FindingLog): void {
  const { kind, blocks, parts } = section
  const isEmpty = kind === 'terms' ? terms.length === 0 : blocks.length === 0 && parts.length === 0
  if (isEmpty) {
    log.add(
      'section-empty',
      at,
      `Nothing stands under “${sectionHeadings[kind]}”: fill the section or take the heading out.`,
    )
    return
  }
  for (const [index, part] of parts.entries())
    if (part.blocks.length === 0)
      log.add(
        'section-empty',
        partsAt[index] ?? at,
        'Nothing stands under this heading: fill it or take it out.',
      )
  const shape = shapes[kind]
  if (shape && !shape.fits(section))
    log.add('section-shape', at, `“${sectionHeadings[kind]}” should hold ${shape.wanted}.`)
  if (kind === 'exam') {
    const titles = parts.map((part) => inlineText(part.title))
    for (const wanted of examParts)
      if (!titles.includes(wanted))
        log.add('part-missing', at, `“On the exam” has no part “### ${wanted}”: add it.`)
  }
}

function holds(section: Section, test: (block: Block) => boolean): boolean {
  return section.blocks.some(test) || section.parts.some((part) => part.blocks.some(test))
}

function isList(block: Block): boolean {
  return block.t === 'list'
}

function isNumbered(block: Block): boolean {
  return block.t === 'list' && block.ordered
}

function isTable(block: Block): boolean {
  return block.t === 'table'
}
