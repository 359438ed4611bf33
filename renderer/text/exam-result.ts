import { common } from './common.ts'
import { exam, percentRange } from './exam.ts'
import type { ClockRule } from '../../electron/contract/exam.ts'
import type { EstimatedScore, QuestionOutcome, Sitting } from '../../electron/contract/exam-result.ts'

/** What a mock exam came to. */
export const examResult = {
  title: 'Result',
  titleOf: (course: string) => `Mock exam: ${course}`,
  /** In the place of the score when it is hidden. */
  quiet: 'The exam is graded',
  estimated: 'Estimated score',
  outOf: (max: number) => `of ${max}`,
  pointsLabel: 'Points',
  sentence: ({ value, low, high, pass }: EstimatedScore) => {
    const range = `a sitting like this one would probably end between ${low} and ${high}`
    if (low >= pass) return `Above the pass mark of ${pass}, and safely so: ${range}.`
    if (value >= pass) return `Above the pass mark of ${pass}, but not safely: ${range}.`
    if (high >= pass) return `Below the pass mark of ${pass}, though a pass is not ruled out: ${range}.`
    return `Below the pass mark of ${pass}: ${range}.`
  },
  tooFew: (questions: number, { low, high }: EstimatedScore) =>
    `${common.count(questions, 'question is', 'questions are')} too few to tell whether you would pass: a sitting like this one may end anywhere between ${low} and ${high}.`,
  unscaled: 'This course names no scale and no pass mark, so the result is in points.',
  estimate:
    'An estimate: the real exam’s formula is not published. 70 % of the points are taken as the pass mark.',
  scale: ({ value, low, high, min, max, pass }: EstimatedScore) =>
    `On a scale from ${min} to ${max}: estimated score ${value}, probable range ${low} to ${high}, pass mark ${pass}.`,
  pass: (pass: number) => `Pass ${pass}`,
  range: (low: number, high: number) => `probably ${low} to ${high}`,
  ended: {
    learner: 'You ended it.',
    time: 'The time was up.',
  } satisfies Record<Sitting['endedBy'], string>,
  facts: 'In figures',
  answers: 'Questions',
  timeUsed: 'Time used',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  clock: { real: 'real time', working: 'working time' } satisfies Record<ClockRule, string>,
  outcomes: {
    right: 'right',
    partly: 'partly right',
    wrong: 'wrong',
    unanswered: 'unanswered',
  } satisfies Record<QuestionOutcome, string>,
  domains: 'By domain',
  domainQuestions: (questions: number) => common.count(questions, 'question', 'questions'),
  weight: (weight: readonly [number, number]) => `${percentRange(weight)} of the real exam`,
  pace: 'Time for each question',
  paceSentence: (median: number | null, budget: number, slow: number) =>
    median === null
      ? 'No question was looked at long enough to measure.'
      : `Half of the questions took you ${exam.spent(median)} or less; the exam gives ${exam.spent(budget)} for each. ${
          slow === 0
            ? 'None took more than one and a half times that.'
            : `${slow} took more than one and a half times that.`
        }`,
  idle: (idle: number) =>
    `${exam.spent(idle)} went by idle, more than a minute after the last key or movement: shown hatched, not to scale.`,
  budget: (budget: number) => `${exam.spent(budget)} each`,
  slow: 'slow',
  slowTime: (time: string) => `${time}, slow`,
  paceBar: (number: number, active: string, idle: string | null) =>
    `Question ${number}: ${active}${idle ? `, and ${idle} idle` : ''}`,
  paceChart: (questions: number) =>
    `Bars for the time of ${common.count(questions, 'question', 'questions')}`,
  paceTable: 'Times as a table',
  columns: { question: 'Question', time: 'Time', idle: 'Idle', outcome: 'Outcome' },
  none: '–',
  questions: 'The questions, as they were asked',
  filter: 'Show',
  filters: {
    all: 'All',
    right: 'Right',
    partly: 'Partly',
    wrong: 'Wrong',
    unanswered: 'Unanswered',
    marked: 'Marked',
    slow: 'Slow',
  },
  empty: 'No question of this kind. Choose another filter.',
  openAll: 'Open all',
  closeAll: 'Close all',
  question: (number: number) => `Question ${number}`,
  earned: (points: number, of: number) => `${points} of ${of}`,
  marked: 'You marked it for review.',
  flagged: 'You flagged it.',
  struck: (letters: string) => `You struck out ${letters}.`,
  comment: 'Your comment',
  note: 'Your note',
  print: 'Print',
  csv: 'Download CSV',
  json: 'Download JSON',
  again: 'Another exam',
  toCourse: 'To the course',
  history: 'All sittings',
  actions: 'What to do next',
  hiddenNow: 'This sitting is left out of statistics.',
  mostlyBlank:
    'Fewer than half of the questions are answered, and what is left blank counts as wrong. If you ended this sitting by mistake, leave it out of statistics: its result stays as it is.',
  keys: {
    scope: 'In the result',
    table: 'Times as a table, or as a chart',
    all: 'Open or close all questions',
    print: 'Print',
  },
}

/** The mock exams that are over. */
export const examHistory = {
  title: 'Your sittings',
  trendNone: 'From the second sitting that counts, a trend shows here.',
  /** @param each how many sittings stand on either side */
  trend: (change: number, each: number) => {
    const points = Math.abs(Math.round(change * 100))
    const now = each === 1 ? 'Your last sitting' : `Your last ${each} sittings`
    const then = each === 1 ? 'the one before' : `the ${each} before`
    if (points === 0) return `${now} went as well as ${then}.`
    return `${now} earned ${points} of 100 points ${change > 0 ? 'more' : 'fewer'} than ${then}.`
  },
  empty: 'No sitting yet',
  emptyWhat: 'Every mock exam you end will stand here with its result, and from two on with a trend.',
  chart: (sittings: number) => `${common.count(sittings, 'sitting', 'sittings')}, oldest first`,
  chartScore: 'Estimated scores',
  chartShare: 'Share of the points',
  sitting: (when: string, result: string) => `${when}: ${result}`,
  pass: (pass: number) => `Pass ${pass}`,
  columns: {
    when: 'When',
    kind: 'Exam',
    score: 'Estimate',
    points: 'Points',
    time: 'Time',
    statistics: 'Statistics',
  },
  kind: ({ kind, domainTitle }: Pick<Sitting, 'kind' | 'domainTitle'>) =>
    domainTitle ? `${exam.kinds[kind]}: ${domainTitle}` : exam.kinds[kind],
  range: (low: number, high: number) => `${low} to ${high}`,
  hide: 'Leave out',
  hideName: (when: string) => `Leave out the sitting of ${when}`,
  show: 'Take in again',
  showName: (when: string) => `Take in again the sitting of ${when}`,
  hiddenToast: 'The sitting is left out of statistics. Its result stays as it is.',
  shownToast: 'The sitting counts again.',
  note: 'A sitting left out keeps its result, but neither the trend nor the report counts it.',
}
