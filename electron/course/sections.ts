import type { SectionKind } from '../contract/content.ts'
import { createFenceTracker } from './markdown.ts'
import { nearest } from './nearest.ts'

/** The level-2 headings of a chapter; an analogy's own title follows after a colon. */
export const sectionHeadings: Record<SectionKind, string> = {
  analogy: 'Analogy',
  how: 'How it works',
  walkthrough: 'Walk-through',
  job: 'On the job',
  pitfalls: 'Pitfalls',
  exam: 'On the exam',
  takeaways: 'Takeaways',
  lookalikes: 'Easy to mix up',
  mistakes: 'Watch out',
  faq: 'Questions people ask',
  terms: 'Terms',
}

/** What else authors call a section, which no likeness of letters would lead to. */
const otherNames: Record<string, SectionKind> = {
  glossary: 'terms',
  definitions: 'terms',
  vocabulary: 'terms',
  summary: 'takeaways',
  faq: 'faq',
  comparison: 'lookalikes',
}

/** The heading of the section that an author most likely meant. */
export function nearestHeading(heading: string): string | null {
  const kind = otherNames[heading.toLowerCase()]
  return kind ? sectionHeadings[kind] : nearest(heading, Object.values(sectionHeadings))
}

export const examParts = [
  'What is tested',
  'Wrong answers and why they tempt',
  'Numbers and names to know',
  'Edge cases',
  'How to eliminate',
]

/** A part of a chapter's text: the lead, or a level-2 heading and what follows. Lines count from 0. */
export type TextSection = { line: number; heading: string | null; text: string }

export type CutText = { sections: TextSection[]; appendix: string }

/**
 * Cuts a chapter's text at its level-2 headings, so that each section is parsed by itself. Lines
 * inside fenced code are no headings. Link definitions (`[name]: address`) count for the whole text, so
 * they are handed out as an appendix to every section.
 */
export function cutSections(text: string): CutText {
  const lines = text.split('\n')
  const definitions: string[] = []
  const sections: { line: number; heading: string | null; lines: string[] }[] = []
  let current: { line: number; heading: string | null; lines: string[] } = {
    line: 0,
    heading: null,
    lines: [],
  }
  sections.push(current)
  const fences = createFenceTracker()

  for (const [index, line] of lines.entries()) {
    const wasOpen = fences.isOpen()
    fences.next(line)
    if (!wasOpen && !fences.isOpen()) {
      if (/^##(?!#)/.test(line)) {
        const heading = line
          .slice(2)
          .trim()
          .replace(/(?:^|[ \t])#+$/, '')
          .trim()
        current = { line: index, heading, lines: [] }
        sections.push(current)
      }
      if (/^ {0,3}\[[^\]]+\]:[ \t]*\S/.test(line)) definitions.push(line)
    }
    current.lines.push(line)
  }

  return {
    sections: sections.map(({ line, heading, lines: own }) => ({ line, heading, text: own.join('\n') })),
    appendix: definitions.length > 0 ? `\n\n${definitions.join('\n')}` : '',
  }
}

/** Which section a level-2 heading opens, or null when it is none of the known ones. */
export function sectionKindOf(heading: string): SectionKind | null {
  if (heading === 'Analogy' || heading.startsWith('Analogy:')) return 'analogy'
  for (const [kind, text] of Object.entries(sectionHeadings)) if (text === heading) return kind as SectionKind
  return null
}
