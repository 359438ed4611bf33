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

export const practice = os.practice.router({
  builder: os.practice.builder.handler(notBuilt),
  count: os.practice.count.handler(notBuilt),
  begin: os.practice.begin.handler(notBuilt),
  quickStart: os.practice.quickStart.handler(notBuilt),
  again: os.practice.again.handler(notBuilt),
  session: os.practice.session.handler(notBuilt),
  reveal: os.practice.reveal.handler(notBuilt),
  answer: os.practice.answer.handler(notBuilt),
  markGuessed: os.practice.markGuessed.handler(notBuilt),
  heartbeat: os.practice.heartbeat.handler(notBuilt),
  leave: os.practice.leave.handler(notBuilt),
  finish: os.practice.finish.handler(notBuilt),
  summary: os.practice.summary.handler(notBuilt),
})
