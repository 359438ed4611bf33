import { writtenDate, writtenDateTime, writtenDay } from './dates.ts'
import { wholeNumber } from './whole-number.ts'

export const common = {
  lectern: 'Lectern',
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  library: 'Library',
  progress: 'Progress',
  notes: 'Notes',
  settings: 'Settings',
  search: 'Search',
  help: 'Keys and help',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  loading: 'Loading',
  filter: 'Filter',
  scoreHidden: 'The score is hidden because quiet is on.',
  scoresHidden: 'Scores are hidden because quiet is on.',
  showScore: 'Show the score',
  showScores: 'Show the scores',
  showTable: 'Show as a table',
  showChart: 'Show as a chart',
  pageTitle: (page: string) => `${page} · Lectern`,
  percent: (share: number) => `${Math.round(share * 100)} %`,
  minutes: (minutes: number) =>
    minutes < 60
      ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`,
  count: (count: number, one: string, many: string) => `${wholeNumber(count)} ${count === 1 ? one : many}`,
  date: writtenDate,
  day: writtenDay,
  dateTime: writtenDateTime,
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
}
