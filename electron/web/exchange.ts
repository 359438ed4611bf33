/** What the application is asked with: as much of the web's own Request as it reads, so that a Request is one. */
export type AppRequest = Pick<Request, 'method' | 'url' | 'signal' | 'text' | 'arrayBuffer'> & {
  headers: Pick<Headers, 'get'>
}

/**
 * What it answers. It is no Response yet, because loading what makes one takes a Node half as long as starting, and
 * making one longer than a call: a shell that needs none does without.
 */
export type AppResponse = {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
}

/** The answer as the web's own Response, for shells that hand one on. */
export function toResponse({ status, headers, body }: AppResponse): Response {
  return new Response(body, { status, headers })
}

export function plain(status: number, sentence: string): AppResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: sentence }
}
