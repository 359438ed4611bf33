import type { Hit } from '../../electron/contract/search.ts'

export const search = {
  title: 'Search',
  label: 'Search chapters, headings, text, terms and practice questions',
  hint: 'Type a word or two. The last word may be a beginning.',
  none: (words: string) => `Nothing in your courses has “${words}”. Try fewer or other words.`,
  results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  kinds: {
    chapter: 'Chapters',
    heading: 'Headings',
    term: 'Terms',
    text: 'Text',
    question: 'Practice questions',
  } satisfies Record<Hit['kind'], string>,
  where: (number: number, title: string) => `${number} · ${title}`,
  keys: 'Arrows choose, Enter opens, Escape closes.',
}
