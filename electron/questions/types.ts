/**
 * Every question type there is, in the order in which they are listed to people. A name added here does not
 * compile until both folders of the type exist: see README.md.
 */
export const questionTypes = [
  'recall',
  'single',
  'multiple',
  'grid',
  'order',
  'match',
  'cloze',
  'number',
] as const
export type QuestionType = (typeof questionTypes)[number]
