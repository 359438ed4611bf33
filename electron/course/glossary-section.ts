import type { RootContent, ListItem, PhrasingContent } from 'mdast'
import type { Inline, Term } from '../contract/content.ts'
import { convertInlines } from './blocks.ts'
import type { TextContext } from './blocks.ts'
import { digest } from './digest.ts'
import { shorten } from './fields.ts'
import { cleanTitle } from './clean-title.ts'
import { inlineText, wordingText } from './inline-text.ts'

const longestTerm = 200
const form = 'write it as “- **Term**: definition.”'

/** Reads the list under `## Terms`. What is no term is an error, since the app would not show it. */
export function readTerms(nodes: readonly RootContent[], chapterId: string, context: TextContext): Term[] {
  const terms: Term[] = []
  const seen = new Set<string>()
  for (const node of nodes) {
    if (node.type === 'definition') continue
    if (node.type !== 'list') {
      context.log.add(
        'term-malformed',
        context.place(node),
        `Only a list of terms stands under “Terms”: ${form}.`,
      )
      continue
    }
    for (const item of node.children) {
      const term = readTerm(item, chapterId, context)
      if (!term) continue
      const folded = term.term.toLowerCase()
      if (seen.has(folded))
        context.log.add(
          'term-twice',
          context.place(item),
          `The term “${shorten(term.term)}” is defined twice in this chapter: keep one definition.`,
        )
      else terms.push(term)
      seen.add(folded)
    }
  }
  return terms
}

function readTerm(item: ListItem, chapterId: string, context: TextContext): Term | null {
  const [paragraph, ...more] = item.children
  const [strong, ...rest] = paragraph?.type === 'paragraph' ? paragraph.children : []
  if (strong?.type !== 'strong' || more.length > 0) {
    context.log.add(
      'term-malformed',
      context.place(item),
      `This is not a term with one paragraph of definition: ${form}.`,
    )
    return null
  }
  const name = cleanTitle(
    inlineText(convertInlines(strong.children, context)),
    context.place(item),
    context.log,
  )
  const term = name.replace(/\s*:$/, '')
  if (term.length > longestTerm) {
    context.log.add(
      'term-malformed',
      context.place(item),
      `A term may have ${longestTerm} characters: put the rest into the definition.`,
    )
    return null
  }
  const following = withoutColon(rest, name.endsWith(':'))
  const definition = trimStart(convertInlines(following ?? [], context))
  if (following === null || term === '' || inlineText(definition) === '') {
    context.log.add(
      'term-malformed',
      context.place(item),
      `A colon and a definition have to follow the term: ${form}.`,
    )
    return null
  }
  const text = wordingText([{ t: 'text', v: `${term}: ` }, ...definition])
  context.passages.push({ at: context.place(item), text, prose: true })
  return { id: digest(`${chapterId}\n${term.toLowerCase()}`, 10), term, chapterId, definition }
}

/** What follows the colon, or null when there is no colon. */
function withoutColon(nodes: PhrasingContent[], colonInside: boolean): PhrasingContent[] | null {
  const [first, ...rest] = nodes
  if (colonInside) return nodes
  if (first?.type !== 'text' || !/^\s*:/.test(first.value)) return null
  return [{ ...first, value: first.value.replace(/^\s*:\s*/, '') }, ...rest]
}

function trimStart(inlines: Inline[]): Inline[] {
  const [first, ...rest] = inlines
  if (first?.t !== 'text') return inlines
  const v = first.v.trimStart()
  return v === '' ? rest : [{ t: 'text', v }, ...rest]
}
