import type { Block, ChapterBody, Inline, Section, Term } from '../contract/content.ts'

/** One way in which a term may stand in a text. */
type Form = { text: string; folded: string; exact: boolean; offset: number; term: Term }

/** The forms of all terms of a course by the first word of each, longest first. */
export type TermIndex = { forms: Map<string, Form[]>; own: Map<string, Map<string, Term>> }

/**
 * Makes the index of a course's terms. Where several chapters define one term, the first in the order
 * of the course counts for the chapters that do not define it themselves.
 */
export function indexTerms(terms: readonly Term[]): TermIndex {
  const forms = new Map<string, Form[]>()
  const seen = new Set<string>()
  const own = new Map<string, Map<string, Term>>()
  for (const term of terms) {
    for (const text of formsOf(term.term)) {
      const folded = text.toLowerCase()
      const chapterTerms = own.get(term.chapterId) ?? new Map<string, Term>()
      if (!chapterTerms.has(folded)) chapterTerms.set(folded, term)
      own.set(term.chapterId, chapterTerms)
      if (seen.has(folded)) continue
      seen.add(folded)
      const word = wordPattern().exec(text)
      if (!word) continue
      const first = word[0].toLowerCase()
      const group = forms.get(first) ?? []
      group.push({ text, folded, exact: isAllCapitals(text), offset: word.index, term })
      forms.set(first, group)
    }
  }
  for (const group of forms.values()) group.sort((a, b) => b.text.length - a.text.length)
  return { forms, own }
}

/**
 * “Multifactor authentication (MFA)” stands in a text as a whole, as “Multifactor authentication” and
 * as “MFA”.
 */
function formsOf(term: string): string[] {
  const [, name = '', acronym = ''] = /^(.+?)\s*\(([^()]*\p{Lu}[^()]*)\)$/u.exec(term) ?? []
  if (acronym === '' || /\s/.test(acronym)) return [term]
  return [term, name, acronym]
}

/** Marks the first use of each term in each section of a chapter, and collects the terms so marked. */
export function markTerms(
  body: Pick<ChapterBody, 'lead' | 'sections'>,
  chapterId: string,
  index: TermIndex,
): Pick<ChapterBody, 'lead' | 'sections' | 'terms'> {
  const terms: Record<string, Term> = {}
  const own = index.own.get(chapterId)

  /** Marks one run of blocks; `used` are the terms that the section has marked already. */
  function markBlocks(blocks: Block[], used: Set<string>): Block[] {
    return blocks.map((block): Block => {
      switch (block.t) {
        case 'paragraph':
          return { ...block, c: markInlines(block.c, used) }
        case 'list':
          return {
            ...block,
            items: block.items.map((item) => ({ ...item, blocks: markBlocks(item.blocks, used) })),
          }
        case 'table':
          return {
            ...block,
            head: block.head.map((cell) => markInlines(cell, used)),
            rows: block.rows.map((row) => row.map((cell) => markInlines(cell, used))),
          }
        case 'quote':
          return { ...block, blocks: markBlocks(block.blocks, used) }
        default:
          return block
      }
    })
  }

  function markInlines(inlines: Inline[], used: Set<string>): Inline[] {
    return inlines.flatMap((inline): Inline[] => {
      if (inline.t === 'text') return markText(inline.v, used)
      if (inline.t === 'strong' || inline.t === 'em') return [{ ...inline, c: markInlines(inline.c, used) }]
      return [inline]
    })
  }

  function markText(text: string, used: Set<string>): Inline[] {
    const pieces: Inline[] = []
    const words = wordPattern()
    let done = 0
    for (let word = words.exec(text); word; word = words.exec(text)) {
      const match = findForm(text, word.index, word[0], done)
      if (!match) continue
      const term = own?.get(match.form.folded) ?? match.form.term
      const end = match.start + match.form.text.length
      words.lastIndex = end
      if (used.has(term.id)) continue
      used.add(term.id)
      terms[term.id] = term
      if (match.start > done) pieces.push({ t: 'text', v: text.slice(done, match.start) })
      pieces.push({ t: 'term', id: term.id, v: text.slice(match.start, end) })
      done = end
    }
    if (done === 0) return [{ t: 'text', v: text }]
    if (done < text.length) pieces.push({ t: 'text', v: text.slice(done) })
    return pieces
  }

  function findForm(
    text: string,
    at: number,
    word: string,
    from: number,
  ): { form: Form; start: number } | null {
    for (const form of index.forms.get(word.toLowerCase()) ?? []) {
      const start = at - form.offset
      if (start < from) continue
      const found = text.slice(start, start + form.text.length)
      const same = form.exact ? found === form.text : found.toLowerCase() === form.folded
      if (same && !isWordPart(text[start - 1]) && !isWordPart(text[start + form.text.length]))
        return { form, start }
    }
    return null
  }

  function markSection(section: Section): Section {
    const used = new Set<string>()
    return {
      ...section,
      blocks: markBlocks(section.blocks, used),
      parts: section.parts.map((part) => ({ ...part, blocks: markBlocks(part.blocks, used) })),
    }
  }

  const lead = markBlocks(body.lead, new Set())
  const sections = body.sections.map(markSection)
  return { lead, sections, terms }
}

function wordPattern(): RegExp {
  return /[\p{L}\p{N}]+/gu
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase()
}
