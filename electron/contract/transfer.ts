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

/** Why a file was refused; nothing of it was taken in. */
export const importRefusal = z.discriminatedUnion('code', [
  z.object({ code: z.literal('empty') }),
  /** The first line is not that of an export. */
  z.object({ code: z.literal('not-lectern') }),
  /** Its version, and the newest that can be read. */
  z.object({ code: z.literal('newer'), version: z.int(), known: z.int() }),
  /** A line that ends too early or is no row at all. */
  z.object({ code: z.literal('broken-line'), line }),
  /** Its end is missing, or lines in it: only the last line of an export tells that it is whole. */
  z.object({ code: z.literal('cut-off') }),
  z.object({ code: z.literal('unknown-table'), line, table: z.string() }),
  z.object({ code: z.literal('broken-value'), line, column: z.string() }),
  /** The database takes no such row; the log has what it says. */
  z.object({ code: z.literal('impossible-row'), line }),
])
export type ImportRefusal = z.infer<typeof importRefusal>

/**
 * All data of the open profile: GET /download/progress.jsonl (JSON lines, what `import` reads) and
 * GET /download/answers.csv (the answer log for a spreadsheet).
 */
export const transfer = {
  /**
   * Merges an uploaded progress.jsonl (PUT /upload/<uuid>): the union of both logs; of what can change, what was
   * changed last. The same file again changes nothing, and the order of files does not matter. Settings stay as
   * they are here. A backup is made before, unless the file cannot be read. NOT_HERE `upload`, NOT_NOW `exam-running`.
   */
  import: base
    .input(z.object({ uploadId: uuid }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('merged'), result: importResult }),
        z.object({ outcome: z.literal('refused'), refusal: importRefusal }),
      ]),
    ),
}
