import { common } from './common.ts'
import type { ImportRefusal, ImportResult } from '../../electron/contract/transfer.ts'

type Counted = Exclude<keyof ImportResult, 'missingCourses' | 'removed'>

const counted: Record<Counted, [one: string, many: string]> = {
  answers: ['answer', 'answers'],
  sessions: ['session or exam', 'sessions and exams'],
  notes: ['note, highlight or bookmark', 'notes, highlights and bookmarks'],
  marks: ['flag or note on a question', 'flags and notes on questions'],
  chapters: ['chapter read', 'chapters read'],
  terms: ['term reviewed', 'terms reviewed'],
  reading: ['stretch of reading', 'stretches of reading'],
  forecasts: ['estimate of your chances', 'estimates of your chances'],
  plans: ['plan', 'plans'],
}

const damaged =
  'This file is damaged. Export it again on the other laptop, then copy and import the new file.'
const changed =
  'Something in this file was changed after it was exported. Export it again on the other laptop, then import the new file.'

export const transfer = {
  title: 'Your data',
  what: 'Export everything you did into one file, take it to another laptop, and import it there. Merging never loses or doubles anything: each answer counts once, however often and in whatever order files come in.',
  exportAll: 'Export everything',
  exportAnswers: 'Export answers as CSV',
  exportWhat:
    '“Everything” is a file of JSON lines that Lectern reads again. The CSV is the list of your answers for a spreadsheet.',
  import: 'Import from another laptop',
  importWhat:
    'Choose the exported file, or drop it anywhere on this page. Lectern makes a backup first. Your settings here stay as they are.',
  dropHere: 'Drop the file to import it',
  notAnExport: (name: string) =>
    `“${name}” is not an export of Lectern. Choose a file whose name ends in .jsonl.`,
  steps: {
    copy: 'Copying the file',
    check: 'Checking the file',
    backup: 'Making a backup',
    merge: 'Merging',
  },
  cancel: 'Cancel the import',
  canceling: 'Canceling the import',
  canceled: 'Import canceled. Nothing was imported, and nothing was changed.',
  nothingNew: 'Nothing new: everything in this file was here already.',
  merged: 'Imported. New here:',
  onlyRemoved: 'Imported. Nothing is new here.',
  removed: (count: number) =>
    `${common.count(count, 'note or report', 'notes and reports')} that you removed on the other laptop ${count === 1 ? 'is' : 'are'} gone from here too.`,
  /** The sentences that say what came of an import. */
  outcome(result: ImportResult): string[] {
    const counts = transfer.counts(result)
    const removed = result.removed > 0 ? [transfer.removed(result.removed)] : []
    if (counts.length > 0) return [transfer.merged, ...counts, ...removed]
    return removed.length > 0 ? [transfer.onlyRemoved, ...removed] : [transfer.nothingNew]
  },
  counts: (result: ImportResult): string[] =>
    (Object.keys(counted) as Counted[])
      .filter((name) => result[name] > 0)
      .map((name) => common.count(result[name], ...counted[name])),
  missing: (courses: readonly string[]) =>
    courses.length === 1
      ? `The course “${courses[0]}” is not in your library. What you did in it is kept and shows once you add the course.`
      : `The courses ${courses.map((id) => `“${id}”`).join(', ')} are not in your library. What you did in them is kept and shows once you add them.`,
  refused: 'Nothing was imported, and nothing was changed.',
  refusal: (refusal: ImportRefusal): { sentence: string; where: string | null } => {
    switch (refusal.code) {
      case 'empty':
        return { sentence: 'The file is empty. Export and copy it once more.', where: null }
      case 'not-lectern':
        return {
          sentence: 'This is not an export of Lectern. Choose a file that “Export everything” wrote.',
          where: null,
        }
      case 'newer':
        return {
          sentence:
            'This file was written by a newer Lectern. Install the newer version here, then import it again.',
          where: `The file has version ${refusal.version}; this Lectern reads up to ${refusal.known}.`,
        }
      case 'broken-line':
        return { sentence: damaged, where: `Line ${refusal.line}: the line is not whole.` }
      case 'line-too-long':
        return {
          sentence: damaged,
          where: `Line ${refusal.line}: longer than ${refusal.megabytes} MB. No line of an export is.`,
        }
      case 'cut-off':
        return {
          sentence:
            'The file is not whole: lines are missing, perhaps because the download was broken off. Export once more and import that file.',
          where: null,
        }
      case 'changed-file':
        return {
          sentence: 'The file changed while it was being imported. Choose it again.',
          where: null,
        }
      case 'unknown-table':
        return { sentence: damaged, where: `Line ${refusal.line}: there is no table “${refusal.table}”.` }
      case 'unknown-column':
        return {
          sentence: changed,
          where: `Line ${refusal.line}: the table “${refusal.table}” has no column “${refusal.column}”.`,
        }
      case 'broken-value':
        return {
          sentence: changed,
          where: `Line ${refusal.line}, table “${refusal.table}”: “${refusal.column}” has a value that Lectern never writes.`,
        }
      case 'changed-question':
        return {
          sentence: changed,
          where: `Line ${refusal.line}, table “question_version”: the question doesn’t match its “hash”.`,
        }
      case 'misfit':
        return {
          sentence: changed,
          where: `Line ${refusal.line}, table “${refusal.table}”: “${refusal.column}” doesn’t match the lines it belongs with.`,
        }
      case 'impossible-row':
        return {
          sentence: changed,
          where: `Line ${refusal.line}, table “${refusal.table}”: this row can’t be right.`,
        }
    }
  },
}
