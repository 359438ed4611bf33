import type { Refusal } from '../../electron/contract/base.ts'

const notHere: Record<string, string> = {
  course: 'This course is not in the library. It may have been removed; add it again to go on.',
  chapter: 'This chapter is not in the course. It may have been removed by an update.',
  'bank-text': 'There’s nothing to read here, only questions. Practice them instead.',
  question: 'This question is not part of the course any more. Start again without it.',
  'self-check': 'This chapter has no self-check.',
  upload: 'The file did not arrive whole. Choose it once more.',
  backup: 'This backup is no longer in the backup folder.',
  practice: 'This practice session is not here. Start another one from the course page.',
  'practice-questions': 'No practice question matches. Choose more of the course, or other questions.',
  report: 'This report was already removed.',
  annotation: 'This note was already removed.',
  exam: 'This exam is not here any more. It may belong to another data folder.',
  profile: 'This learner is not here any more. Load the page again.',
  due: 'Nothing is due any more. Load the page again to see what is.',
  review: 'This review is not here. Start another one from the review page.',
  term: 'The course does not define this term any more. End the review to go on without it.',
  download: 'There is no such file to download.',
  'exam-questions': 'This course has no exam questions for that. Choose another exam.',
}

const notNow: Record<string, string> = {
  'second-answer': 'This question was already answered, perhaps in another window. Load the page again.',
  'response-type': 'The question has changed since it was shown. Load the page again.',
  'too-many': 'More is chosen than the question asks for. Take one back.',
  finished: 'This session is finished. Start another one to go on.',
  unfinished: 'This session is not finished yet. Go on with it first.',
  'bundled-course': 'This course came with Lectern and cannot be removed.',
  reveal: 'This question is answered, not revealed.',
  'exam-running': 'An exam is running, and one runs at a time. Go on with it, or end it first.',
  importing: 'An import is running. Wait until it’s done, or cancel it under Your data in Settings.',
  'profile-name': 'Another learner has this name. Choose one that tells you apart.',
  'profile-current': 'This learner is studying now. Change to another one first.',
  'profile-first': 'The first learner of a data folder cannot be taken away.',
  'exam-ended': 'This exam has ended. Its result is in your sittings.',
  'exam-elsewhere': 'Another window has the exam. Take it over to go on here.',
  'no-blueprint':
    'This course does not describe a real exam. Choose the number of questions and minutes yourself.',
}

/** What happened, why, and what to do, for each code of the contract. */
export const errors = {
  sentence({ code, data }: Refusal): string {
    switch (code) {
      case 'NOT_HERE':
        return notHere[data.what ?? ''] ?? 'What was asked for is not here any more.'
      case 'NOT_NOW':
        return notNow[data.what ?? ''] ?? 'This cannot be done now. Load the page again.'
      case 'OTHER_LEARNER':
        return 'Another learner is studying now, so nothing was stored. Reload the page to go on as that learner.'
      case 'CHAPTER_LOCKED':
        return 'This chapter is still locked.'
      case 'STORAGE_FULL':
        return 'The disk is full, so nothing was stored. Make some room, then try again.'
      case 'STORAGE_READ_ONLY':
        return `The data folder cannot be written${data.path ? ` (${data.path})` : ''}, so nothing was stored. Allow writing to it, then try again.`
      case 'STORAGE_CLOSED':
        return 'The data is not open. Load the page again to see why.'
      case 'STORAGE_FAILED':
        return `Storing failed (${data.reason ?? 'no reason given'}). Try again; if it goes on, restore a backup in Settings.`
      case 'UNREACHABLE':
        return 'Lectern does not answer. It may have been closed: start it again, then try once more.'
      case 'NOT_LET_IN':
        return 'Lectern was started again since this tab was opened. Run “npm start” to open a new window.'
      case 'UNEXPECTED':
        return 'Something went wrong that Lectern has no name for. Try again; what you stored before is safe.'
    }
  },
}
