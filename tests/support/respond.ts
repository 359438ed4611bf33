import type { QuestionView, Response } from '../../electron/contract/content.ts'

/** A whole response to a question of the examined course (exam-course.ts), right or wrong, from what its window shows alone. */
export function respond(view: QuestionView, isRight = true): Response {
  const text = (label: { text: unknown }) => JSON.stringify(label.text)
  const idOf = (labels: { id: string; text: unknown }[], word: string) =>
    labels.find((label) => text(label).includes(`"${word} of`))!.id
  switch (view.type) {
    case 'single':
      return { type: 'single', choice: idOf(view.choices, isRight ? 'Alpha' : 'Gamma') }
    case 'multiple':
      return {
        type: 'multiple',
        choices: (isRight ? ['Alpha', 'Beta'] : ['Gamma', 'Delta']).map((word) => idOf(view.choices, word)),
      }
    case 'grid':
      return {
        type: 'grid',
        answers: {
          [idOf(view.statements, 'Alpha')]: isRight ? 0 : 1,
          [idOf(view.statements, 'Beta')]: isRight ? 1 : 0,
        },
      }
    case 'order':
      return {
        type: 'order',
        steps: (isRight ? ['First', 'Second', 'Third'] : ['Third', 'First', 'Second']).map((word) =>
          idOf(view.steps, word),
        ),
      }
    case 'match': {
      const [aleph, beth] = [idOf(view.rights, 'Aleph'), idOf(view.rights, 'Beth')]
      return {
        type: 'match',
        pairs: {
          [idOf(view.lefts, 'Alpha')]: isRight ? aleph : beth,
          [idOf(view.lefts, 'Beta')]: isRight ? beth : aleph,
        },
      }
    }
    case 'cloze': {
      const [first] = view.blanks
      if (first?.kind !== 'pick') throw new Error('The first blank is picked.')
      return {
        type: 'cloze',
        blanks: {
          '1': idOf(first.choices, isRight ? 'Alpha' : 'Beta'),
          '2': isRight ? 'zacceptz' : 'something',
        },
      }
    }
    case 'number':
      return { type: 'number', text: isRight ? '31337' : '1' }
    case 'recall':
      return { type: 'recall', right: isRight }
  }
}
