import type { ExamResult, ResultQuestion } from '../../../electron/contract/exam-result.ts'

export const resultFilters = ['all', 'right', 'partly', 'wrong', 'unanswered', 'marked', 'slow'] as const
export type ResultFilter = (typeof resultFilters)[number]

export function matchesResult(
  { outcome, marked, slow }: Pick<ResultQuestion, 'outcome' | 'marked' | 'slow'>,
  filter: ResultFilter,
): boolean {
  if (filter === 'all') return true
  if (filter === 'marked') return marked
  return filter === 'slow' ? slow : outcome === filter
}

/** Whether fewer than half of the questions were answered, as in a sitting that was begun or ended by mistake. */
export function isMostlyBlank({ right, partly, wrong, unanswered }: ExamResult['counts']): boolean {
  return unanswered > right + partly + wrong
}

/**
 * Up to where a pace chart reaches: the longest active time, and no less than what keeps the budget in sight.
 * Idle time is no length of a bar (one lunch would flatten all others), but is told with it.
 */
export function paceTop(questions: readonly Pick<ResultQuestion, 'active'>[], budget: number): number {
  return Math.max(budget * 1.2, ...questions.map(({ active }) => active), 1)
}

/** Numbers below a row of bars: the first, every so many, so that no more than ten are written. */
export function labelledPlaces(bars: number): number[] {
  const step = [1, 5, 10, 20, 50, 100].find((size) => bars / size <= 10) ?? 100
  return Array.from({ length: bars }, (_, place) => place + 1).filter(
    (number) => number === 1 || number % step === 0,
  )
}
