import type { Question } from '../contract/content.ts'
import type { Response } from '../contract/response.ts'

/** The response that earns every point of a question; of a typed blank, the first spelling that is accepted. */
export function keyResponse(question: Question): Response {
  switch (question.type) {
    case 'recall':
      return { type: 'recall', right: true }
    case 'single':
      return { type: 'single', choice: question.choices.find(({ correct }) => correct)!.id }
    case 'multiple':
      return {
        type: 'multiple',
        choices: question.choices.filter(({ correct }) => correct).map(({ id }) => id),
      }
    case 'grid':
      return {
        type: 'grid',
        answers: Object.fromEntries(question.statements.map(({ id, answer }) => [id, answer])),
      }
    case 'order':
      return { type: 'order', steps: question.steps.map(({ id }) => id) }
    case 'match':
      return { type: 'match', pairs: Object.fromEntries(question.lefts.map(({ id, right }) => [id, right])) }
    case 'cloze':
      return {
        type: 'cloze',
        blanks: Object.fromEntries(
          question.blanks.map((blank) => [blank.n, blank.kind === 'pick' ? blank.correct : blank.accept[0]!]),
        ),
      }
    case 'number':
      return { type: 'number', text: String(question.value) }
  }
}
