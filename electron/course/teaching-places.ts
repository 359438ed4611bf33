import type { Block, ChapterBody, Inline, Question, Section, TeachingPlace } from '../contract/content.ts'
import { taughtTexts } from '../questions/index.ts'
import { blockText, inlineText } from './inline-text.ts'
import { contentWords, stemsOf } from './words.ts'
import { need } from '../domain/need.ts'

/**
 * A run of blocks under one heading, level 2 or 3.
 * @property words how often it says each word, its heading's among them
 */
type Passage = {
  place: Omit<TeachingPlace, 'block'>
  key: string
  blocks: Block[]
  words: Map<string, number>
}

/** The pieces of a passage: their keys, and where each word stands among the words of a piece. */
type Pieces = { keys: string[]; places: Map<string, { piece: number; position: number }[]> }

/** A word in more passages, or pieces of one, than this leads nowhere; it also bounds the work. */
const mostPlaces = 300

/**
 * Sections that explain are preferred to those that say in a line what is to be remembered, or talk about the
 * exam itself: these repeat the words of the questions but teach little.
 */
const weightOf: Partial<Record<Section['kind'], number>> = { how: 1, exam: 0.7, takeaways: 0.5 }
const weightOfOthers = 0.9

/** BM25's usual constants: how soon repeating a word stops counting, and how much a long passage pays. */
const saturation = 1.2
const lengthShare = 0.75

/**
 * Finds the passage of a chapter that teaches what each of its questions asks, by the words that the passage
 * shares with the stem, the right answer and the reasons for it: Okapi BM25 over the passages of the chapter
 * (Robertson and Zaragoza, 2009), a word counting more the fewer passages say it. Within the passage the block
 * that shares most is the one to open.
 *
 * @returns the place by the question's id; a question that shares no word with any passage has none
 */
export function teachingPlaces(
  body: Pick<ChapterBody, 'sections'>,
  questions: readonly Question[],
): Map<string, TeachingPlace> {
  const passages = passagesOf(body)
  const saidIn = new Map<string, Passage[]>()
  for (const passage of passages)
    for (const word of passage.words.keys()) {
      const known = saidIn.get(word)
      if (known) known.push(passage)
      else saidIn.set(word, [passage])
    }
  const passageOrder = new Map(passages.map((passage, index) => [passage, index]))
  const known = new Map<Passage, Pieces>()
  const lengths = new Map(passages.map((passage) => [passage, sum(passage.words.values())]))
  const meanLength = sum(lengths.values()) / Math.max(1, passages.length)
  const rarity = (word: string) => {
    const said = saidIn.get(word)?.length ?? 0
    return Math.log(1 + (passages.length - said + 0.5) / (said + 0.5))
  }

  function bestPassage(asked: ReadonlySet<string>): Passage | null {
    const scores = new Map<Passage, number>()
    for (const word of asked) {
      const saying = saidIn.get(word) ?? []
      if (saying.length > mostPlaces) continue
      for (const passage of saying) {
        const times = need(passage.words.get(word), 'a word of the passage')
        const length =
          1 - lengthShare + lengthShare * (need(lengths.get(passage), 'the length of a passage') / meanLength)
        const score = (rarity(word) * times * (saturation + 1)) / (times + saturation * length)
        scores.set(
          passage,
          (scores.get(passage) ?? 0) + score * (weightOf[passage.place.section] ?? weightOfOthers),
        )
      }
    }
    return mostOf(scores, (passage) => need(passageOrder.get(passage), 'the place of a passage'))
  }

  function bestBlock(passage: Passage, asked: ReadonlySet<string>): string {
    const pieces = known.get(passage) ?? indexPieces(passage.blocks)
    known.set(passage, pieces)
    const shared = new Map<number, { position: number; worth: number }[]>()
    for (const word of asked) {
      const places = pieces.places.get(word) ?? []
      if (places.length > mostPlaces) continue
      for (const { piece, position } of places) {
        const words = shared.get(piece) ?? []
        words.push({ position, worth: rarity(word) })
        shared.set(piece, words)
      }
    }
    const worths = new Map<number, number>()
    // Added up in the order of the text, because the last digits of a sum depend on the order.
    for (const [piece, words] of shared)
      worths.set(piece, sum(words.sort((a, b) => a.position - b.position).map(({ worth }) => worth)))
    const best = mostOf(worths, (piece) => piece)
    return best === null ? passage.key : (pieces.keys[best] ?? passage.key)
  }

  const places = new Map<string, TeachingPlace>()
  for (const question of questions) {
    const asked = contentWords(taughtText(question))
    const passage = bestPassage(asked)
    if (passage) places.set(question.id, { ...passage.place, block: bestBlock(passage, asked) })
  }
  return places
}

function passagesOf({ sections }: Pick<ChapterBody, 'sections'>): Passage[] {
  return sections.flatMap(({ kind, key, title, blocks, parts }) => [
    ...(blocks.length > 0 ? [passageOf(kind, key, title, blocks)] : []),
    ...parts.map((part) => passageOf(kind, part.key, part.title, part.blocks)),
  ])
}

function passageOf(section: Section['kind'], key: string, heading: Inline[], blocks: Block[]): Passage {
  const title = inlineText(heading)
  const words = new Map<string, number>()
  for (const word of stemsOf(`${title} ${blockText(blocks)}`)) words.set(word, (words.get(word) ?? 0) + 1)
  return { place: { section, title }, key, blocks, words }
}

/** What a link can open: blocks, and the items of lists by themselves. */
function piecesOf(blocks: readonly Block[]): { key: string; text: string }[] {
  return blocks.flatMap((block) =>
    block.t === 'list'
      ? block.items.map((item) => ({ key: item.key, text: blockText(item.blocks) }))
      : [{ key: block.key, text: blockText([block]) }],
  )
}

function indexPieces(blocks: readonly Block[]): Pieces {
  const places: Pieces['places'] = new Map()
  const pieces = piecesOf(blocks)
  for (const [piece, { text }] of pieces.entries())
    for (const [position, word] of [...contentWords(text)].entries()) {
      const found = places.get(word)
      if (found) found.push({ piece, position })
      else places.set(word, [{ piece, position }])
    }
  return { keys: pieces.map(({ key }) => key), places }
}

/** What somebody knows who has the question right: what it asks, its key and the reasons for it. */
function taughtText(question: Question): string {
  return [blockText(question.stem), ...taughtTexts(question), blockText(question.explanation)].join(' ')
}

/** The item with the most, of several the first in their order; null when none has anything. */
function mostOf<Item>(values: ReadonlyMap<Item, number>, orderOf: (item: Item) => number): Item | null {
  let best: Item | null = null
  let most = 0
  for (const [item, value] of values)
    if (value > most || (value === most && best !== null && orderOf(item) < orderOf(best))) {
      most = value
      best = item
    }
  return best
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
