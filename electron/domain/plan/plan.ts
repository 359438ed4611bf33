import { addDays, weekday } from '../time/calendar-day.ts'
import { sprintMinutes } from '../exam/blueprint.ts'
import type { Day } from '../time/calendar-day.ts'

export type PlanSettings = {
  examOn: Day
  /** 1 for Monday to 7 for Sunday: never a study day. */
  daysOffWeekly: readonly number[]
  daysOff: readonly Day[]
  /** At most so many minutes on a study day. */
  minutesADay: number
}

/** What is left to do today: a missed day is simply still here, and the next plan shares it out anew. */
export type PlanWork = {
  /**
   * Chapters not yet passed, in the order of the course, with the minutes they still need (self-check and all) and
   * whether some of them was read already.
   */
  chapters: readonly Unread[]
  /** Reviews expected on each day from today on: see `forecastReviews`. */
  reviews: readonly { day: Day; count: number }[]
  /** Seconds that a review is taken to last. */
  secondsAReview: number
  /** Minutes of the real exam; null when the course has no blueprint: then no mock exam is planned. */
  examMinutes: number | null
  /** Where practice pays most: objectives with what they will probably cost, in percent of the exam. */
  weak: readonly { id: string; expectedLoss: number }[]
  /** Minutes that were studied today already: they are not planned again. */
  studiedToday: number
}

type Unread = { id: string; minutes: number; isBegun: boolean }

export type PlanItem =
  | { kind: 'review'; count: number; minutes: number }
  /** Not `begins` when some of it was read before; not `finishes` when it goes on the next study day. */
  | { kind: 'chapter'; chapterId: string; minutes: number; begins: boolean; finishes: boolean }
  /** `objectiveId` is null for practice from everywhere. */
  | { kind: 'practice'; objectiveId: string | null; minutes: number }
  | { kind: 'exam'; preset: 'full' | 'half' | 'sprint'; minutes: number }

export type PlanDay = {
  day: Day
  kind: 'study' | 'off' | 'exam'
  items: PlanItem[]
  minutes: number
}

export type Plan = {
  /** From today to the day of the exam, which is the last. Empty when that has passed. */
  days: PlanDay[]
  /** Chapters that do not fit before the exam, in the order of the course. */
  leftOut: string[]
  /**
   * Minutes a study day that would fit them all; null when they fit, or when there is no study day. More than
   * `mostMinutes` when no day is long enough.
   */
  minutesWanted: number | null
}

/** Reading ends after this part of the study days where it can: what is read needs time to be practised. */
const readingShare = 2 / 3

/** Reviews take at most this part of a day while there is reading left. */
const reviewShare = 0.5

/** Shorter pieces than this are no work: minutes left over stay free. */
const shortestPiece = 5

/** Study days from one mock exam to the next, counted back from the exam, of which the last day is free. */
const daysBetweenExams = 5

/** A day of study has at most so many minutes, and grows in such steps when more are looked for. */
export const mostMinutes = 720
const minutesStep = 5

/**
 * A plan from today to the exam. Each study day begins with its reviews; then comes a mock exam on every fifth
 * study day before the exam once two thirds are over (the spacing and testing effects, Cepeda et al. 2006,
 * Roediger and Karpicke 2006), then chapters in the order of the course, and practice where the exam would lose
 * most. It is made anew from what is left whenever it is asked for, so missed days need no rule of their own:
 * the days that are left get more.
 */
export function planStudy(today: Day, settings: PlanSettings, work: PlanWork): Plan {
  const { days, left } = shareOut(today, settings, work)
  const studyDays = days.filter(({ kind }) => kind === 'study').length
  return {
    days,
    leftOut: left.map(({ id }) => id),
    minutesWanted:
      left.length > 0 && studyDays > 0 ? findMinutes(today, settings, work, left, studyDays) : null,
  }
}

/** The first number of minutes a day that fits all: longer days hold longer reviews and mock exams as well. */
function findMinutes(
  today: Day,
  settings: PlanSettings,
  work: PlanWork,
  left: readonly Unread[],
  studyDays: number,
): number {
  const fits = (minutesADay: number) => shareOut(today, { ...settings, minutesADay }, work).left.length === 0
  let minutes = Math.ceil(settings.minutesADay + minutesOf(left) / studyDays)
  while (minutes <= mostMinutes && !fits(minutes)) minutes += minutesStep
  return minutes
}

function shareOut(today: Day, settings: PlanSettings, work: PlanWork): { days: PlanDay[]; left: Unread[] } {
  const days = calendarOf(today, settings)
  const studyDays = days.filter(({ kind }) => kind === 'study').length
  const readingDays = Math.max(1, Math.ceil(studyDays * readingShare))
  const queue = work.chapters.map((chapter) => ({ ...chapter }))
  const nextWeakness = takeTurns(work.weak)
  const reviewsOn = new Map(work.reviews.map(({ day, count }) => [day, count]))
  let due = 0
  let nth = -1
  for (const planned of days) {
    due += reviewsOn.get(planned.day) ?? 0
    if (planned.kind !== 'study') continue
    nth++
    const most = settings.minutesADay - (planned.day === today ? work.studiedToday : 0)
    const room = () => Math.max(0, most - planned.minutes)
    const add = (item: PlanItem) => {
      planned.items.push(item)
      planned.minutes += item.minutes
    }

    const review = reviewWithin(room() * (queue.length > 0 ? reviewShare : 1), due, work.secondsAReview)
    if (review) add(review)
    due -= review?.count ?? 0

    const exam = isExamDay(nth, studyDays, readingDays) ? examWithin(room(), work.examMinutes) : null
    if (exam) add(exam)

    const pace = minutesOf(queue) / Math.max(1, readingDays - nth)
    for (const part of takeReading(queue, room(), pace)) add(part)

    if (room() >= shortestPiece) add({ kind: 'practice', objectiveId: nextWeakness(), minutes: room() })
  }
  return { days, left: queue }
}

function calendarOf(today: Day, { examOn, daysOff, daysOffWeekly }: PlanSettings): PlanDay[] {
  const days: PlanDay[] = []
  const single = new Set(daysOff)
  for (let day = today; day <= examOn; day = addDays(day, 1)) {
    const isOff = single.has(day) || daysOffWeekly.includes(weekday(day))
    const kind = day === examOn ? 'exam' : isOff ? 'off' : 'study'
    days.push({ day, kind, items: [], minutes: 0 })
  }
  return days
}

/** Every fifth study day, counted back from the last but one, in the part that is not for reading. */
function isExamDay(nth: number, studyDays: number, readingDays: number): boolean {
  const fromEnd = studyDays - 1 - nth
  return nth >= readingDays - 1 && (fromEnd - 1) % daysBetweenExams === 0
}

function reviewWithin(minutes: number, due: number, secondsAReview: number) {
  const count = Math.min(due, Math.floor((minutes * 60) / secondsAReview))
  return count > 0
    ? ({ kind: 'review', count, minutes: Math.ceil((count * secondsAReview) / 60) } as const)
    : null
}

/** The longest mock exam that fits into a day; null for none. */
function examWithin(minutes: number, examMinutes: number | null): PlanItem | null {
  if (examMinutes === null) return null
  if (examMinutes <= minutes) return { kind: 'exam', preset: 'full', minutes: examMinutes }
  const half = Math.ceil(examMinutes / 2)
  if (half <= minutes) return { kind: 'exam', preset: 'half', minutes: half }
  return sprintMinutes <= minutes ? { kind: 'exam', preset: 'sprint', minutes: sprintMinutes } : null
}

/**
 * Takes chapters off the queue until the day's pace is reached; one that was begun is finished where the day
 * has room, and one that has none is begun and goes on the next study day.
 */
function takeReading(queue: Unread[], room: number, pace: number): PlanItem[] {
  const parts: PlanItem[] = []
  let taken = 0
  for (let [chapter] = queue; chapter && taken < pace; [chapter] = queue) {
    const minutes = Math.min(chapter.minutes, room - taken)
    if (minutes < Math.min(shortestPiece, chapter.minutes)) break
    const finishes = minutes === chapter.minutes
    parts.push({ kind: 'chapter', chapterId: chapter.id, minutes, begins: !chapter.isBegun, finishes })
    taken += minutes
    chapter.minutes -= minutes
    chapter.isBegun = true
    if (finishes) queue.shift()
  }
  return parts
}

function minutesOf(queue: readonly Unread[]): number {
  return queue.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Objectives in turn, each as often as it costs (the highest averages of D'Hondt); null when there is none. */
function takeTurns(weak: PlanWork['weak']): () => string | null {
  const turns = weak.map((objective) => ({ ...objective, times: 0 }))
  return () => {
    const quotient = ({ expectedLoss, times }: (typeof turns)[number]) => expectedLoss / (times + 1)
    const [first, ...others] = turns
    if (!first) return null
    const next = others.reduce((best, other) => (quotient(other) > quotient(best) ? other : best), first)
    next.times++
    return next.id
  }
}
