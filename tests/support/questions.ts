import type { Inline, Question, QuestionType } from '../../electron/contract/content.ts'

export function words(text: string): Inline[] {
  return [{ t: 'text', v: text }]
}

function labelled(prefix: string, count: number) {
  return Array.from({ length: count }, (_, place) => ({
    id: `${prefix}${place}`,
    text: words(`${prefix} ${place}`),
    why: words(`because ${prefix} ${place}`),
  }))
}

const common = {
  id: 'q',
  hash: '0123456789abcdef',
  chapterId: 'c',
  objectiveId: '1.1',
  pool: 'practice' as const,
  difficulty: 2 as const,
  caseId: null,
  stem: [],
  explanation: [],
  sources: [],
  asOf: null,
  expired: false,
}

/** A question of each type with as many components as asked for; the first choices are the right ones. */
export function aQuestion(type: QuestionType, size = 4, correct = 2): Question {
  switch (type) {
    case 'recall':
      return { ...common, type, answer: [] }
    case 'single':
      return {
        ...common,
        type,
        fixed: false,
        choices: labelled('choice', size).map((choice, place) => ({ ...choice, correct: place === 0 })),
      }
    case 'multiple':
      return {
        ...common,
        type,
        fixed: false,
        choices: labelled('choice', size).map((choice, place) => ({ ...choice, correct: place < correct })),
      }
    case 'grid':
      return {
        ...common,
        type,
        answers: ['Yes', 'No'],
        statements: labelled('statement', size).map((statement, place) => ({
          ...statement,
          answer: place % 2,
        })),
      }
    case 'order':
      return { ...common, type, steps: labelled('step', size), extras: labelled('extra', 1) }
    case 'match':
      return {
        ...common,
        type,
        lefts: labelled('left', size).map((left, place) => ({ ...left, right: `right${place}` })),
        rights: labelled('right', size + 1),
      }
    case 'cloze':
      return {
        ...common,
        type,
        fixed: false,
        text: words('…'),
        blanks: Array.from({ length: size }, (_, place) =>
          place % 2 === 0
            ? {
                n: `${place + 1}`,
                kind: 'pick' as const,
                choices: labelled('pick', 3),
                correct: 'pick0',
                why: [],
              }
            : {
                n: `${place + 1}`,
                kind: 'type' as const,
                accept: ['Entra ID', 'Microsoft Entra ID'],
                why: [],
              },
        ),
      }
    case 'number':
      return { ...common, type, value: 43.2, tolerance: 0.1, unit: 'minutes' }
  }
}

export { keyResponse as keyOf } from '../../electron/questions/index.ts'

export { questionTypes } from '../../electron/questions/types.ts'
