import type { QuestionView, Response } from '../../../../electron/contract/content.ts'

/** Picks a choice, or takes it back; of "Choose N" no more than N can be picked, so the next one is refused. */
export function toggleChoice(
  { choose }: QuestionView<'multiple'>,
  response: Response<'multiple'>,
  id: string,
): Response<'multiple'> {
  const { choices } = response
  if (choices.includes(id)) return { type: 'multiple', choices: choices.filter((other) => other !== id) }
  return choices.length < choose ? { type: 'multiple', choices: [...choices, id] } : response
}
