import type { Context } from '../services/context.ts'
import type { AppRequest } from './exchange.ts'
import type { Tickets } from './tickets.ts'
import type { Uploads } from './uploads.ts'

/** What answering a request takes: all that procedures get, and what only HTTP knows. */
export type WebContext = Context & { uploads: Uploads; tickets: Tickets }

/**
 * Whether a request comes from a page that still shows another learner, because another window changed to this one.
 * A script, which shows nobody, means the learner whose data is open.
 */
export function isForOther({ storage }: Context, { headers }: AppRequest): boolean {
  const shown = headers.get('x-lectern-learner')
  return shown !== null && shown !== storage.profiles().current
}
