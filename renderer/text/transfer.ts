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

const damaged = 'The file is damaged, perhaps because it was not copied whole. Export and copy it once more.'

export const transfer = {
  title: 'Your data',
  what: 'Export everything you did into one file, take it to another laptop, and import it there. Merging never loses or doubles anything: each answer counts once, however often and in whatever order files come in.',
  exportAll: 'Export everything',
  exportAnswers: 'Export answers as CSV',
  exportWhat:
    '“Everything” is a file of JSON lines that Lectern reads again. The CSV is the list of your answers for a spreadsheet.',
  import: 'Import from another laptop',
  importWhat:
    'Choose the exported file, or drop it anywhere on this page. A backup is made first. Settings stay as they are here.',
  dropHere: 'Drop the file to import it',
  notAnExport: (name: string) =>
    `“${name}” is not an export of Lectern. Choose a file whose name ends in .jsonl.`,
  sending: 'Copying the file',
  merging: 'Merging',
  nothingNew: 'Nothing new: everything in this file was here already.',
  merged: 'Imported. New here:',
  onlyRemoved: 'Imported. Nothing is new here.',
  removed: (count: number) =>
    `${common.count(count, 'note or report', 'notes and reports')} that you removed on the other laptop ${count === 1 ? 'is' : 'are'} gone from here too.`,
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
      case 'cut-off':
        return {
          sentence:
            'The file is not whole: lines are missing, perhaps because the download was broken off. Export once more and import that file.',
          where: null,
        }
      case 'unknown-table':
        return { sentence: damaged, where: `Line ${refusal.line}: there is no table “${refusal.table}”.` }
      case 'broken-value':
        return { sentence: damaged, where: `Line ${refusal.line}: “${refusal.column}” cannot be read.` }
      case 'impossible-row':
        return { sentence: damaged, where: `Line ${refusal.line}: a row that cannot be right.` }
    }
  },
}
