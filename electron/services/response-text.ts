import { inlineText } from '../course/inline-text.ts'
import type { Inline, Labelled, Question } from '../contract/content.ts'
import type { Response } from '../contract/response.ts'

/** A response in plain words, for a table; empty where nothing was answered. */
export function responseText(question: Question, response: Response | null): string {
  if (!response) return ''
  return partsOf(question, response)
    .filter((part) => part !== '')
    .join('; ')
}

function partsOf(question: Question, response: Response): string[] {
  if (question.type === 'recall' && response.type === 'recall')
    return [response.right ? 'known' : 'not known']
  if (question.type === 'single' && response.type === 'single')
    return [labelOf(question.choices, response.choice)]
  if (question.type === 'multiple' && response.type === 'multiple')
    return response.choices.map((id) => labelOf(question.choices, id))
  if (question.type === 'grid' && response.type === 'grid')
    return question.statements.map(({ id, text }) =>
      paired(text, question.answers[response.answers[id] ?? -1]),
    )
  if (question.type === 'order' && response.type === 'order')
    return response.steps.map(
      (id, place) => `${place + 1}. ${labelOf([...question.steps, ...question.extras], id)}`,
    )
  if (question.type === 'match' && response.type === 'match')
    return question.lefts.map(({ id, text }) =>
      paired(text, labelOf(question.rights, response.pairs[id] ?? null)),
    )
  if (question.type === 'cloze' && response.type === 'cloze')
    return question.blanks.map((blank) => {
      const given = response.blanks[blank.n] ?? ''
      return `${blank.n}: ${blank.kind === 'pick' ? labelOf(blank.choices, given) : given}`
    })
  if (question.type === 'number' && response.type === 'number')
    return [question.unit ? `${response.text} ${question.unit}` : response.text]
  return []
}

function labelOf(labels: readonly Labelled[], id: string | null): string {
  const label = labels.find((candidate) => candidate.id === id)
  return label ? inlineText(label.text) : ''
}

function paired(text: Inline[], answer: string | undefined): string {
  return answer ? `${inlineText(text)}: ${answer}` : ''
}
