import { createORPCClient, onError, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ErrorCode, Refusal } from '../electron/contract/base.ts'
import type { Api } from '../electron/contract/index.ts'

let learnerId: string | null = null

/** From now on calls say that they mean this learner: they are refused once another window changes to another. */
export function callFor(id: string): void {
  learnerId = id
}

/** Loads the page anew at the library: what was open, and all that is shown, may be another learner's. */
export function startAnew(): void {
  history.replaceState(null, '', '#/')
  location.reload()
}

function linkBy(send: typeof fetch): RPCLink<object> {
  return new RPCLink({
    url: `${location.origin}/rpc`,
    headers: () => (learnerId === null ? {} : { 'x-lectern-learner': learnerId }),
    fetch: send,
    interceptors: [
      onError((error) => {
        if (refusalOf(error).code === 'OTHER_LEARNER') startAnew()
      }),
    ],
  })
}

/** Everything that the main process answers, typed by the contract. */
export const api: Api = createORPCClient(linkBy((request, init) => fetch(request, init)))

/** The same for a call made while the page goes away, which the browser then still sends. */
export const lastApi: Api = createORPCClient(
  linkBy((request, init) => fetch(request, { ...init, keepalive: true })),
)

/** Why a call failed, as a code that `text/errors.ts` has a sentence for. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError && error.defined)
    return { code: error.code as ErrorCode, data: (error.data ?? {}) as Record<string, string> }
  // A fetch that got no answer at all, or the shell's own refusal of an earlier run's token.
  const isGone = error instanceof TypeError || (error instanceof ORPCError && error.status === 403)
  return { code: isGone ? 'UNREACHABLE' : 'UNEXPECTED', data: {} }
}

const chunkBytes = 1024 * 1024

/**
 * Sends a file in chunks of 1 MB, the form of body that both shells pass on whole.
 * @param onProgress share sent, 0 to 1
 * @returns the upload's id
 */
export async function uploadFile(file: File, onProgress: (share: number) => void): Promise<string> {
  const uploadId = crypto.randomUUID()
  for (let offset = 0; offset < file.size; offset += chunkBytes) {
    const body = await file.slice(offset, offset + chunkBytes).arrayBuffer()
    const response = await fetch(`/upload/${uploadId}?offset=${offset}`, { method: 'PUT', body })
    if (!response.ok) throw await uploadError(response)
    onProgress(Math.min(1, (offset + chunkBytes) / file.size))
  }
  return uploadId
}

async function uploadError(response: Response): Promise<Error> {
  const sentence = await response.text()
  const isFull = sentence === 'STORAGE_FULL' || sentence === 'STORAGE_READ_ONLY'
  return isFull
    ? new ORPCError(sentence, { defined: true, status: response.status, data: { path: '' } })
    : new Error(sentence)
}
