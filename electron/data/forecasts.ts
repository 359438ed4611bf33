import { addForecast, lastForecastOn } from '../db/forecasts.ts'
import { forecastExam } from '../domain/learner-model.ts'
import { seededRandom } from '../domain/random/random.ts'
import { countEvidence, readinessDomains } from './evidence.ts'
import { newId } from './new-id.ts'
import { oncePer } from './once.ts'
import type { Readiness as Forecast } from '../domain/learner-model.ts'
import type { DataContext } from './context.ts'
import type { Evidence } from './evidence.ts'

/** The same answers give the same forecast. */
const seed = 900

/** Null when the course has no blueprint. */
export const forecastOf = oncePer((evidence: Evidence): Forecast | null => {
  const { exam } = evidence.course.manifest
  return exam && forecastExam(readinessDomains(evidence), exam.questions, exam.scale, seededRandom(seed))
})

/** Keeps a forecast, unless the last one was made on the same day from as many answers. */
export function keepForecast(context: DataContext, evidence: Evidence, forecast: Forecast | null): void {
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
  const kept = { id, courseId, madeAt, day, pass, passDrawn, score: value, low, high, answers }
  context.write((writable) => addForecast(writable, kept))
}
