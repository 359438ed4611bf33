import { eventIterator } from '@orpc/contract'
import * as z from 'zod/mini'
import { base, courseId, uuid } from './base.ts'

/** How many of each came in that were not here before, or went; 0 for all when a file is imported again. */
export const importResult = z.object({
  answers: z.int(),
  sessions: z.int(),
  /** Notes, highlights and bookmarks that are new or newer. */
  notes: z.int(),
  /** Flags, notes and reports on questions. */
  marks: z.int(),
  chapters: z.int(),
  terms: z.int(),
  reading: z.int(),
  forecasts: z.int(),
  plans: z.int(),
  /** Notes, highlights, bookmarks and reports that are gone from here, because they were removed there. */
  removed: z.int(),
  /** Courses that the file has answers of and that are not installed here: kept, and shown once they are. */
  missingCourses: z.array(courseId),
})
export type ImportResult = z.infer<typeof importResult>

/** 1-based. */
const line = z.int()
const table = z.string()
const column = z.string()

/** Why a file was refused; nothing of it was taken in. */
export const importRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('empty') }),
  /** The first line is not that of an export. */
  z.object({ code: z.literal('not-lectern') }),
  /** Its version, and the newest that can be read. */
  z.object({ code: z.literal('newer'), version: z.int(), known: z.int() }),
  /** A line that ends too early or is no row at all. */
  z.object({ code: z.literal('broken-line'), line }),
  /** A line is longer than any of an export. */
  z.object({ code: z.literal('line-too-long'), line, megabytes: z.int() }),
  /** Its end is missing, or lines in it: only the last line of an export tells that it is whole. */
  z.object({ code: z.literal('cut-off') }),
  /** It was written to while it was imported. */
  z.object({ code: z.literal('changed-file') }),
  z.object({ code: z.literal('unknown-table'), line, table }),
  z.object({ code: z.literal('unknown-column'), line, table, column }),
  /** A value is missing, or is none that Lectern writes there. */
  z.object({ code: z.literal('broken-value'), line, table, column }),
  /** A question that isn't the one its hash names. */
  z.object({ code: z.literal('changed-question'), line }),
  /** A row contradicts one that it refers to, or that one is missing. */
  z.object({ code: z.literal('misfit'), line, table, column }),
  /** The database takes no such row; the log has what it says. */
  z.object({ code: z.literal('impossible-row'), line, table }),
])
export type ImportRefusal = z.infer<typeof importRefusal>

/** What an import says while it works, ending with one of the last three; `total` is 0 while nobody knows it. */
export const importEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: z.enum(['check', 'backup', 'merge']),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ kind: z.literal('merged'), result: importResult }),
  z.object({ kind: z.literal('refused'), refusal: importRefusal }),
  z.object({ kind: z.literal('canceled') }),
])
export type ImportEvent = z.infer<typeof importEvent>

/**
 * All data of the open profile: GET /download/progress.jsonl (JSON lines, what `import` reads) and
 * GET /download/answers.csv (the answer log for a spreadsheet).
 */
export const transfer = {
  /**
   * Merges an uploaded progress.jsonl (PUT /upload/<uuid>): the union of both logs; of what can change, what was
   * changed last. The same file again changes nothing, and the order of files does not matter. Settings stay as
   * they are here. A backup is made before, unless the file is refused. All of a file comes in or nothing: a page that
   * goes away meanwhile cancels it. NOT_HERE `upload`, NOT_NOW `exam-running`, `importing` (one at a time).
   */
  import: base.input(z.object({ uploadId: uuid })).output(eventIterator(importEvent)),
  /** Ends the import of that upload with `canceled`, unless it's too late. */
  cancel: base.input(z.object({ uploadId: uuid })).output(z.object({})),
}
