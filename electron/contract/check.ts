import * as z from 'zod/mini'
import { base, chapterId, compiled, courseId, questionId, upToADay, uuid } from './base.ts'
import { response } from '../questions/response.ts'
import type { Block, Grade, Question, QuestionView } from './content.ts'

export const standing = z.object({
  answered: z.int(),
  questions: z.int(),
  points: z.number(),
  of: z.number(),
  /** Points over possible points once every question is answered, null before. */
  share: z.nullable(z.number()),
  bestShare: z.nullable(z.number()),
  passed: z.boolean(),
})
export type Standing = z.infer<typeof standing>

export const answered = z.object({
  questionId,
  response,
  grade: compiled<Grade>(),
  /** The question with its key, as it was asked. */
  key: compiled<Question>(),
})
export type Answered = z.infer<typeof answered>

export const checkSession = z.object({
  sessionId: uuid,
  questions: z.array(compiled<QuestionView>()),
  answers: z.array(answered),
  standing,
})
export type CheckSession = z.infer<typeof checkSession>

const ofQuestion = z.object({ sessionId: uuid, questionId })

export const check = {
  /** Goes on with the chapter's unfinished self-check, or starts one; `afresh` always starts one. */
  begin: base.input(z.object({ courseId, chapterId, afresh: z.boolean() })).output(checkSession),
  /** The answer to a `recall` question, which the learner then marks. */
  reveal: base
    .input(ofQuestion)
    .output(z.object({ answer: compiled<Block[]>(), explanation: compiled<Block[]>() })),
  /** Stores and grades an answer. Each question of a session is answered once. */
  answer: base
    .input(z.extend(ofQuestion, { response, milliseconds: upToADay }))
    .output(z.object({ answered, standing, opened: z.nullable(chapterId) })),
}
