import * as z from 'zod/mini'

/** At most this many choices, statements, steps, pairs or blanks in a question, and in a response. */
export const mostComponents = 50

export const componentId = z.string().check(z.minLength(1), z.maxLength(80))

/** The schema of one type's response, as part of the union that `type` tells apart. */
export type ResponseSchema<Response> = z.ZodMiniType<Response> & z.core.$ZodTypeDiscriminable

/** Schemas of what every question is made of, for one that comes from elsewhere than a course. */
export type QuestionParts = {
  /** The fields that questions of all types have. */
  common: Record<string, z.ZodMiniType>
  inlines: z.ZodMiniType
  blocks: z.ZodMiniType
  plain: z.ZodMiniType<string>
}

/** The schema of one type's question, as part of the union that `type` tells apart. */
export type QuestionSchema = z.ZodMiniType & z.core.$ZodTypeDiscriminable

/** One to as many as a question may have. */
export function someOf<Item extends z.ZodMiniType>(item: Item) {
  return z.array(item).check(z.minLength(1), z.maxLength(mostComponents))
}

export function labelledSchema({ inlines }: QuestionParts) {
  return z.object({ id: componentId, text: inlines })
}

export function explainedSchema({ inlines }: QuestionParts) {
  return z.object({ id: componentId, text: inlines, why: inlines })
}
