import * as z from 'zod/mini'
import { blockKey, chapterId, courseId, intBetween, questionId, textUpTo } from '../contract/base.ts'
import { difficulty } from '../contract/practice.ts'
import { kindOf } from '../questions/index.ts'
import { mostTags } from '../questions/question.ts'
import { componentId } from '../questions/schema.ts'
import { questionTypes } from '../questions/types.ts'
import { limits } from './limits.ts'
import { readWebAddress } from './links.ts'

/**
 * What the compiler makes of a question, as a schema: for questions that come from elsewhere than a course, such as
 * another laptop's progress. Links and images obey the rules of a course (`links.ts`, `images.ts`).
 */

/** Sources and objectives are named within their course. */
const reference = z.string().check(z.minLength(1), z.maxLength(100))
const text = textUpTo(limits.textBytes)
const side = intBetween(1, limits.imageSide)

const linkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chapter'), chapterId }),
  z.object({ kind: z.literal('source'), sourceId: courseId }),
  z.object({
    kind: z.literal('web'),
    url: z.string().check(z.refine((url) => readWebAddress(url) === url)),
  }),
])

/** Text nests this deep at most; deeper Markdown is refused or cut off by the compiler. */
const mostDepth = 14

/** A run of words. Terms are marked in chapters only, so none is here. */
function inlineOf(inner: z.ZodMiniType): z.ZodMiniType {
  const c = z.array(inner)
  return z.discriminatedUnion('t', [
    z.object({ t: z.literal('text'), v: text }),
    z.object({ t: z.literal('strong'), c }),
    z.object({ t: z.literal('em'), c }),
    z.object({ t: z.literal('code'), v: text }),
    z.object({ t: z.literal('break') }),
    z.object({ t: z.literal('link'), to: linkTarget, c }),
    z.object({
      t: z.literal('image'),
      hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      alt: text,
      width: side,
      height: side,
    }),
    z.object({ t: z.literal('blank'), n: componentId }),
  ])
}

const inline = nested(inlineOf)
const inlines = z.array(inline)

function blockOf(inner: z.ZodMiniType): z.ZodMiniType {
  const key = blockKey
  const blocks = z.array(inner)
  return z.discriminatedUnion('t', [
    z.object({ t: z.literal('paragraph'), key, c: inlines }),
    z.object({ t: z.literal('heading'), key, depth: intBetween(1, 6), c: inlines }),
    z.object({
      t: z.literal('list'),
      key,
      ordered: z.boolean(),
      start: intBetween(0, 999_999_999),
      items: z.array(z.object({ key, blocks })),
    }),
    z.object({ t: z.literal('table'), key, head: z.array(inlines), rows: z.array(z.array(inlines)) }),
    z.object({ t: z.literal('quote'), key, blocks }),
    z.object({ t: z.literal('code'), key, v: text }),
  ])
}

const blocks = z.array(nested(blockOf))

/** A schema that holds itself, down to the greatest depth. */
function nested(layer: (inner: z.ZodMiniType) => z.ZodMiniType): z.ZodMiniType {
  let schema: z.ZodMiniType = z.never()
  for (let depth = 0; depth < mostDepth; depth++) schema = layer(schema)
  return schema
}

const common = {
  id: questionId,
  hash: z.string(),
  chapterId,
  objectiveId: reference,
  pool: z.enum(['check', 'practice', 'exam']),
  difficulty,
  caseId: z.nullable(courseId),
  stem: blocks,
  explanation: blocks,
  sources: z.array(courseId),
  asOf: z.nullable(textUpTo(20)),
  expired: z.boolean(),
  tags: z.optional(z.array(courseId).check(z.minLength(1), z.maxLength(mostTags))),
}

const parts = { common, inlines, blocks, plain: text }
const [first, ...others] = questionTypes

/** A question with its key. What its parts refer to is there, and a wholly right answer earns points. */
export const keptQuestion = z.discriminatedUnion('type', [
  kindOf(first).questionSchema(parts),
  ...others.map((type) => kindOf(type).questionSchema(parts)),
])

/** The scenario beside a question. */
export const keptCase = z.object({ id: courseId, title: text, text: blocks })
