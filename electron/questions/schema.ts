import * as z from 'zod/mini'

/** At most this many choices, statements, steps, pairs or blanks in a question, and in a response. */
export const mostComponents = 50

export const componentId = z.string().check(z.minLength(1), z.maxLength(80))

/** The schema of one type's response, as part of the union that `type` tells apart. */
export type ResponseSchema<Response> = z.ZodMiniType<Response> & z.core.$ZodTypeDiscriminable
