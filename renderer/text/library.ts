import { wholeNumber } from './whole-number.ts'
import type { AddEvent, ChapterState, Finding } from '../../electron/contract/library.ts'

type Result = Extract<AddEvent, { kind: 'result' }>

const count = (number: number, one: string, many: string) =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`

/** Endings of files in a sentence, such as “.lectern or .gift”. */
const anyOf = (endings: readonly string[]) =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(endings)

function changed(
  name: string,
  many: string,
  changes: { added: number; changed: number; removed: number },
): string {
  const parts = [
    changes.added && `${changes.added} added`,
    changes.changed && `${changes.changed} changed`,
    changes.removed && `${changes.removed} removed`,
  ].filter(Boolean)
  return parts.length ? `${many}: ${parts.join(', ')}.` : `No ${name} changed.`
}

function replacedInWords(replaced: Result['replaced'], course: Result['course']): string {
  if (!replaced || replaced.version === course?.version) return 'another file of the same version'
  return replaced.isNewer
    ? `version ${replaced.version}, which is the newer one: add its file again to go back`
    : `version ${replaced.version}`
}

export const library = {
  title: 'Library',
  empty: 'No courses yet',
  emptyHow: (endings: readonly string[]) =>
    `A course comes as a ${anyOf(endings)} file. Drop one anywhere on this window, or choose it.`,
  addCourse: 'Add a course',
  dropHere: (endings: readonly string[]) => `Drop the ${anyOf(endings)} file to add the course`,
  notACourseFile: (name: string, endings: readonly string[]) =>
    `Lectern can’t add “${name}”. Choose a file whose name ends in ${anyOf(endings)}.`,
  preparing: 'The courses that came with Lectern are being prepared. This happens once.',
  phases: {
    unpack: 'Unpacking',
    read: 'Reading',
    check: 'Checking',
    compile: 'Compiling',
    store: 'Storing chapters',
  },
  bundledCourse: 'A course of the content folder',
  sending: 'Copying the file',
  progress: (done: number, total: number) => `${wholeNumber(done)} of ${wholeNumber(total)}`,
  open: 'Open course',
  begin: 'Start reading',
  goOn: 'Continue',
  goOnWhere: 'Continue where I was',
  passedOf: (passed: number, all: number) => `${passed} of ${count(all, 'chapter', 'chapters')} passed`,
  examFacts: (exam: { minutes: number; questions: number; scale: { pass: number; max: number } }) =>
    `${exam.minutes} minutes · ${exam.questions} questions · pass at ${exam.scale.pass} of ${exam.scale.max}`,
  size: (chapters: number, questions: number) =>
    [
      ...(chapters > 0 ? [count(chapters, 'chapter', 'chapters')] : []),
      count(questions, 'question', 'questions'),
    ].join(' · '),
  selfCheck: 'Self-check',
  selfCheckOf: (title: string) => `Self-check: ${title}`,
  reading: (time: string) => `${time} to read`,
  version: (version: string, licence: string | null) => `Version ${version}${licence ? ` · ${licence}` : ''}`,
  remove: 'Remove course',
  removeTitle: (title: string) => `Remove “${title}”?`,
  removeWhat:
    'The chapters and questions leave the library. Your progress, notes and scores stay and come back when you add the course again.',
  removed: (title: string) => `“${title}” was removed. Your progress in it is kept.`,
  offerTitle: 'Add this course?',
  offerWhat:
    'You opened this file with Lectern. Add it if you know where it comes from. It can’t run anything on your computer, and you can remove the course later.',
  offerAdd: 'Add course',
  addTitle: 'Adding a course',
  resultTitle: {
    added: 'Course added',
    updated: 'Course updated',
    older: 'Older version added',
    unchanged: 'Nothing to update',
    refused: 'Course not added',
  },
  result: ({ outcome, course, replaced, findings }: Result, file: string): string => {
    const name = course ? `“${course.title}” ${course.version}` : `“${file}”`
    const errors = findings.filter(({ severity }) => severity === 'error').length
    switch (outcome) {
      case 'added':
        return `${name} is in the library.`
      case 'updated':
        return `${name} took the place of ${replacedInWords(replaced, course)}. Your progress is kept.`
      case 'unchanged':
        return `${name} is already in the library, just as in this file.`
      case 'refused':
        return `${name} has ${count(errors, 'error', 'errors')}. Nothing was added. Whoever wrote the course can mend it with the list below.`
    }
  },
  changes: (changes: NonNullable<Result['changes']>) => [
    changed('chapter', 'Chapters', changes.chapters),
    changed('question', 'Questions', changes.questions),
  ],
  findings: 'Errors',
  remarks: (number: number) => `${count(number, 'remark', 'remarks')} for the author`,
  /** A finding that is about the file as a whole has “.” for its file. */
  findingAt: ({ file, line, column }: Finding) => (file === '.' ? 'The file' : `${file}:${line}:${column}`),
  more: (hidden: number) => `and ${wholeNumber(hidden)} more`,
  copyFindings: 'Copy findings',
  copied: 'The findings are on the clipboard.',
  notCopied: 'The clipboard could not be written. Select the list and copy it by hand.',
  severity: { error: 'Error', warning: 'Warning' },
  done: 'Done',
  // the course page
  chapters: 'Chapters',
  filterLabel: 'Filter chapters',
  filterHint: 'Title or number',
  states: {
    all: 'All',
    locked: 'Locked',
    open: 'Open',
    reading: 'Reading',
    passed: 'Passed',
    bank: 'Questions only',
  } satisfies Record<ChapterState | 'all', string>,
  stateLabel: 'State',
  domain: (id: string, title: string) => `${id}. ${title}`,
  weight: ([from, to]: [number, number]) =>
    from === to ? `${from} % of the exam` : `${from} to ${to} % of the exam`,
  outlineAsOf: (date: string) => `Exam outline as of ${date}`,
  noMatch: 'No chapter matches. Clear the filter to see them all.',
  clearFilter: 'Clear filter',
  shown: (shown: number, all: number) => `${shown} of ${count(all, 'chapter', 'chapters')} shown`,
  score: (share: string) => `best ${share}`,
  levels: { beginner: 'Beginner', intermediate: 'Intermediate', advanced: 'Advanced' },
  glossary: 'Glossary',
  lookAlikes: 'Look-alikes',
  notes: 'Notes',
  whatOpens: (percent: string) => `A self-check of ${percent} opens the next chapter.`,
  allOpen: 'All chapters are open.',
  goOnKey: 'Continue where I was',
  filterKey: 'Filter the chapters',
  scope: 'On the course page',
}
