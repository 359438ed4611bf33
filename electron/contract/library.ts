import { eventIterator } from '@orpc/contract'
import * as z from 'zod/mini'
import { base, chapterId, courseId, textUpTo, timestamp, uuid } from './base.ts'

export const finding = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  severity: z.enum(['error', 'warning']),
  /** A closed list in `course/findings.ts`, such as `choice-without-why`. */
  code: z.string(),
  /** One sentence that says what is wrong and how to mend it. */
  message: z.string(),
})
export type Finding = z.infer<typeof finding>

export const exam = z.object({
  code: z.string(),
  minutes: z.number(),
  questions: z.int(),
  scale: z.object({ min: z.number(), max: z.number(), pass: z.number() }),
})

/** `bank`: questions without a text, so there is nothing to open and nothing is locked. */
export const chapterState = z.enum(['locked', 'open', 'reading', 'passed', 'bank'])
export type ChapterState = z.infer<typeof chapterState>

export const courseSummary = z.object({
  id: courseId,
  title: z.string(),
  language: z.string(),
  version: z.string(),
  licence: z.nullable(z.string()),
  notice: z.nullable(z.string()),
  exam: z.nullable(exam),
  /** Came with the app, and so cannot be removed. */
  bundled: z.boolean(),
  /** Those to read; banks of questions don't count. */
  chapters: z.int(),
  passed: z.int(),
  questions: z.int(),
  /** Whole course, in minutes. */
  minutes: z.int(),
  addedAt: timestamp,
  continueAt: z.nullable(chapterId),
  lastReadAt: z.nullable(timestamp),
})
export type CourseSummary = z.infer<typeof courseSummary>

export const chapterSummary = z.object({
  id: chapterId,
  /** 1-based place in the course. */
  number: z.int(),
  title: z.string(),
  objectiveId: z.string(),
  level: z.nullable(z.enum(['beginner', 'intermediate', 'advanced'])),
  minutes: z.int(),
  /** How many questions the self-check asks. */
  checkQuestions: z.int(),
  state: chapterState,
  /** Best share (0 to 1) of the self-check, null before the first whole one. */
  bestShare: z.nullable(z.number()),
  /** How far it was read, 0 to 1. */
  readShare: z.number(),
  doneAt: z.nullable(timestamp),
})
export type ChapterSummary = z.infer<typeof chapterSummary>

export const domain = z.object({
  id: z.string(),
  title: z.string(),
  /** Percent of the exam, from and to. */
  weight: z.tuple([z.number(), z.number()]),
  objectives: z.array(z.object({ id: z.string(), title: z.string(), skills: z.array(z.string()) })),
})
export type Domain = z.infer<typeof domain>

export const courseDetail = z.extend(courseSummary, {
  outlineAsOf: z.nullable(z.string()),
  domains: z.array(domain),
  list: z.array(chapterSummary),
  /** Share (0 to 1) of a self-check that opens the next chapter; 0 opens all. */
  unlockShare: z.number(),
})
export type CourseDetail = z.infer<typeof courseDetail>

/** What adding a course says while it works, ending with one `result`. */
export const addEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['unpack', 'read', 'check', 'compile', 'store']),
    done: z.int(),
    total: z.int(),
  }),
  z.object({
    kind: z.literal('result'),
    outcome: z.enum(['added', 'updated', 'unchanged', 'refused']),
    course: z.nullable(z.object({ id: z.string(), title: z.string(), version: z.string() })),
    /** The version that was there before, and whether it is the newer one. */
    replaced: z.nullable(z.object({ version: z.string(), isNewer: z.boolean() })),
    /** What the update changed, counted by id. */
    changes: z.nullable(
      z.object({
        chapters: z.object({ added: z.number(), changed: z.number(), removed: z.number() }),
        questions: z.object({ added: z.number(), changed: z.number(), removed: z.number() }),
      }),
    ),
    findings: z.array(finding),
    /** How many findings there are in all; `findings` holds the first 200. */
    findingsTotal: z.int(),
  }),
])
export type AddEvent = z.infer<typeof addEvent>
export type AddResult = Extract<AddEvent, { kind: 'result' }>

export const library = {
  list: base.output(z.array(courseSummary)),
  course: base.input(z.object({ courseId })).output(courseDetail),
  /** Adds or updates a course from an uploaded file of any format in `course-formats.ts`. */
  add: base.input(z.object({ uploadId: uuid, fileName: textUpTo(500) })).output(eventIterator(addEvent)),
  /** Throws away an uploaded file that the learner doesn't want to add. */
  discard: base.input(z.object({ uploadId: uuid })).output(z.object({})),
  /** Takes a course from the library. Progress stays and comes back with the course. */
  remove: base.input(z.object({ courseId })).output(z.object({})),
  /** Reports on the courses of the content folders while they are compiled; ends when they are ready. */
  preparation: base.output(eventIterator(addEvent)),
}
