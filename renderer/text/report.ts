import { wholeNumber } from './whole-number.ts'
import type { NextStep, OddQuestion, ReportTrend } from '../../electron/contract/report.ts'

const count = (number: number, one: string, many: string) =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`
const percent = (share: number) => `${Math.round(share * 100)} %`

/** Percent of the exam: with a decimal under ten, where a whole number would hide the order. */
function ofExam(value: number): string {
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return `${rounded} %`
}

const chapterName = ({ number, title }: { number: number; title: string }) => `chapter ${number}, ${title}`

/** What to do, why, and what the button says. Without scores where quiet is on. */
function next(step: NextStep, isQuiet: boolean): { sentence: string; why: string; button: string } {
  switch (step.kind) {
    case 'begin':
      return step.chapter
        ? {
            sentence: `Read ${chapterName(step.chapter)}.`,
            why: 'No question is answered yet, and reading comes first.',
            button: `Read chapter ${step.chapter.number}`,
          }
        : {
            sentence: 'Practise a first round of questions.',
            why: 'There’s nothing left to read, and you haven’t answered a practice question yet.',
            button: 'Practise',
          }
    case 'answer':
      return {
        sentence: `Answer ${count(step.missing, 'more question', 'more questions')}${
          step.domain ? `, some of them in “${step.domain.title}”` : ''
        }.`,
        why: isQuiet
          ? 'Then there is enough to tell where you stand.'
          : 'Then there is enough to tell your chances.',
        button: step.domain ? 'Practise this domain' : 'Practise',
      }
    case 'review':
      return {
        sentence: `Review the ${count(step.due, 'card', 'cards')} that are due.`,
        why: 'You knew them once, and what is due is forgotten day by day; everything else waits better.',
        button: 'Review',
      }
    case 'read':
      return {
        sentence: `Read ${chapterName(step.chapter)}.`,
        why: `About ${Math.round(step.unreadWeight)} % of the exam lies in chapters that you have not passed yet.`,
        button: `Read chapter ${step.chapter.number}`,
      }
    case 'practise': {
      const guess = step.tooEarly ? ' With fewer than 5 answers in it, that is a guess.' : ''
      return {
        sentence: `Practise “${step.objective.title}”.`,
        why: isQuiet
          ? `Of all objectives it probably costs you most in the exam.${guess}`
          : `It probably costs you ${ofExam(step.expectedLoss)} of the exam, more than any other objective; all together cost ${ofExam(step.totalLoss)}.${guess}`,
        button: 'Practise this objective',
      }
    }
    case 'exam':
      return {
        sentence: 'Sit a mock exam.',
        why: isQuiet
          ? 'Your answers go well; an exam shows whether that holds against the clock.'
          : `Your answers speak for a chance of about ${percent(step.pass)} to pass; an exam shows whether that holds against the clock.`,
        button: 'Mock exam',
      }
  }
}

export const report = {
  title: 'Report',
  titleOf: (course: string) => `Report: ${course}`,
  nextLabel: 'What to do next',
  next,
  loadingPanel: 'What to do next is being worked out.',
  panelLinks: 'Where you stand',
  links: {
    report: 'Report',
    readiness: 'Readiness',
    review: 'Review',
    plan: 'Plan',
    progress: 'Progress',
    odd: 'Odd questions',
    method: 'How it is reckoned',
    toCourse: 'Back to the course',
    toReport: 'Back to the report',
    settings: 'Settings',
  },
  print: 'Print',
  quietBrief: 'Quiet can be switched off in',
  quiet: 'Quiet is on: estimates, chances and scores are hidden. It can be switched off in',
  none: 'No answers yet',
  noneWhat:
    'From the first answer on this page ranks the parts of the course by what they will probably cost you in the exam. Until then the order follows the weights of the exam alone.',
  answered: (answered: number) =>
    `Reckoned from your first answers to ${count(answered, 'question', 'questions')}.`,
  gone: (gone: number) =>
    `${count(gone, 'further answer was', 'further answers were')} given in chapters that the course does not have any more; ${gone === 1 ? 'it counts' : 'they count'} for nothing here.`,
  loss: (loss: number, questions: number | null) =>
    questions === null
      ? `As things stand, about ${ofExam(loss)} of the exam would be lost.`
      : `As things stand, about ${ofExam(loss)} of the exam would be lost: ${Math.round((loss / 100) * questions)} of ${count(questions, 'question', 'questions')}.`,
  weakest: 'What costs most',
  weakestQuiet: 'What to work on, in this order',
  weakestLine: (title: string, loss: string | null) => (loss ? `${title}: ${loss}` : title),
  topics: 'Where the exam would be lost',
  topicsQuiet: 'What to work on, in this order',
  topicsHow:
    'The worst stands first: the weight in the exam times what is not mastered. Open a row to see what it is made of.',
  columns: {
    topic: 'Part of the course',
    weight: 'Weight',
    answered: 'Answered',
    mastery: 'Mastery, estimated',
    trend: 'Trend',
    loss: 'Probably lost',
  },
  domain: (id: string, title: string) => `${id}. ${title}`,
  objective: (id: string, title: string) => `${id} ${title}`,
  chapter: (number: number, title: string) => `${number} · ${title}`,
  weight: ofExam,
  /** Answers stay with their chapter when an update of the course takes the question away. */
  answeredOf: (answered: number, questions: number) =>
    answered > questions
      ? `${wholeNumber(answered)}, now ${count(questions, 'question', 'questions')}`
      : `${wholeNumber(answered)} of ${wholeNumber(questions)}`,
  percent,
  range: (low: number, high: number) => `${Math.round(low * 100)} to ${Math.round(high * 100)} %`,
  tooEarly: 'too early to tell',
  trends: {
    up: 'better lately',
    down: 'worse lately',
    steady: 'steady',
    unknown: '–',
  } satisfies Record<ReportTrend, string>,
  trendUnknown: 'not known yet',
  lost: ofExam,
  lostQuestions: (questions: number) => {
    const rounded = questions < 10 ? Math.round(questions * 10) / 10 : Math.round(questions)
    return `${rounded} ${rounded === 1 ? 'question' : 'questions'}`
  },
  practise: 'Practise',
  practiseName: (title: string) => `Practise ${title}`,
  missed: (missed: number) => `Missed (${missed})`,
  missedName: (missed: number, title: string) =>
    `Practise the ${count(missed, 'missed question', 'missed questions')} of ${title}`,
  chapters: 'Chapters',
  chaptersName: (title: string) => `Show the chapters of ${title}`,
  read: 'Read',
  readName: (title: string) => `Read ${title}`,
  openAll: 'Open all',
  closeAll: 'Close all',
  earlyNote:
    'Under 5 answers an estimate says more of the rest of the course than of the part itself: it is ranked all the same, and called too early. The shaded band is where mastery probably lies (95 %).',
  keys: {
    scope: 'In the report',
    all: 'Open or close all rows',
    next: 'Do what comes next',
    print: 'Print',
  },

  oddTitle: 'Odd questions',
  oddWhat:
    'Questions that your own answers contradict. Something may be wrong with them rather than with you: whoever keeps the course will want to look.',
  oddNone: 'No odd questions',
  oddNoneWhat:
    'A question comes up here when at least 3 of your answers contradict it: when you miss it at your best and get it at your worst, or when it is far harder or easier than the course says.',
  oddReason: {
    reversed: 'Missed when you were strong, right when you were weak: the key or the wording may be wrong.',
    harder: 'Far harder for you than the course says.',
    easier: 'Far easier for you than the course says.',
  } satisfies Record<OddQuestion['reason'], string>,
  oddEvidence: ({ attempts, earned, expected, strengthMissed, strengthGot }: OddQuestion) => {
    const asked = `Answered ${count(attempts, 'time', 'times')}: you earned ${percent(earned)} of the points, where ${percent(expected)} were to be expected.`
    if (strengthMissed === null || strengthGot === null) return asked
    return `${asked} In its chapter you stood at ${percent(strengthMissed)} when you missed it, and at ${percent(strengthGot)} when you got it.`
  },
  oddDifficulty: (difficulty: number) =>
    `The course calls it ${['easy', 'middling', 'hard'][difficulty - 1] ?? 'middling'}.`,
  oddGone: 'Its chapter is not in the course any more.',
  oddChapter: (number: number, title: string) => `Chapter ${number}: ${title}`,
}
