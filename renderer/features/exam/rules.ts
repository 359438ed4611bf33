import type { ExamChoice, ExamItem } from '../../../electron/contract/exam.ts'

/** Remaining time as the app last said it, and when that was by this page's own clock; milliseconds. */
export type ClockAnswer = { remaining: number; at: number }

/** What is left now, for the screen only: what counts is the app's own clock. */
export function remainingAt({ remaining, at }: ClockAnswer, now: number): number {
  return Math.max(0, remaining - Math.max(0, now - at))
}

/** Minutes left at which the time says so once, shown or hidden. */
const warnings = [1, 5] as const

/** The warning that is due when the remaining time went from one to another; the later one if both are. */
export function warningBetween(before: number, after: number): (typeof warnings)[number] | null {
  return warnings.find((minutes) => before > minutes * 60_000 && after <= minutes * 60_000) ?? null
}

const presets = ['full', 'half', 'sprint'] as const satisfies ExamChoice['kind'][]

/** The kind of exam that an address asks for by `length`; null for none and for one that is unknown. */
export function presetOf(length: unknown): (typeof presets)[number] | null {
  return presets.find((preset) => preset === length) ?? null
}

export type ReviewFilter = 'all' | 'unanswered' | 'marked' | 'answered'

/** Partly answered counts as unanswered: something is left to give. */
export function matchesReview(item: ExamItem, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unanswered':
      return item.answered !== 'yes'
    case 'marked':
      return item.marked
    case 'answered':
      return item.answered === 'yes'
  }
}

/** The numbers (from 1) of the questions that something is true of. */
export function numbersOf(items: readonly ExamItem[], isMeant: (item: ExamItem) => boolean): number[] {
  return items.flatMap((item, place) => (isMeant(item) ? [place + 1] : []))
}

/** Rising numbers as runs: 3, 5, 6, 7 as [3, 3] and [5, 7]. */
export function runsOf(numbers: readonly number[]): [from: number, to: number][] {
  return numbers.reduce<[number, number][]>((runs, number) => {
    const last = runs.at(-1)
    return last && number === last[1] + 1
      ? [...runs.slice(0, -1), [last[0], number]]
      : [...runs, [number, number]]
  }, [])
}
