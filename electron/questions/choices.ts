import * as z from 'zod/mini'
import { plainTexts, readComponents, readWhy } from './components.ts'
import { explainedSchema, someOf } from './schema.ts'
import type { QuestionReader } from './reader.ts'
import type { QuestionParts } from './schema.ts'
import type { Inline } from './text.ts'

/** Component ids (choices, statements, steps …) are derived from their text: they say nothing of the key. */
export type Choice = { id: string; text: Inline[]; correct: boolean; why: Inline[] }

export function choicesSchema(parts: QuestionParts) {
  return someOf(z.extend(explainedSchema(parts), { correct: z.boolean() }))
}

export const choiceFields = ['choices', 'fixed']

const ofTheAbove =
  /\b(?:all|none|any|both|neither|each)(?: one)? of (?:the )?(?:above|below|preceding|foregoing|other (?:answers|choices|options)|(?:answers|choices|options)(?: above| below)?)\b|^(?:all|none) of (?:these|those|them)\.?$/i

/** Reads what `single` and `multiple` share. `fixed` keeps the author's order. */
export function readChoices(reader: QuestionReader): { fixed: boolean; choices: Choice[] } {
  const read = readComponents(reader, 'choices', 'choice', ['text', 'correct', 'why'], 2)
  const choices = read.map(({ id, text, plain, at, fields }): Choice => {
    if (ofTheAbove.test(plain))
      reader.report(
        'choice-of-the-above',
        at,
        `“${plain.slice(0, 60)}” has no place among shuffled choices: write a choice of its own, or use “multiple”.`,
      )
    const correct = fields.flag('correct')
    return {
      id,
      text,
      correct,
      why: readWhy(reader, fields, correct ? 'The right choice' : 'A wrong choice'),
    }
  })
  return { fixed: reader.fields.flag('fixed'), choices }
}

export function correctOf(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ correct }) => correct)
}

/** The right choices and why they are right. */
export function taughtByChoices(choices: readonly Choice[]): string[] {
  return correctOf(choices).flatMap(({ text, why }) => plainTexts(text, why))
}
