import { os } from './context.ts'
import { notHere } from './refusals.ts'

export const report = os.report.router({
  topics: os.report.topics.handler(() => {
    throw notHere('report')
  }),
  readiness: os.report.readiness.handler(() => {
    throw notHere('report')
  }),
  odd: os.report.odd.handler(() => {
    throw notHere('report')
  }),
})
