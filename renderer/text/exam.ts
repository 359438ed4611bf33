import { wholeNumber } from './whole-number.ts'
import type { ClockRule, ExamChoice } from '../../electron/contract/exam.ts'
import type { ExamRestart } from '../../electron/contract/exam-result.ts'

const count = (number: number, one: string, many: string) =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`

/** "9:05" or "1:09:05"; a second that has begun counts, so that 0:00 is the end. */
const clock = (milliseconds: number) => {
  const seconds = Math.ceil(milliseconds / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}

/** Time as it is told in words: "45 s", "3 min 5 s", "1 h 12 min". */
const spent = (milliseconds: number) => {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`
}

/** Time on a page that does not count on: whole minutes that are surely there. */
const about = (milliseconds: number) =>
  milliseconds < 60_000 ? 'less than a minute' : spent(Math.floor(milliseconds / 60_000) * 60_000)

/** "3, 5 to 7 and 9" */
const numbers = (runs: readonly (readonly [number, number])[]) =>
  new Intl.ListFormat('en-GB').format(
    runs.flatMap(([from, to]) => {
      if (from === to) return [String(from)]
      return to === from + 1 ? [String(from), String(to)] : [`${from} to ${to}`]
    }),
  )

const kinds = {
  full: 'Full exam',
  half: 'Half an exam',
  sprint: '10-minute sprint',
  domain: 'One domain',
  custom: 'Your own length',
} satisfies Record<ExamChoice['kind'], string>

/** "20 to 25 %", or "20 %" */
export const percentRange = ([from, to]: readonly [number, number]) =>
  from === to ? `${from} %` : `${from} to ${to} %`

/** The mock exam, from its start page to its end. */
export const exam = {
  title: 'Mock exam',
  clock,
  spent,
  about,
  numbers,
  kinds,

  start: {
    back: 'Back to the course',
    lead: 'Like the real one: timed, no help, no answers before the end.',
    history: 'Your sittings',
    which: 'Which exam',
    whichDomain: 'Domain',
    questions: 'Questions',
    minutes: 'Minutes',
    needsNumbers: 'Give whole numbers: 1 to 500 questions and 1 to 600 minutes.',
    onlyCustom: 'This course says nothing about a real exam, so you choose the length yourself.',
    plan: 'What will be asked',
    planSum: (questions: number, minutes: number) =>
      `${count(questions, 'question', 'questions')} in ${count(minutes, 'minute', 'minutes')}`,
    perQuestion: (milliseconds: number) => `${spent(milliseconds)} for each question`,
    lacks: (questions: number, wanted: number) =>
      `The course has exam questions for ${questions} of the ${wanted} that this exam asks for, so it is shorter.`,
    fills: 'Where a domain has too few questions, the others fill up.',
    seenBefore: (seen: number, of: number) =>
      seen === 0
        ? 'None of them was in an earlier sitting.'
        : seen === of
          ? 'All of them were in an earlier sitting; those you saw least come first.'
          : `${seen} of them ${seen === 1 ? 'was' : 'were'} in an earlier sitting; the others are new to you.`,
    columns: {
      domain: 'Domain',
      weight: 'Weight',
      asked: 'Asked',
      pool: 'In the pool',
    },
    weight: percentRange,
    fewer: (wanted: number) => `${wanted} by weight`,
    noQuestions: 'No exam questions yet',
    noQuestionsWhat:
      'The chapters of this course hold no questions for a mock exam. An update of the course may bring some.',
    rules: 'The rules',
    rule: {
      pace: 'One question at a time. Go back and forth as you like; mark what you want to see again.',
      points:
        'Each right part of an answer is one point. Nothing is taken off for a wrong one, so answer everything.',
      blank: 'What is left blank counts as wrong, in the score and in the report.',
      key: 'What is right, and why, is shown after the end.',
      keys: 'Enter and → go to the next question. On answers side by side, such as Yes and No, → chooses among them instead, and Enter still goes on. ? lists all keys.',
      end: 'When the time is up, what is stored is submitted.',
    },
    scaled: (pass: number, max: number) =>
      `Your points become a score up to ${max}; ${pass} passes. The real exam’s own formula is not published, so this score is an estimate.`,
    unscaled: 'The result is in points: this course names no scale.',
    clockRule: 'When the laptop sleeps or Lectern is closed',
    clockRules: {
      real: 'Real time',
      working: 'Working time',
    } satisfies Record<ClockRule, string>,
    clockWhat: {
      real: 'The clock keeps running, as in a test center. If your computer restarts, its own clock says how long it was off. If that clock is wrong, so is your time; you’ll see how much it counted.',
      working: 'The clock stops until you come back.',
    } satisfies Record<ClockRule, string>,
    begin: 'Start exam',
    isRunning: 'One exam runs at a time. Go on with the running one, or end it, to start another.',
  },

  running: {
    label: 'Running mock exam',
    what: (course: string) => `A mock exam of “${course}” is running.`,
    state: (answered: number, of: number, left: string) => `${answered} of ${of} answered, ${left} left.`,
    clock: {
      real: 'The clock runs on.',
      working: 'The clock stands still meanwhile.',
    } satisfies Record<ClockRule, string>,
    elsewhere: 'It is open in another window.',
    goOn: 'Go on',
  },

  restart: {
    sentence: ({ counted, isLeast, endedIt }: ExamRestart) => {
      const away = about(counted)
      if (endedIt)
        return `Time ran out while your computer was off: by its clock, you were away for ${away}. If that clock was wrong, you can leave this exam out of your statistics.`
      return isLeast
        ? `Your computer restarted during this exam, and its clock was set back. Lectern can’t tell how long it was off, so only the time since it restarted counted: ${away}.`
        : `Your computer restarted during this exam. By its clock, you were away for ${away}, and that time counted.`
    },
    close: 'Got it',
  },

  room: {
    place: (number: number, of: number) => `Question ${number} of ${of}`,
    pageTitle: (number: number) => `Question ${number}`,
    progress: (answered: number, of: number) => `${answered} of ${of} answered`,
    bar: 'Exam',
    left: 'Time left',
    hideTime: 'Hide time',
    showTime: 'Show time',
    warning: (minutes: number) => `${count(minutes, 'minute', 'minutes')} left.`,
    mark: 'Mark for review',
    marked: 'Marked for review',
    unmarked: 'No longer marked.',
    comment: 'Comment',
    commentLabel: 'Your comment on this question',
    commentWhat: 'Only you see it: on the review screen and in the result.',
    appearance: 'Text and colours',
    appearanceWhat: 'Stored as your setting, here and everywhere in Lectern.',
    help: 'Keys',
    review: 'Review screen',
    previous: 'Previous',
    next: 'Next',
    states: { stored: 'Stored', storing: 'Storing …', failed: 'Not stored' },
    given: (given: number, of: number) => `${given} of ${of} given. What is left empty earns nothing.`,
    notStored: (sentence: string) => `${sentence} What you gave stays on screen until it is stored.`,
    toLibrary: 'To the library',
    keys: {
      scope: 'In the exam',
      next: 'Next question',
      previous: 'Question before',
      mark: 'Mark for review, or take the mark away',
      review: 'Review screen, and back to the question',
      time: 'Hide or show the time',
      comment: 'Comment on the question',
    },
  },

  leaving: {
    stored: {
      title: 'Leave the running exam?',
      what: 'It does not end: the library leads back to it.',
      leave: 'Leave',
    },
    unstored: {
      title: 'Not everything is stored',
      what: 'Your last changes could not be stored. If you leave now they are lost, and the exam goes on with what is stored.',
      leave: 'Leave without them',
    },
    stay: 'Stay',
  },

  elsewhere: {
    title: 'The exam is open in another window',
    what: 'An exam has one window at a time, so that no answer is given twice.',
    takeOver: 'Take over here',
    takeOverWhat: 'The other window then stops. Everything that is stored comes along.',
    lostTitle: 'The exam went on in another window',
    lostWhat: 'That window took it over; this one stores nothing any more.',
    takeBack: 'Take it back',
  },

  review: {
    title: 'Review screen',
    back: (number: number) => `Back to question ${number}`,
    end: 'End exam',
    filter: 'Show',
    filters: { all: 'All', unanswered: 'Unanswered', marked: 'Marked', answered: 'Answered' },
    option: (name: string, number: number) => `${name} (${number})`,
    none: {
      all: 'There is no question.',
      unanswered: 'Every question is answered.',
      marked: 'No question is marked. M marks the one on screen.',
      answered: 'No question is answered yet.',
    },
    grid: 'Questions by number',
    list: 'Questions with their first words',
    states: { yes: 'answered', partly: 'partly answered', no: 'unanswered' },
    marked: 'marked',
    commented: 'with a comment',
    name: (number: number, states: string) => `Question ${number}, ${states}`,
    signs:
      'Filled is answered, half filled partly, empty not yet. A flag marks what you wanted to see again.',
    endTitle: 'End the exam?',
    endWhat: 'What is stored is graded. You cannot come back to the questions.',
    unanswered: (list: string, number: number) =>
      number === 1 ? `Question ${list} is not answered.` : `${number} questions are not answered: ${list}.`,
    partly: (list: string, number: number) =>
      number === 1
        ? `Question ${list} is only partly answered.`
        : `${number} questions are only partly answered: ${list}.`,
    markedStill: (list: string, number: number) =>
      number === 1 ? `Question ${list} is still marked.` : `${number} questions are still marked: ${list}.`,
    allAnswered: (number: number) =>
      number === 1 ? 'The one question is answered.' : `All ${number} questions are answered.`,
    nothingLost: 'A wrong answer costs nothing, an empty one earns nothing.',
    goOn: 'Go on with the exam',
  },
}
