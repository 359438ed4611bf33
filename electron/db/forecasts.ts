import { prepared } from './open.ts'
import type { Readable, Writable } from './open.ts'

export type ForecastRow = {
  id: string
  courseId: string
  madeAt: number
  day: string
  /** As it was shown, and as it was drawn. */
  pass: number
  passDrawn: number
  score: number
  low: number
  high: number
  /** First answers that it was made from. */
  answers: number
}

const columns = `id, course_id as courseId, made_at as madeAt, day, pass, pass_drawn as passDrawn, score, low,
  high, answers`

export function addForecast(progress: Writable, row: ForecastRow): void {
  prepared(
    progress,
    `insert into forecast (id, course_id, made_at, day, pass, pass_drawn, score, low, high, answers)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.courseId,
    row.madeAt,
    row.day,
    row.pass,
    row.passDrawn,
    row.score,
    row.low,
    row.high,
    row.answers,
  )
}

/** Oldest first. */
export function listForecasts(progress: Readable, courseId: string): ForecastRow[] {
  return prepared<[string], ForecastRow>(
    progress,
    `select ${columns} from forecast where course_id = ? order by made_at, id`,
  ).all(courseId)
}

/** The last forecast that was made on a day. */
export function lastForecastOn(progress: Readable, courseId: string, day: string): ForecastRow | null {
  return (
    prepared<[string, string], ForecastRow>(
      progress,
      `select ${columns} from forecast where course_id = ? and day = ?
       order by made_at desc, id desc limit 1`,
    ).get(courseId, day) ?? null
  )
}
