import { createProcedureClient, getRouter, isProcedure, ORPCError, unlazy } from '@orpc/server'
import { plain } from './exchange.ts'
import { otherLearner } from '../services/refusals.ts'
import { isForOther } from './web-context.ts'
import type { AnyRouter } from '@orpc/server'
import type { WebContext } from './web-context.ts'
import type { AppRequest, AppResponse } from './exchange.ts'

/** @param name `feature/procedure` */
export type Calls = (name: string, request: AppRequest) => Promise<AppResponse>

type Caller = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>

/**
 * Answers the calls of the contract under `/rpc`, by POST of JSON only. The library's own handler finds out for every
 * call what kind of body came and which values of the answer JSON cannot hold; everything that the contract sends is
 * JSON, and looking costs more than most calls.
 */
export function createCalls(router: AnyRouter, context: WebContext): Calls {
  const callers = new Map<string, Caller>()

  async function findCaller(name: string): Promise<Caller | null> {
    const path = name.split('/')
    const { default: procedure } = await unlazy(getRouter(router, path))
    if (!isProcedure(procedure)) return null
    const caller: Caller = createProcedureClient(procedure, { context, path })
    callers.set(name, caller)
    return caller
  }

  return async (name, request) => {
    if (request.method !== 'POST') return plain(405, 'Calls are made by POST.')
    const caller = callers.get(name) ?? (await findCaller(name))
    if (!caller) return plain(404, 'There is no such call.')
    try {
      if (isForOther(context, request)) throw otherLearner()
      const output = await caller(inputOf(await request.text()), { signal: request.signal })
      if (!isStream(output)) return json(200, output)
      const { sendEvents } = await import('./event-stream.ts')
      return sendEvents(output)
    } catch (error) {
      const refusal = error instanceof ORPCError ? error : new ORPCError('INTERNAL_SERVER_ERROR')
      return json(refusal.status, refusal.toJSON())
    }
  }
}

/** @throws ORPCError BAD_REQUEST when it is no JSON */
function inputOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return (JSON.parse(text) as { json?: unknown } | null)?.json
  } catch (cause) {
    throw new ORPCError('BAD_REQUEST', { message: 'The body of a call is JSON.', cause })
  }
}

function json(status: number, value: unknown): AppResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: value }),
  }
}

function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}
