import { possiblePoints } from './grading.ts'
import { seededRandom, shuffle } from './random.ts'
import type { Case, Labelled, Question, QuestionView } from '../contract/content.ts'

/**
 * A question as it is shown before it is answered: no key, no reason, no explanation, and components in
 * an order drawn from the seed, the same each time the attempt is shown. `fixed` keeps the author's order.
 */
export function viewQuestion(question: Question, theCase: Case | null, seed: number): QuestionView {
  const random = seededRandom(seed)
  const mixed = <Item>(items: Item[]) => shuffle(items, random)
  const { id, hash, chapterId, difficulty, stem } = question
  const common = { id, hash, chapterId, difficulty, stem, of: possiblePoints(question), case: theCase }
  switch (question.type) {
    case 'recall':
      return { ...common, type: 'recall' }
    case 'single':
    case 'multiple': {
      const choices = (question.fixed ? question.choices : mixed(question.choices)).map(label)
      return question.type === 'single'
        ? { ...common, type: 'single', choices }
        : { ...common, type: 'multiple', choices, choose: common.of }
    }
    case 'grid':
      return {
        ...common,
        type: 'grid',
        answers: question.answers,
        statements: question.statements.map(label),
      }
    case 'order':
      return {
        ...common,
        type: 'order',
        steps: mixed([...question.steps, ...question.extras]).map(label),
        places: question.steps.length,
      }
    case 'match':
      return {
        ...common,
        type: 'match',
        lefts: question.lefts.map(label),
        rights: mixed(question.rights).map(label),
      }
    case 'cloze':
      return {
        ...common,
        type: 'cloze',
        text: question.text,
        blanks: question.blanks.map((blank) =>
          blank.kind === 'type'
            ? { n: blank.n, kind: 'type' }
            : { n: blank.n, kind: 'pick', choices: mixed(blank.choices).map(label) },
        ),
      }
    case 'number':
      return { ...common, type: 'number', unit: question.unit }
  }
}

function label({ id, text }: Labelled): Labelled {
  return { id, text }
}
