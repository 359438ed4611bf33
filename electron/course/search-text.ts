import type { Block, Case, ChapterBody, Question } from '../contract/content.ts'
import { blockText, inlineText } from './inline-text.ts'
import type { SearchEntry } from './types.ts'

/**
 * What search finds of a chapter. Questions of the exam pool, and cases that one of them uses, are
 * left out: a mock exam has to be new.
 */
export function searchEntries(body: ChapterBody, questions: Question[], cases: Case[]): SearchEntry[] {
  const entries: SearchEntry[] = []
  const add = (kind: SearchEntry['kind'], block: string | null, text: string): void => {
    if (text !== '') entries.push({ kind, block, text })
  }

  function addBlocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      switch (block.t) {
        case 'heading':
          add('heading', block.key, inlineText(block.c))
          break
        case 'list':
          for (const item of block.items) addItem(item.key, item.blocks)
          break
        case 'quote':
          addBlocks(block.blocks)
          break
        default:
          add('text', block.key, blockText([block]))
      }
    }
  }

  /** An item of one paragraph is found as the item; what stands deeper is found by itself. */
  function addItem(key: string, blocks: readonly Block[]): void {
    const [first, ...rest] = blocks
    if (first?.t !== 'paragraph') return addBlocks(blocks)
    add('text', key, blockText([first]))
    addBlocks(rest)
  }

  addBlocks(body.lead)
  for (const section of body.sections) {
    add('heading', section.key, inlineText(section.title))
    addBlocks(section.blocks)
    for (const part of section.parts) {
      add('heading', part.key, inlineText(part.title))
      addBlocks(part.blocks)
    }
  }
  const termsKey = body.sections.find((section) => section.kind === 'terms')?.key ?? null
  for (const { term, definition } of body.ownTerms)
    add('term', termsKey, `${term}: ${inlineText(definition)}`)

  for (const question of questions)
    if (question.pool !== 'exam') add('question', null, blockText(question.stem))
  const kept = new Set(questions.flatMap(({ pool, caseId }) => (pool === 'exam' && caseId ? [caseId] : [])))
  for (const { id, text } of cases) if (!kept.has(id)) add('question', null, blockText(text))
  return entries
}
