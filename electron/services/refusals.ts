import { ORPCError } from '@orpc/server'
import { errorCodes } from '../contract/base.ts'

/** To be thrown when what is asked for is not here. */
export function notHere(what: string) {
  return new ORPCError('NOT_HERE', { defined: true, status: errorCodes.NOT_HERE.status, data: { what } })
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

/** To be thrown when the data isn't open. */
export function storageClosed(path: string) {
  return new ORPCError('STORAGE_CLOSED', {
    defined: true,
    status: errorCodes.STORAGE_CLOSED.status,
    data: { path },
  })
}
