import { common } from './common.ts'
import { days } from './days.ts'
import type { TermGrade } from '../../electron/contract/review.ts'
import type { Day } from '../../electron/domain/time/calendar-day.ts'

const cards = (count: number) => common.count(count, 'card', 'cards')

/** "3 questions and 2 terms". */
function parts({ questions, terms }: { questions: number; terms: number }): string {
  const named = [
    ...(questions ? [common.count(questions, 'question', 'questions')] : []),
    ...(terms ? [common.count(terms, 'term', 'terms')] : []),
  ]
  return named.join(' and ')
}

/** Spaced review: what is due, cards one at a time, and what is known afterwards. */
export const review = {
  title: 'Review',
  sessionTitle: 'Review',
  how: [
    'Questions that you missed, guessed or flagged come back as cards, and so do the terms of chapters you opened.',
    'Each card returns shortly before you would probably have forgotten it: soon after a miss, later each time you know it.',
    'Every answer counts, in practice and mock exams too, once a day for each question.',
  ],
  howTitle: 'How review works',

  due: (count: number) => `${cards(count)} due today`,
  dueParts: (due: { questions: number; terms: number }) => `${parts(due)}.`,
  size: 'How many now',
  all: (count: number) => `All ${count}`,
  most: (count: number) => `${count}, the most at once`,
  start: 'Start review',
  startOther: 'Start anew',

  none: 'Nothing is due today',
  nextDue: (count: number, day: Day, today: Day) =>
    `The next ${count === 1 ? 'card comes' : `${count} cards come`} ${days.from(day, today)}.`,
  nothingSoon: 'Nothing comes up in the next 30 days.',
  inReview: (all: { questions: number; terms: number }) =>
    `${parts(all)} ${all.questions + all.terms === 1 ? 'is' : 'are'} in review.`,

  empty: 'Nothing is in review yet',
  emptyHow:
    'Questions that you miss, guess or flag will come back here as cards, at the time when they are about to slip. So will the terms of every chapter you open.',
  practise: 'Practise now',
  read: 'Read a chapter',

  unfinished: 'A review is open',
  unfinishedWhat: (done: number, of: number, begun: string) =>
    `${done} of ${cards(of)} done, begun ${begun}. Starting another one ends it; what you did counts.`,
  goOn: 'Go on with it',

  examDate: (day: Day, today: Day) =>
    `Your exam is on ${days.long(day, today)}. What you have reviewed comes once more in the week before it.`,
  examDatePast: (day: Day, today: Day) => `The date of your exam, ${days.long(day, today)}, has passed.`,
  noExamDate: 'With a date for your exam, what you have reviewed comes once more in the week before it.',
  toPlan: 'Open the plan',
  setDate: 'Set the date',

  forecast: {
    title: 'The next 30 days',
    what: (total: number) =>
      total === 0
        ? 'No card comes up.'
        : `${cards(total)} in all, if you do each on its day and know it. Missed cards come sooner.`,
    label: (busiest: number, day: Day) =>
      `Cards due on each of the next 30 days. The most, ${busiest}, on ${days.short(day)}.`,
    day: 'Day',
    cards: 'Cards',
    today: 'Today',
    table: 'Cards due on each day',
    told: (day: string, count: number) => `${day}: ${cards(count)}`,
  },

  settings: {
    title: 'How you review',
    retention: 'How much you want to keep',
    retentionValue: (share: number) => `${Math.round(share * 100)} %`,
    retentionWhat: (share: number) =>
      `Of 100 cards that come up, you will probably still know ${Math.round(share * 100)}. ` +
      (share >= 0.94
        ? 'Cards return often, so days are long.'
        : share <= 0.8
          ? 'Cards return seldom, so days are short and more is forgotten.'
          : 'A good balance of time and memory.'),
    fewer: 'Fewer cards',
    more: 'More remembered',
    terms: 'Terms are cards too',
    termsWhat: 'Ten new terms a day at most, from chapters you opened.',
  },

  session: {
    place: (place: number, of: number) => `Card ${place} of ${of}`,
    progress: (done: number, of: number) => `${done} of ${of} done`,
    all: 'All cards',
    jump: (place: number, state: string) => `Card ${place}, ${state}`,
    next: 'Next card',
    summary: 'See the summary',
    end: 'End the review',
    endTitle: 'End the review now?',
    endWhat: (open: number) =>
      `${open === 1 ? '1 card is' : `${open} cards are`} left and stay due. What you did counts.`,
    term: 'Term',
    termHow: 'Say what it means, then look.',
    reveal: 'Show the definition',
    space: 'Space',
    definition: 'Definition',
    how: 'How well did you know it?',
    grades: { missed: 'Missed', unsure: 'Unsure', known: 'Known' } satisfies Record<TermGrade, string>,
    gone: 'The course does not define this term any more.',
    result: (grade: string, again: string) => `${grade}. ${again}`,
    again: (day: Day, today: Day) => `Comes again ${days.from(day, today)}.`,
    gaveTerm: (term: string, grade: string, again: string) => `“${term}”: ${grade.toLowerCase()}. ${again}`,
    said: (result: string, done: number, of: number) => `${result} ${done} of ${of} done.`,
    keys: {
      scope: 'In review',
      reveal: 'Show the definition, then go on',
      revealShown: 'Enter, Space',
      grades: { missed: 'I missed it', unsure: 'I was unsure', known: 'I knew it' } satisfies Record<
        TermGrade,
        string
      >,
      previous: 'Card before',
      next: 'Next card',
    },
  },

  summary: {
    title: 'Review finished',
    number: (known: number, of: number) => `${known} of ${of} known`,
    quiet: (count: number) => `${cards(count)} reviewed`,
    nothing: 'No card was reviewed.',
    all: 'You knew every one.',
    missed: (count: number) => (count === 1 ? 'One was missed.' : `${count} were missed.`),
    unsure: (count: number) => (count === 1 ? 'One was unsure.' : `${count} were unsure.`),
    open: (count: number) =>
      count === 1 ? 'One was left and stays due.' : `${count} were left and stay due.`,
    left: (count: number) =>
      `Review ${count === 1 ? 'the one' : `the ${count}`} that ${count === 1 ? 'is' : 'are'} left`,
    noneLeft: (next: string) => `Nothing is left for today. ${next}`,
    back: 'To the review page',
    practise: 'Practise',
    list: 'When they come again',
    look: 'Choose a card to see it again.',
    again: (day: Day, today: Day) => {
      const said = days.from(day, today)
      return said.includes(',') ? said.slice(0, said.indexOf(',')) : said
    },
    states: { known: 'Known', unsure: 'Unsure', missed: 'Missed' } satisfies Record<TermGrade, string>,
    keys: { scope: 'In the summary', left: 'Review what is left', back: 'To the review page' },
  },

  keys: { scope: 'On the review page', start: 'Start review', goOn: 'Go on with the open review' },
}
