import { listEndedSittings } from '../db/exam-sittings.ts'
import { addForecast, lastForecastOn, listForecasts } from '../db/forecasts.ts'
import { calibrate, forecastExam, outcomesWanted } from '../domain/learner-model.ts'
import { seededRandom } from '../domain/random.ts'
import { scaledScore } from '../domain/scaled-score.ts'
import { lastTime } from '../domain/times-to-come.ts'
import { countEvidence, gatherEvidence, readinessDomains } from './evidence.ts'
import { newId } from './new-id.ts'
import type { MadeForecast, Readiness } from '../contract/report.ts'
import type { EndedSitting } from '../db/exam-sittings.ts'
import type { ForecastRow } from '../db/forecasts.ts'
import type { Readiness as Forecast } from '../domain/learner-model.ts'
import type { Context } from './context.ts'
import type { Evidence } from './evidence.ts'

/** The same answers give the same forecast. */
const seed = 900

/** Null when the course has no blueprint. */
export function forecastOf(evidence: Evidence): Forecast | null {
  const { exam } = evidence.course.manifest
  return exam && forecastExam(readinessDomains(evidence), exam.questions, exam.scale, seededRandom(seed))
}

/** Keeps a forecast, unless the last one was made on the same day from as many answers. */
export function keepForecast(context: Context, evidence: Evidence, forecast: Forecast | null): void {
  if (!forecast?.enough) return
  const { progress } = context.storage.current()
  const { id: courseId } = evidence.course
  const { practice, exam } = countEvidence(evidence)
  const madeAt = context.now()
  const day = context.dayOf(madeAt)
  const answers = practice + exam
  if (lastForecastOn(progress, courseId, day)?.answers === answers) return
  const { pass, passDrawn, score } = forecast
  const { value, low, high } = score
  const id = newId(madeAt)
  addForecast(progress, { id, courseId, madeAt, day, pass, passDrawn, score: value, low, high, answers })
  context.storage.noteWrite()
}

/** To be called before a mock exam begins, so that it is held against what was said before. */
export function forecastBeforeExam(context: Context, courseId: string): void {
  const evidence = gatherEvidence(context, courseId)
  keepForecast(context, evidence, forecastOf(evidence))
}

export function readinessOf(context: Context, courseId: string): Readiness {
  const evidence = gatherEvidence(context, courseId)
  const { manifest } = evidence.course
  const { progress } = context.storage.current()
  const forecast = forecastOf(evidence)
  keepForecast(context, evidence, forecast)
  const titles = new Map(manifest.domains.map(({ id, title }) => [id, title]))
  const sittings = listEndedSittings(progress, courseId).filter(({ hidden }) => !hidden)
  const until = lastTime(context.now())
  const forecasts = listForecasts(progress, courseId).filter(({ madeAt }) => madeAt <= until)
  const { outcomes, brier, bins } = calibrate(
    forecasts.map(({ madeAt, pass }) => ({ at: madeAt, pass })),
    sittings.flatMap((sitting) => {
      if (sitting.startedAt > until) return []
      const passed = passedOf(sitting, manifest.exam?.questions ?? 0)
      return passed === null ? [] : [{ at: sitting.startedAt, passed }]
    }),
  )
  return {
    courseTitle: manifest.title,
    scale: manifest.exam?.scale ?? null,
    evidence: { ...countEvidence(evidence), sittings: sittings.length },
    forecast: forecast?.enough ? { pass: forecast.pass, score: forecast.score } : null,
    missing:
      forecast && !forecast.enough
        ? {
            ...forecast.missing,
            domains: forecast.missing.domains.map((id) => ({ id, title: titles.get(id)! })),
          }
        : null,
    effects: forecast?.enough
      ? forecast.effects.map((effect) => ({ ...effect, title: titles.get(effect.domainId)! }))
      : [],
    history: lastOfEachDay(forecasts, context.dayOf(context.now())).map(madeForecastOf),
    calibration: { outcomes, brier, bins, wanted: outcomesWanted },
  }
}

/** Whether a sitting of the real length or half of it was passed; null for another, or where the pool had too few. */
function passedOf(
  { choice, scale, questions, points, possible }: EndedSitting,
  realQuestions: number,
): boolean | null {
  if (!scale || (choice.kind !== 'full' && choice.kind !== 'half')) return null
  if (questions < Math.floor(realQuestions / 2)) return null
  return scaledScore(points, possible, scale) >= scale.pass
}

function lastOfEachDay(forecasts: readonly ForecastRow[], today: string): ForecastRow[] {
  return [...new Map(forecasts.map((row) => [row.day, row])).values()].filter(({ day }) => day <= today)
}

function madeForecastOf({ id, madeAt, day, pass, score, low, high, answers }: ForecastRow): MadeForecast {
  return { id, madeAt, date: day, pass, score: { value: score, low, high }, answers }
}
