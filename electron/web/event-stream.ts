import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { toEventStream } from '@orpc/standard-server-fetch'
import type { AppResponse } from './exchange.ts'

const serializer = new StandardRPCSerializer(new StandardRPCJsonSerializer())

/** What a call gives bit by bit, as server-sent events in the form that the library's client reads. */
export function sendEvents(events: AsyncIterator<unknown>): AppResponse {
  const body = toEventStream(serializer.serialize(events) as AsyncIterator<unknown>)
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body }
}
