import { ORPCError } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'
import type { Context } from './context.ts'
import type { AppRequest } from './exchange.ts'

/** To be thrown when what is asked for is not here. */
export function notHere(what: string) {
  return new ORPCError('NOT_HERE', { defined: true, status: errorCodes.NOT_HERE.status, data: { what } })
}

/**
 * Whether a request comes from a page that still shows another learner, because another window changed to this one.
 * A script, which shows nobody, means the learner whose data is open.
 */
export function isForOther({ storage }: Context, { headers }: AppRequest): boolean {
  const shown = headers.get('x-lectern-learner')
  return shown !== null && shown !== storage.profiles().current
}

/** To be thrown when a call comes from a page that shows another learner. */
export function otherLearner() {
  return new ORPCError('OTHER_LEARNER', {
    defined: true,
    status: errorCodes.OTHER_LEARNER.status,
    data: {},
  })
}

/** To be thrown when a call cannot be acted on now. */
export function notNow(what: string) {
  return new ORPCError('NOT_NOW', { defined: true, status: errorCodes.NOT_NOW.status, data: { what } })
}
