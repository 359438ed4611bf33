import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { teachingPlaces } from '../../../electron/course/teaching-places.ts'
import { blockKeys } from '../../../electron/domain/course/block-keys.ts'
import { aQuestion, questionTypes, words } from '../../support/questions.ts'
import type { Block, ChapterBody, Part, Question, Section } from '../../../electron/contract/content.ts'

const paragraph = (key: string, text: string): Block => ({ t: 'paragraph', key, c: words(text) })
const part = (key: string, title: string, ...texts: string[]): Part => ({
  key,
  title: words(title),
  blocks: texts.map((text, place) => paragraph(`${key}-${place}`, text)),
})

function section(kind: Section['kind'], parts: Part[], blocks: Block[] = []): Section {
  return { kind, key: kind, title: [], blocks, parts }
}

function body(...sections: Section[]): ChapterBody {
  return { lead: [], sections, ownTerms: [], terms: {}, sources: [] }
}

function asking(stem: string, explanation = '', id = 'q'): Question {
  const texts = { stem: [paragraph('s', stem)], explanation: [paragraph('e', explanation)] }
  return { ...aQuestion('number'), ...texts, id, value: 0, unit: '' } as Question
}

const cloud = body(
  section('how', [
    part('paying', 'What you pay', 'Hardware is bought once.', 'Rent follows use, month by month.'),
    part(
      'uptime',
      'What is promised',
      'Uptime is counted in user minutes.',
      'A credit is paid below 99.9 %.',
    ),
  ]),
  section('takeaways', [], [paragraph('brief', 'Uptime credit user minutes.')]),
)

describe('a question is taught', () => {
  test('in the passage and paragraph that share its rare words', () => {
    expect(teachingPlaces(cloud, [asking('Which credit does Ana get?')]).get('q')).toEqual({
      section: 'how',
      title: 'What is promised',
      block: 'uptime-1',
    })
    expect(teachingPlaces(cloud, [asking('Ana pays rent by the month.')]).get('q')).toEqual({
      section: 'how',
      title: 'What you pay',
      block: 'paying-1',
    })
  })

  test('where its right answer is spoken of, whatever the wrong ones say', () => {
    const one = asking('Ana counts.')
    const choice = (id: string, text: string, correct: boolean) => ({
      id,
      text: words(text),
      correct,
      why: [],
    })
    const choices = [choice('a', 'User minutes', true), choice('b', 'Rent and hardware', false)]
    const question = { ...one, type: 'single', fixed: false, choices } as Question
    expect(teachingPlaces(cloud, [question]).get('q')?.title).toBe('What is promised')
  })

  test('rather where it is explained than where it is repeated in a line', () => {
    expect(teachingPlaces(cloud, [asking('Uptime in user minutes')]).get('q')?.section).toBe('how')
  })

  test('in an item of a list by itself, and in a section that the app names', () => {
    const item = (key: string, text: string) => ({ key, blocks: [paragraph(`${key}-p`, text)] })
    const items = [item('one', 'Block the port.'), item('two', 'Grant after proof.')]
    const list: Block = { t: 'list', key: 'list', ordered: true, start: 1, items }
    const place = teachingPlaces(body(section('pitfalls', [], [list])), [asking('What is granted?')]).get('q')
    expect(place).toEqual({ section: 'pitfalls', title: '', block: 'two' })
  })

  test('nowhere when no passage shares a word with it', () => {
    expect(teachingPlaces(cloud, [asking('Zebras graze.')]).size).toBe(0)
    expect(teachingPlaces(body(), [asking('Which credit?')]).size).toBe(0)
  })
})

/** Texts of few words, so that they meet. */
const someWords = fc
  .array(
    fc.constantFrom('tenant', 'licence', 'rent', 'label', 'proof', 'phone', 'the', 'is', 'ring', 'policy'),
    { maxLength: 12 },
  )
  .map((all) => all.join(' '))
const someBody = fc
  .array(
    fc.tuple(fc.constantFrom('how', 'job', 'exam', 'takeaways'), fc.array(someWords, { maxLength: 3 })),
    {
      maxLength: 5,
    },
  )
  .map((sections) =>
    body(
      ...sections.map(([kind, texts], place) =>
        section(kind as Section['kind'], [part(`p${place}`, kind, ...texts)], []),
      ),
    ),
  )
const someQuestions = fc
  .array(fc.tuple(fc.constantFrom(...questionTypes), someWords, someWords), { maxLength: 6 })
  .map((all) =>
    all.map(([type, stem, explanation], place): Question => ({
      ...aQuestion(type),
      id: `q${place}`,
      stem: [paragraph('s', stem)],
      explanation: [paragraph('e', explanation)],
    })),
  )

test('every place is one that a link can open, and the same each time, whatever else is asked', () => {
  fc.assert(
    fc.property(someBody, someQuestions, (chapter, questions) => {
      const places = teachingPlaces(chapter, questions)
      const keys = blockKeys(chapter)
      for (const { block } of places.values()) expect(keys.has(block)).toBe(true)
      for (const question of questions)
        expect(teachingPlaces(chapter, [question]).get(question.id)).toEqual(places.get(question.id))
    }),
  )
})

test('a passage that repeats a question word for word, and nothing else does, is its place', () => {
  fc.assert(
    fc.property(someBody, (chapter) => {
      const told = part('told', 'Told', 'A quartz heron nests upon the viaduct.')
      const whole = body(...chapter.sections, section('faq', [told]))
      const asked = asking('A quartz heron nests upon the viaduct.')
      expect(teachingPlaces(whole, [asked]).get('q')?.block).toBe('told-0')
    }),
  )
})
