import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'
import { toEventStream } from '@orpc/standard-server-fetch'
import { plain } from './exchange.ts'
import type { Router } from '@orpc/server'
import type { contract } from '../contract/index.ts'
import type { Context } from './context.ts'
import type { AppRequest, AppResponse } from './exchange.ts'

/**
 * Everything that the contract sends is JSON already. The library's own serializer walks every node of
 * an answer in search of dates, sets and the like, which for a chapter costs more than reading it, and looks whether
 * an input is a FormData, for which Node loads all it has for fetch.
 */
class PlainSerializer extends StandardRPCSerializer {
  override serialize(data: unknown): object {
    return isStream(data) ? super.serialize(data) : { json: data }
  }

  override deserialize(data: unknown): unknown {
    return (data as { json?: unknown } | undefined)?.json
  }
}

export type Calls = (request: AppRequest, url: URL) => Promise<AppResponse>

/**
 * Answers the calls of the contract under `/rpc`, by POST of JSON only. The library's own way from a Request and to
 * a Response is made for every kind of body and costs more than the calls themselves.
 */
export function createCalls(router: Router<typeof contract, Context>, context: Context): Calls {
  const codec = new StandardRPCCodec(new PlainSerializer(new StandardRPCJsonSerializer()))
  const handler = new StandardHandler(router, new StandardRPCMatcher(), codec, {})
  return async (request, url) => {
    if (request.method !== 'POST') return plain(405, 'Calls are made by POST.')
    const { response } = await handler.handle(
      {
        url,
        method: request.method,
        headers: {},
        signal: request.signal,
        body: async () => jsonOf(await request.text()),
      },
      { prefix: '/rpc', context },
    )
    if (!response) return plain(404, 'There is no such call.')
    const { status, body } = response
    return isStream(body)
      ? { status, headers: { 'content-type': 'text/event-stream' }, body: toEventStream(body) }
      : { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  }
}

function jsonOf(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}

function isStream(body: unknown): body is AsyncIterator<unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
