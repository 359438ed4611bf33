import type { Answering } from './answering.ts'
import type { QuestionReader } from './reader.ts'
import type { QuestionParts, QuestionSchema, ResponseSchema } from './schema.ts'
import type { QuestionType } from './types.ts'

/**
 * What a question of one type adds to what all have: `question` with its key, `view` as it is shown before
 * it is answered, `response` as a learner answers it.
 */
export type Shape = {
  question: { type: QuestionType }
  view: { type: QuestionType }
  response: { type: QuestionType }
}

/** Puts items in the order of one attempt. */
export type Shuffle = <Item>(items: readonly Item[]) => Item[]

/** All that Lectern knows of one question type. */
export type QuestionKind<Of extends Shape> = {
  /** The learner grades the answer, so it is no evidence like the others and doesn't fit an exam. */
  isSelfGraded: boolean
  /** "Choose N": a response that fills more parts than there are points is refused. */
  limitsPicks: boolean

  /** The fields in YAML besides the common ones. */
  fields: readonly string[]
  /** Reads those fields. Reports what is wrong and gives the best question there is. */
  read(reader: QuestionReader): Of['question']

  /** The schema of its response, built when the first call needs it and not at every start. */
  responseSchema(): ResponseSchema<Of['response']>
  answering: Answering<Of['response']>
  /** The schema of a whole question: what its parts refer to is there, and a wholly right answer earns points. */
  questionSchema(parts: QuestionParts): QuestionSchema

  /** The question without its key and without reasons. */
  show(question: Of['question'], shuffle: Shuffle): Of['view']
  /** The points that a wholly right answer earns. */
  countPoints(question: Of['question']): number
  /** Component id to whether it earned its point. */
  grade(question: Of['question'], response: Of['response']): Record<string, boolean>
  /** The response that earns every point. */
  keyResponse(question: Of['question']): Of['response']

  /** A response in plain words, one text for each part; an empty text where nothing was answered. */
  responseTexts(question: Of['question'], response: Of['response']): string[]
  /** What it asks about beyond the stem, where stems are often the same ("Complete the sentence."). */
  askedTexts(question: Of['question']): string[]
  /** What somebody knows who has it right: the key and the reasons for it. */
  taughtTexts(question: Of['question']): string[]
}
