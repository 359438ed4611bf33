import { implement } from '@orpc/server'
import { report as contract } from '../../contract/report.ts'
import { refusing } from '../context.ts'
import { listOddQuestions } from './odd-questions.ts'
import { nextStepOf } from './next-step.ts'
import { readinessOf } from './readiness.ts'
import { reportTopics } from './topics.ts'
import type { Context } from '../context.ts'

const os = implement(contract).$context<Context>().use(refusing)

export const report = os.router({
  page: os.page.handler(({ input: { courseId }, context }) => ({
    topics: reportTopics(context, courseId),
    next: nextStepOf(context, courseId),
    // The last, since keeping a forecast changes the data that all three are worked out from.
    readiness: readinessOf(context, courseId),
  })),
  topics: os.topics.handler(({ input, context }) => reportTopics(context, input.courseId)),
  next: os.next.handler(({ input, context }) => nextStepOf(context, input.courseId)),
  readiness: os.readiness.handler(({ input, context }) => readinessOf(context, input.courseId)),
  odd: os.odd.handler(({ input, context }) => listOddQuestions(context, input.courseId)),
})
