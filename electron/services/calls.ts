import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard'
import { FetchHandler } from '@orpc/server/fetch'
import { StrictGetMethodPlugin } from '@orpc/server/plugins'
import { StandardHandler, StandardRPCCodec, StandardRPCMatcher } from '@orpc/server/standard'
import type { Router } from '@orpc/server'
import type { StandardRPCJsonSerialized } from '@orpc/client/standard'
import type { contract } from '../contract/index.ts'
import type { Context } from './context.ts'

/**
 * Everything that the contract sends is JSON already. The library's own serializer walks every node of
 * an answer in search of dates, sets and the like, which for a chapter costs more than reading it.
 */
class PlainSerializer extends StandardRPCJsonSerializer {
  override serialize(data: unknown): StandardRPCJsonSerialized {
    return [data, [], [], []]
  }
}

/** Answers the calls of the contract under `/rpc`; like the library's own handler, by POST only. */
export function createCalls(router: Router<typeof contract, Context>, context: Context) {
  const options = { plugins: [new StrictGetMethodPlugin<Context>()] }
  const codec = new StandardRPCCodec(new StandardRPCSerializer(new PlainSerializer()))
  const handler = new StandardHandler(router, new StandardRPCMatcher(), codec, options)
  const calls = new FetchHandler(handler, options)
  return (request: Request) => calls.handle(request, { prefix: '/rpc', context })
}
