import { oc } from '@orpc/contract'
import * as z from 'zod/mini'

/**
 * Every refusal that crosses the door has one of these codes; the sentence a learner reads for each
 * lives in `renderer/text`. `data` holds what the sentence needs.
 */
export const errorCodes = {
  /** The course, chapter, question, session or backup asked for is not here. */
  NOT_HERE: { status: 404, data: z.object({ what: z.string() }) },
  /** The input is well-formed but cannot be acted on now, such as a second answer to one question. */
  NOT_NOW: { status: 409, data: z.object({ what: z.string() }) },
  /** The page that called shows another learner than the one whose data is open: nothing was read or stored. */
  OTHER_LEARNER: { status: 409, data: z.object({}) },
  /** The chapter is locked; `opensWith` is the chapter whose self-check opens it. */
  CHAPTER_LOCKED: { status: 423, data: z.object({ opensWith: z.string() }) },
  /** The disk is full: nothing was stored. */
  STORAGE_FULL: { status: 507, data: z.object({ path: z.string() }) },
  /** The data folder cannot be written: nothing was stored. */
  STORAGE_READ_ONLY: { status: 507, data: z.object({ path: z.string() }) },
  /** The data could not be opened: see `app.start`. */
  STORAGE_CLOSED: { status: 503, data: z.object({ path: z.string() }) },
  /** Reading or writing failed for another reason. */
  STORAGE_FAILED: { status: 500, data: z.object({ path: z.string(), reason: z.string() }) },
} as const

export const base = oc.errors(errorCodes)
export type ErrorCode = keyof typeof errorCodes

/**
 * Why a call failed, for the sentence a learner reads. `UNREACHABLE`: no answer came. `NOT_LET_IN`: the page has no
 * secret of this run. `UNEXPECTED`: no code came.
 */
export type Refusal = {
  code: ErrorCode | 'UNREACHABLE' | 'NOT_LET_IN' | 'UNEXPECTED'
  data: Record<string, string>
}

export const courseId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/), z.maxLength(100))
export const chapterId = courseId
export const questionId = courseId
export const blockKey = z.string().check(z.minLength(1), z.maxLength(80))
export const uuid = z.uuid()
/** Milliseconds since 1970-01-01T00:00Z. */
export const timestamp = z.int()
/** Milliseconds. */
export const duration = z.int().check(z.minimum(0))
/** Milliseconds, those of a day at most: how long somebody was at one thing. */
export const upToADay = intBetween(0, 86_400_000)

/** A whole number, both ends included. */
export function intBetween(min: number, max: number) {
  return z.int().check(z.minimum(min), z.maximum(max))
}

export function textUpTo(length: number) {
  return z.string().check(z.maxLength(length))
}

/** Passes a value on unparsed: for trees that our own compiler made (see `content.ts`). */
export function compiled<T>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null)
}
