import { common } from './common.ts'
import { wholeNumber } from './whole-number.ts'
import type { PracticeChoice } from '../../electron/contract/practice.ts'

const questions = (count: number) => common.count(count, 'question', 'questions')
const noneLeft = 'Nothing matches. Choose more of the course, or other questions.'

/** Practice: choosing questions, answering them, looking back; flags, notes and reports on questions. */
export const practice = {
  title: 'Practise',
  practise: 'Practise',
  what: (count: number) =>
    count === 1
      ? 'This course has one practice question. It is not asked in self-checks or mock exams.'
      : `${wholeNumber(count)} practice questions. None of them is asked in self-checks or mock exams.`,
  empty: 'No practice questions in this course',
  emptyHow:
    'This course brings questions for its self-checks only. You find them at the end of each chapter.',
  toCourse: 'To the course',
  marked: 'Flagged, noted and reported',

  unfinished: 'A session is open',
  unfinishedWhat: (answered: number, of: number, begun: string) =>
    `${answered} of ${of} answered, begun ${begun}. Starting another one ends it; what you answered counts.`,
  goOn: 'Go on with it',

  starts: {
    title: 'Start at once',
    quick: '10 quick ones',
    quickWhat: 'From the chapters you opened, least practised first',
    quickWhatAll: 'From the whole course, since no chapter is open yet',
    missed: 'What I missed',
    missedWhat: (count: number) => `${questions(count)} whose last answer was not right`,
    missedMost: (count: number, asked: number) => `${asked} of ${count} whose last answer was not right`,
    missedNone: 'Nothing so far: no last answer of yours was wrong',
    chapter: 'This chapter',
    chapterWhat: (number: number, title: string, count: number) =>
      `${number} · ${title}, ${questions(count)}`,
    chapterNone: (number: number, title: string) => `${number} · ${title} has no practice questions`,
    chapterNowhere: 'No chapter is open yet',
  },

  build: {
    title: 'Or choose for yourself',
    lastTime: 'Set as you chose it last time.',
    rows: { scope: 'From', which: 'Which', kind: 'Kind', session: 'Session' },
    change: (row: string) => `${row}: change`,
    scopeLegend: 'Part of the course',
    scopes: {
      all: 'Everything',
      opened: 'Opened chapters',
      domains: 'Domains',
      objectives: 'Objectives',
      chapters: 'Chapters',
    } satisfies Record<PracticeChoice['scope']['kind'], string>,
    scopeOf: {
      domains: (count: number) => (count === 0 ? 'No domain yet' : common.count(count, 'domain', 'domains')),
      objectives: (count: number) =>
        count === 0 ? 'No objective yet' : common.count(count, 'objective', 'objectives'),
      chapters: (count: number) =>
        count === 0 ? 'No chapter yet' : common.count(count, 'chapter', 'chapters'),
    },
    none: 'None',
    all: 'All',
    filterChapters: 'Filter the chapters',
    filterHint: 'Number or words of the title',
    noChapter: 'No chapter has these words in its title.',
    checked: (count: number, of: number) => `${count} of ${of} chosen`,
    whichLegend: 'By what you did with them',
    which: {
      any: 'Any',
      unseen: 'Never answered',
      missed: 'Missed last time',
      flagged: 'Flagged',
      rested: 'Not shown lately',
    } satisfies Record<PracticeChoice['which']['kind'], string>,
    rested: (sessions: number) =>
      sessions === 1 ? 'Not in the last session' : `Not in the last ${sessions} sessions`,
    restedField: 'Sessions to look back',
    withCount: (name: string, count: number) => `${name} (${wholeNumber(count)})`,
    typesLegend: 'Types of question',
    allTypes: 'All types',
    typesOf: (count: number) => common.count(count, 'type', 'types'),
    difficultiesLegend: 'Difficulty',
    allDifficulties: 'All difficulties',
    countLegend: 'How many',
    countField: 'Another number',
    upTo: (count: number) => (count === 1 ? '1 question' : `Up to ${count} questions`),
    timeLegend: 'Time',
    untimed: 'No time limit',
    timed: 'Timed',
    minutesField: 'Minutes',
    pace: (seconds: number, count: number, minutes: number) =>
      `The exam gives ${seconds} seconds for each question: ${minutes} min for ${questions(count)}. The time stands still while Lectern is closed.`,
    timedWhat: 'The time stands still while Lectern is closed or the computer sleeps.',
    feedbackLegend: 'Right, wrong and why',
    feedback: {
      once: 'After each answer',
      end: 'At the end',
    } satisfies Record<PracticeChoice['feedback'], string>,
    feedbackShort: {
      once: 'reasons after each answer',
      end: 'reasons at the end',
    } satisfies Record<PracticeChoice['feedback'], string>,
    matching: (matching: number, asked: number) =>
      matching === 0
        ? noneLeft
        : asked < matching
          ? `${wholeNumber(matching)} match, ${asked} of them are asked.`
          : `${questions(matching)} ${matching === 1 ? 'matches' : 'match'}.`,
    start: 'Start practice',
  },

  session: {
    title: 'Practice',
    place: (place: number, of: number) => `Question ${place} of ${of}`,
    progress: (answered: number, of: number) => `${answered} of ${of} answered`,
    answerEnd: 'Store the answer',
    summary: 'See the summary',
    toSummary: 'Back to the summary',
    end: 'End the session',
    endTitle: 'End the session now?',
    endWhat: (open: number) =>
      `${open === 1 ? '1 question is' : `${open} questions are`} unanswered. What you answered counts; the rest comes up again.`,
    stored: 'Answered. Right, wrong and why come at the end of the session.',
    storedSaid: (answered: number, of: number) => `Stored. ${answered} of ${of} answered.`,
    said: (grade: string, answered: number, of: number) => `${grade}. ${answered} of ${of} answered.`,
    timeLeft: 'Time left',
    timeSpoken: (minutes: number, seconds: number) =>
      minutes > 0
        ? `${common.count(minutes, 'minute', 'minutes')} left`
        : `${common.count(seconds, 'second', 'seconds')} left`,
    lastMinute: 'One minute left.',
    timeUp: 'The time is up. What you answered counts.',
    keys: { scope: 'In practice' },
  },

  summary: {
    title: 'Practice summary',
    /** @param of how many were answered */
    number: (right: number, of: number, unanswered: number) =>
      `${right} of ${of} right${unanswered > 0 ? `, ${unanswered} not answered` : ''}`,
    points: (points: number, of: number, time: string) =>
      `${points} of ${common.count(of, 'point', 'points')} in ${time}.`,
    /** In the place of the score when it is hidden. */
    answered: (answered: number, of: number) => `${answered} of ${of} answered`,
    time: (time: string) => `It took ${time}.`,
    all: 'Nothing was missed.',
    missed: (count: number) =>
      count === 1 ? 'One is worth another look.' : `${count} are worth another look.`,
    guessed: (count: number) => (count === 1 ? 'One was a guess.' : `${count} were guesses.`),
    nothing: 'No question was answered.',
    again: (count: number) => (count === 1 ? 'Again the one I missed' : `Again the ${count} I missed`),
    againQuiet: 'Again what I missed',
    more: 'Practise more',
    chapters: 'By chapter',
    chapterPoints: (points: number, of: number) => `${points} of ${common.count(of, 'point', 'points')}`,
    questions: 'Every question',
    look: 'Choose a question to see it again with your answer and all reasons.',
    filter: 'Show',
    filters: {
      all: 'All',
      missed: 'Not right',
      open: 'Not answered',
      guessed: 'Guessed',
      marked: 'Flagged or noted',
    },
    noneShown: 'No question of this session is among these.',
    states: {
      open: 'Not answered',
      answered: 'Answered',
      right: 'Right',
      partly: 'Partly right',
      wrong: 'Wrong',
    },
    guess: 'guessed',
    noted: 'noted',
    flagged: 'flagged',
    keys: { scope: 'In the summary', again: 'Again what I missed', more: 'Practise more' },
  },

  marks: {
    title: 'Flagged, noted and reported',
    what: 'The questions you flagged, wrote a note on or reported in this course, newest first.',
    filter: 'Kind',
    kinds: { all: 'Everything', flagged: 'Flagged', noted: 'Noted', reported: 'Reported' },
    shown: (count: number) => common.count(count, 'entry', 'entries'),
    kind: { flagged: 'Flagged', noted: 'Noted', reported: 'Reported' },
    empty: 'Nothing is flagged, noted or reported yet',
    emptyHow:
      'While you practise, M flags a question, N writes a note on it and P reports it. They gather here.',
    none: 'Nothing of this kind. Choose “Everything” to see the rest.',
    back: (course: string) => `Practise · ${course}`,
    openChapter: 'Open the chapter',
    unflag: 'Take the flag away',
    unflagged: 'The flag is gone.',
    removeNote: 'Remove note',
    removeReport: 'Remove report',
    reportRemoved: 'The report was removed.',
    practiseFlagged: (count: number) =>
      count === 1 ? 'Practise the flagged one' : `Practise the ${count} flagged`,
    exportCsv: 'Export reports as CSV',
    exportJson: 'Export reports as JSON',
    chapter: (number: number, title: string) => `${number} · ${title}`,
  },

  keys: {
    scope: 'On the practice page',
    begin: 'Start practice as chosen',
    goOn: 'Go on with the open session',
  },

  chapterButton: 'Practise this chapter',
  chapterNone: 'This chapter has no practice questions. Choose others under “Practise” on the course page.',
  /** "12:05", or "1:02:05". */
  clock: (seconds: number) => {
    const two = (number: number) => String(number).padStart(2, '0')
    const hours = Math.floor(seconds / 3600)
    const minutes = Math.floor(seconds / 60) % 60
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
  },
  /** "40 s", "6 min", "1 h 5 min". */
  duration: (milliseconds: number) => {
    const seconds = Math.round(milliseconds / 1000)
    return seconds < 60 ? `${seconds} s` : common.minutes(Math.round(seconds / 60))
  },
}
