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

export const exam = os.exam.router({
  plan: os.exam.plan.handler(notBuilt),
  running: os.exam.running.handler(notBuilt),
  begin: os.exam.begin.handler(notBuilt),
  open: os.exam.open.handler(notBuilt),
  change: os.exam.change.handler(notBuilt),
  visit: os.exam.visit.handler(notBuilt),
  heartbeat: os.exam.heartbeat.handler(notBuilt),
  leave: os.exam.leave.handler(notBuilt),
  finish: os.exam.finish.handler(notBuilt),
  result: os.exam.result.handler(notBuilt),
  history: os.exam.history.handler(notBuilt),
  hide: os.exam.hide.handler(notBuilt),
})
