import { ORPCError } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'
import { os } from './context.ts'

function notBuilt(): never {
  throw new ORPCError('NOT_NOW', {
    defined: true,
    status: errorCodes.NOT_NOW.status,
    data: { what: 'not-built' },
  })
}

export const marks = os.marks.router({
  flag: os.marks.flag.handler(notBuilt),
  note: os.marks.note.handler(notBuilt),
  report: os.marks.report.handler(notBuilt),
  reports: os.marks.reports.handler(notBuilt),
  removeReport: os.marks.removeReport.handler(notBuilt),
})
