import { implement } from '@orpc/server'
import { report as contract } from '../../contract/report.ts'
import { gatherEvidence } from '../../data/evidence.ts'
import { forecastOf, keepForecast } from '../../data/forecasts.ts'
import { refusing } from '../context.ts'
import { needCourse } from '../library/course.ts'
import { listOddQuestions } from './odd-questions.ts'
import { nextStepOf } from './next-step.ts'
import { readinessOf } from './readiness.ts'
import { reportTopics } from './topics.ts'
import type { Readiness } from '../../contract/report.ts'
import type { Context } from '../context.ts'

const os = implement(contract).$context<Context>().use(refusing)

export const report = os.router({
  page: os.page.handler(({ input: { courseId }, context }) => ({
    topics: reportTopics(context, courseId),
    next: nextStepOf(context, courseId),
    // The last, since keeping a forecast changes the data that all three are worked out from.
    readiness: keptReadiness(context, courseId),
  })),
  topics: os.topics.handler(({ input, context }) => reportTopics(context, input.courseId)),
  next: os.next.handler(({ input, context }) => nextStepOf(context, input.courseId)),
  readiness: os.readiness.handler(({ input, context }) => keptReadiness(context, input.courseId)),
  odd: os.odd.handler(({ input, context }) => listOddQuestions(context, input.courseId)),
})

/** What the learner is about to see is kept first, to hold later exams against it. */
function keptReadiness(context: Context, courseId: string): Readiness {
  const evidence = gatherEvidence(context, needCourse(context, courseId))
  const forecast = forecastOf(evidence)
  keepForecast(context, evidence, forecast)
  return readinessOf(context, evidence, forecast)
}
