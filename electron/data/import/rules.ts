import * as z from 'zod/mini'
import {
  blockKey,
  chapterId,
  courseId,
  intBetween,
  questionId,
  textUpTo,
  upToADay,
  uuid,
} from '../../contract/base.ts'
import { answeredState, clockRule, examChoice, examScale } from '../../contract/exam.ts'
import { reportReason } from '../../contract/marks.ts'
import { annotationKind } from '../../contract/notes.ts'
import { planSettings } from '../../contract/plan.ts'
import { practiceChoice } from '../../contract/practice.ts'
import { reviewSettings, termGrade } from '../../contract/review.ts'
import { keptCase, keptQuestion } from '../../course/kept-question.ts'
import { limits } from '../../course/limits.ts'
import { response } from '../../questions/response.ts'
import { componentId, mostComponents } from '../../questions/schema.ts'
import type { LogRow, LogTable, LogTableName } from '../../db/log-tables.ts'

type Rule = z.ZodMiniType
type Rules = { [Name in LogTableName]: Record<Extract<LogTable, { name: Name }>['columns'][number], Rule> }

const firstDay = '1969-12-31'
/** Of times and days: further off nobody studies, and calendars and schedules are still quick to count through. */
const lastDay = '2099-12-31'
/** A computer whose clock has stopped says 1970, so earlier answers may honestly be from then. */
const time = intBetween(0, Date.parse(`${lastDay}T12:00Z`))
const isDay = (day: string) =>
  day >= firstDay && day <= lastDay && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) === true
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay))
/** Milliseconds, those of a month at most: an exam that was left open adds up days. */
const span = intBetween(0, 31 * 86_400_000)
const flag = intBetween(0, 1)
const seed = intBetween(0, 0xffff_ffff)
const share = z.number().check(z.minimum(0), z.maximum(1))
const points = intBetween(0, mostComponents)
const possible = intBetween(1, mostComponents)
const score = intBetween(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const hash = z.string().check(z.regex(/^[0-9a-f]{16}$/))
const termId = z.string().check(z.minLength(1), z.maxLength(200))
const domainId = z.string().check(z.minLength(1), z.maxLength(100))

/** A column of text. Half a character, which SQLite can't keep, is in none. */
function plain(text: z.ZodMiniType<string, string>): Rule {
  return z.pipe(z.string().check(z.refine((value) => value.isWellFormed())), text)
}
const title = plain(textUpTo(limits.textBytes))

/** A column of JSON. */
function json(schema: Rule): Rule {
  return z.string().check(z.refine((text) => schema.safeParse(parseJson(text)).success))
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function distinct<Item>(nameOf: (item: Item) => string) {
  return z.refine<Item[]>((items) => new Set(items.map(nameOf)).size === items.length)
}

export const sessionItems = z.array(z.object({ id: questionId, hash, seed })).check(
  z.maxLength(10_000),
  distinct(({ id }) => id),
)

export const reviewCards = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('question'), id: questionId, of: z.optional(questionId) }),
      z.object({ kind: z.literal('term'), id: termId, of: z.optional(termId) }),
    ]),
  )
  .check(
    z.maxLength(1_000),
    distinct(({ kind, id }) => `${kind} ${id}`),
  )

const percent = z.number().check(z.minimum(0), z.maximum(100))
const sittingDomains = z
  .array(z.object({ id: domainId, title: z.string(), weight: z.tuple([percent, percent]) }))
  .check(
    z.maxLength(1_000),
    distinct(({ id }) => id),
  )
const sittingScale = z
  .extend(examScale, { min: score, max: score, pass: score })
  .check(z.refine(({ min, max, pass }) => min < pass && pass <= max && Number.isSafeInteger(max - min)))

const chosenReview = z.partial(reviewSettings)
const chosenPlan = z.partial(planSettings)

/** What names a removed annotation or report, written as it is when something is removed here. */
const removed = json(
  z.union([z.tuple([courseId, chapterId, blockKey, annotationKind]), z.tuple([uuid])]),
).check(z.refine((text) => JSON.stringify(parseJson(text as string)) === text))

/**
 * What each column of an imported row may hold: what this app could have written there itself. A page that shows such a
 * row works.
 */
export const importRules: Rules = {
  question_version: {
    hash,
    question_id: questionId,
    body: json(keptQuestion),
    case_body: z.nullable(json(keptCase)),
  },
  session: {
    id: uuid,
    kind: z.enum(['check', 'practice', 'exam', 'review']),
    course_id: courseId,
    chapter_id: z.nullable(chapterId),
    started_at: time,
    items: json(sessionItems),
  },
  practice_session: {
    session_id: uuid,
    choice: json(practiceChoice),
    length: z.nullable(intBetween(60_000, 600 * 60_000)),
    remembered: flag,
    finished_at: z.nullable(time),
  },
  review_session: { session_id: uuid, cards: json(reviewCards), finished_at: z.nullable(time) },
  // One that runs belongs to its laptop: an export has none, and none comes in.
  exam_sitting: {
    session_id: uuid,
    choice: json(examChoice),
    course_title: title,
    domains: json(sittingDomains),
    scale: z.nullable(json(sittingScale)),
    seed,
    length: span,
    clock: clockRule,
    ended_at: time,
    ended_by: z.enum(['learner', 'time']),
    used: span,
    hidden: flag,
    hidden_at: z.nullable(time),
  },
  exam_item: {
    session_id: uuid,
    place: intBetween(0, 10_000),
    question_id: questionId,
    question_hash: hash,
    chapter_id: chapterId,
    domain_id: domainId,
    possible,
    visited: flag,
    answered: answeredState,
    marked: flag,
    active: span,
    idle: span,
    answered_at: z.nullable(time),
    response: z.nullable(json(response)),
    struck: json(z.array(componentId).check(z.maxLength(mostComponents))),
    comment: plain(textUpTo(5_000)),
  },
  answer: {
    id: uuid,
    session_id: uuid,
    course_id: courseId,
    chapter_id: chapterId,
    question_id: questionId,
    question_hash: hash,
    response: json(response),
    points,
    possible,
    milliseconds: span,
    answered_at: time,
    day,
    guessed: flag,
    guessed_at: z.nullable(time),
    review_of: z.nullish(questionId),
  },
  term_review: {
    id: uuid,
    session_id: uuid,
    course_id: courseId,
    term_id: plain(termId),
    grade: termGrade,
    milliseconds: upToADay,
    reviewed_at: time,
    day,
  },
  reading: {
    id: uuid,
    course_id: courseId,
    chapter_id: chapterId,
    milliseconds: upToADay,
    read_at: time,
    day,
  },
  forecast: {
    id: uuid,
    course_id: courseId,
    made_at: time,
    day,
    pass: z.number().check(z.minimum(0.05), z.maximum(0.95)),
    pass_drawn: share,
    score,
    low: score,
    high: score,
    answers: intBetween(0, 1_000_000_000),
  },
  chapter_progress: {
    course_id: courseId,
    chapter_id: chapterId,
    opened_at: z.nullable(time),
    opened_anyway_at: z.nullable(time),
    done_at: z.nullable(time),
    done_changed_at: z.nullable(time),
    read_at: z.nullable(time),
    position_block: z.nullable(plain(blockKey)),
    position_share: z.nullable(share),
    read_share: share,
  },
  removal: { kind: z.enum(['annotation', 'report']), key: removed, removed_at: time },
  annotation: {
    id: uuid,
    kind: annotationKind,
    course_id: courseId,
    chapter_id: chapterId,
    block: plain(blockKey),
    quote: plain(textUpTo(300)),
    text: plain(textUpTo(20_000)),
    created_at: time,
    updated_at: time,
  },
  question_mark: {
    course_id: courseId,
    question_id: questionId,
    flagged: flag,
    note: plain(textUpTo(20_000)),
    updated_at: time,
  },
  question_report: {
    id: uuid,
    course_id: courseId,
    course_title: title,
    question_id: questionId,
    question_hash: hash,
    stem: plain(textUpTo(300)),
    reason: reportReason,
    text: plain(textUpTo(5_000)),
    created_at: time,
  },
  study_choice: {
    course_id: courseId,
    kind: z.enum(['review', 'plan']),
    choice: json(z.record(z.string(), z.unknown())),
    chosen_at: time,
  },
  // These stay as they are here, whatever comes in.
  setting: { name: z.string(), value: z.string() },
}

/** Which column of a row contradicts another one of it; null for none. */
type Contradiction = (row: LogRow) => string | null

export const contradictions: { [Name in LogTableName]?: Contradiction } = {
  session: ({ kind, chapter_id }) => ((kind === 'check') === (chapter_id !== null) ? null : 'chapter_id'),
  answer: ({ points: earned, possible: all }) => (Number(earned) <= Number(all) ? null : 'points'),
  chapter_progress: ({ position_block, position_share }) =>
    (position_block === null) === (position_share === null) ? null : 'position_share',
  removal: ({ kind, key }) =>
    (kind === 'annotation') === (parseJson(String(key)) as unknown[]).length > 1 ? null : 'key',
  study_choice: ({ kind, choice }) =>
    (kind === 'plan' ? chosenPlan : chosenReview).safeParse(parseJson(String(choice))).success
      ? null
      : 'choice',
}
