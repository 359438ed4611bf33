import { listEndedSittings } from '../../db/exam-sittings.ts'
import { listForecasts } from '../../db/forecasts.ts'
import { calibrate, outcomesWanted } from '../../domain/learner-model.ts'
import { scaledScore } from '../../domain/exam/scaled-score.ts'
import { lastTime } from '../../domain/time/times-to-come.ts'
import { countEvidence } from '../../data/evidence.ts'
import { need } from '../../domain/need.ts'
import type { MadeForecast, Readiness } from '../../contract/report.ts'
import type { Evidence } from '../../data/evidence.ts'
import type { Readiness as Forecast } from '../../domain/learner-model.ts'
import type { EndedSitting } from '../../db/exam-sittings.ts'
import type { ForecastRow } from '../../db/forecasts.ts'
import type { Context } from '../context.ts'

/** @param forecast of this evidence; null when the course has no blueprint */
export function readinessOf(context: Context, evidence: Evidence, forecast: Forecast | null): Readiness {
  const { id: courseId, manifest } = evidence.course
  const { progress } = context.storage.current()
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
            domains: forecast.missing.domains.map((id) => ({
              id,
              title: need(titles.get(id), 'the title of a domain'),
            })),
          }
        : null,
    effects: forecast?.enough
      ? forecast.effects.map((effect) => ({
          ...effect,
          title: need(titles.get(effect.domainId), 'the title of a domain'),
        }))
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
