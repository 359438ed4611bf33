import { wholeNumber } from './whole-number.ts'
import { method } from './method.ts'
import { writtenDateTime, writtenDay } from './dates.ts'
import { need } from '../../electron/domain/need.ts'
import type { Readiness } from '../../electron/contract/report.ts'

type Missing = NonNullable<Readiness['missing']>
type Forecast = NonNullable<Readiness['forecast']>
type Scale = NonNullable<Readiness['scale']>
type Bin = Readiness['calibration']['bins'][number]

const count = (number: number, one: string, many: string) =>
  `${wholeNumber(number)} ${number === 1 ? one : many}`
const percent = (share: number) => `${Math.round(share * 100)} %`
const round = (value: number) => String(Math.round(value))
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What is still to be answered before anything can be said. */
function wanting({ answered, wanted, domains }: Missing): string {
  const more = wanted - answered
  const titles = domains.map(({ title }) => `“${title}”`)
  const some = titles.length > 0 ? `some in ${list(titles)}` : ''
  if (more <= 0) return `Still missing: ${some}.`
  return `Still missing: ${count(more, 'answer', 'answers')}${some && `, ${some}`}.`
}

export const readiness = {
  title: 'Readiness',
  titleOf: (course: string) => `Readiness: ${course}`,
  toMethod: 'How the forecast is made',
  toReport: 'Report',
  print: 'Print',
  /** In one line, on the course page and the report. */
  line: ({ pass, score }: Forecast, scale: Scale) =>
    `Estimate: a ${percent(pass)} chance to pass, at a score of ${round(score.value)} (${round(score.low)} to ${round(score.high)}; pass at ${scale.pass}).`,
  lineMissing: ({ answered, wanted, domains }: Missing) =>
    answered < wanted
      ? `No estimate of your chances yet: ${answered} of ${wanted} first answers.`
      : `No estimate of your chances yet: ${count(domains.length, 'domain has', 'domains have')} no answer.`,
  why: 'Why',

  passLabel: 'Estimated chance to pass',
  scoreLabel: 'Estimated score',
  of: (max: number) => `of ${max}`,
  probably: (low: number, high: number) => `probably ${round(low)} to ${round(high)}`,
  pass: (pass: number) => `Pass ${pass}`,
  scale: ({ score }: Forecast, { min, max, pass }: Scale) =>
    `On a scale from ${min} to ${max}: estimated score ${round(score.value)}, probable range ${round(score.low)} to ${round(score.high)}, pass mark ${pass}.`,
  sentence: ({ pass }: Forecast) => {
    if (pass >= 0.8) return 'As things stand you would probably pass.'
    if (pass >= 0.6) return 'As things stand you would rather pass than fail.'
    if (pass > 0.4) return 'As things stand it could go either way.'
    if (pass > 0.2) return 'As things stand you would rather fail than pass.'
    return 'As things stand you would probably fail.'
  },
  steps:
    'An estimate, in steps of 5 % and never under 5 or over 95 %: more is not known. The real exam’s formula is not published.',
  evidence: ({ practice, exam, sittings }: Readiness['evidence']) =>
    `Made from your first answers to ${count(practice + exam, 'question', 'questions')}: ${wholeNumber(exam)} in ${count(sittings, 'mock exam', 'mock exams')}, which count more, and ${wholeNumber(practice)} in practice.`,

  notYet: 'Not enough yet',
  notYetWhat: (wanted: number) =>
    `An estimate takes about ${wanted} first answers, and some in every domain. With fewer it would say more of chance than of you.`,
  answered: (answered: number, wanted: number) => `${answered} of ${wanted} first answers`,
  wanting,
  practise: 'Practise',
  practiseDomain: (title: string) => `Practise “${title}”`,
  noScale: 'No forecast for this course',
  noScaleWhat:
    'The course does not describe a real exam: how many questions it has, how long it takes and where it is passed. The report says what is weak all the same.',

  effects: 'What would move it most',
  effectsWhat:
    'Suppose you win back a third of what a domain now costs you, and all else stays as it is. Then the estimate would rise by so much:',
  effect: (pass: number, score: number) =>
    `+${count(Math.round(score), 'point', 'points')} · +${percent(Math.max(0, pass))} chance to pass`,

  history: 'Your estimates so far',
  historyFirst: 'The estimate of each day is kept. From the second day on, a chart shows here.',
  historySentence: (first: number, last: number, days: number) => {
    const change = Math.round(last - first)
    const by = count(Math.abs(change), 'point', 'points')
    const rose = change === 0 ? 'stayed where it was' : change > 0 ? `rose by ${by}` : `fell by ${by}`
    return `Over ${count(days, 'day', 'days')} with study the estimated score ${rose}. The bars show where it probably lay.`
  },
  historyChart: (days: number) => `Estimated scores of ${count(days, 'day', 'days')} with their ranges`,
  historyTable: 'Estimates, oldest first',
  historyColumns: ['Day', 'Score', 'Probably', 'Chance to pass', 'From'],
  day: writtenDay,
  /** "29 Oct", below a chart. */
  shortDay: (iso: string) => {
    const [day, month] = writtenDay(iso).split(' ')
    return `${day} ${need(month, 'the month of a date').slice(0, 3)}`
  },
  range: (low: number, high: number) => `${round(low)} to ${round(high)}`,
  answers: (answers: number) => count(answers, 'answer', 'answers'),
  told: (day: string, score: number, low: number, high: number) =>
    `${day}: ${round(score)} (${round(low)} to ${round(high)})`,

  calibration: 'Were the estimates right?',
  calibrationNone: (wanted: number) =>
    `Each full or half mock exam is held against the last estimate made before it. From ${wanted} such exams on, this says how good the estimates are.`,
  calibrationFew: (outcomes: number, wanted: number) =>
    `${count(outcomes, 'mock exam has', 'mock exams have')} an estimate before it; ${wanted - outcomes} more, and this says how good the estimates are.`,
  brier: (brier: number, outcomes: number) =>
    `Over ${count(outcomes, 'mock exam', 'mock exams')} the Brier score is ${brier.toFixed(2)}. 0 is perfect; 0.25 is what saying “50 %” each time would get. On the dashed line you passed just as often as was told.`,
  calibrationChart: (bins: number) =>
    `How often you passed, by the chance that was told before, in ${count(bins, 'group', 'groups')}`,
  calibrationTable: 'Estimates by how high they were',
  calibrationColumns: ['Chance told', 'On average', 'Passed'],
  bin: ({ from, to }: Bin) => `${Math.round(from * 100)} to ${Math.round(to * 100)} %`,
  passedOf: (passed: number, of: number) => `${passed} of ${of}`,
  told100: 'Chance that was told',
  passedAxis: 'Passed',
  outcomes: 'Mock exams and the estimate before each',
  outcomeColumns: ['Mock exam', 'Chance told before', 'Outcome'],
  when: writtenDateTime,
  outcome: (passed: boolean) => (passed ? 'passed' : 'not passed'),
  percent,

  keys: { scope: 'In the readiness', table: 'Charts as tables, or as charts', print: 'Print' },

  methodTitle: 'How the forecast is made',
  method,
}
