import { os } from './context.ts'
import { listOddQuestions } from './odd-questions.ts'
import { nextStepOf } from './next-step.ts'
import { readinessOf } from './readiness.ts'
import { reportTopics } from './topic-report.ts'

export const report = os.report.router({
  topics: os.report.topics.handler(({ input, context }) => reportTopics(context, input.courseId)),
  next: os.report.next.handler(({ input, context }) => nextStepOf(context, input.courseId)),
  readiness: os.report.readiness.handler(({ input, context }) => readinessOf(context, input.courseId)),
  odd: os.report.odd.handler(({ input, context }) => listOddQuestions(context, input.courseId)),
})
