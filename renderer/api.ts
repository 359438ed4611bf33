import { createORPCClient, onError, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { entered, secretHeaders } from './entrance.ts'
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

/** What every request to the app says: from which tab, once that's in, and whose data it shows. */
async function requestHeaders(): Promise<Record<string, string>> {
  await entered
  return { ...secretHeaders(), ...(learnerId === null ? {} : { 'x-lectern-learner': learnerId }) }
}

function linkBy(send: typeof fetch): RPCLink<object> {
  return new RPCLink({
    url: `${location.origin}/rpc`,
    headers: requestHeaders,
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
  // The browser shell refuses a tab that has no secret, or one of an earlier run.
  if (error instanceof ORPCError && error.status === 403) return { code: 'NOT_LET_IN', data: {} }
  // A fetch that got no answer at all.
  return { code: error instanceof TypeError ? 'UNREACHABLE' : 'UNEXPECTED', data: {} }
}

/**
 * Saves a file to the learner's disk as the browser does, so that a large one isn't held in memory.
 * @param address `/download/NAME` with its query
 */
export async function download(address: string): Promise<void> {
  const { ticket } = await api.downloads.ticket({ address })
  const link = document.createElement('a')
  link.href = `/download/${ticket}`
  link.download = ''
  link.click()
}

/** A picture of a course. An `img` sends no header, so it's fetched. */
export async function fetchImage(hash: string): Promise<Blob> {
  const response = await fetch(`/image/${hash}`, { headers: await requestHeaders() })
  if (!response.ok) throw new Error(await response.text())
  return response.blob()
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
    const response = await fetch(`/upload/${uploadId}?offset=${offset}`, {
      ...{ method: 'PUT', body, headers: await requestHeaders() },
    })
    if (!response.ok) throw await uploadError(response)
    onProgress(Math.min(1, (offset + chunkBytes) / file.size))
  }
  return uploadId
}

const uploadRefusals = new Set(['STORAGE_FULL', 'STORAGE_READ_ONLY', 'OTHER_LEARNER'])

async function uploadError(response: Response): Promise<Error> {
  const sentence = await response.text()
  if (sentence === 'OTHER_LEARNER') startAnew()
  if (response.status !== 403 && !uploadRefusals.has(sentence)) return new Error(sentence)
  return new ORPCError(sentence, {
    defined: uploadRefusals.has(sentence),
    ...{ status: response.status, data: { path: '' } },
  })
}
