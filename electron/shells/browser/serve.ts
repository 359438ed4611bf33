import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentSecurityPolicy } from '../../services/web.ts'
import { cookieName, judge } from './gate.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { App } from '../../app.ts'
import type { AppRequest } from '../../services/exchange.ts'

/**
 * Not by an import: that reads every export of the module, and one of them loads all that Node has for fetch and
 * WebSocket, which takes half as long as starting Node.
 */
const { createServer } = process.getBuiltinModule('node:http')

const largestBody = 2 * 1024 * 1024

/** Of what the shell answers itself; `handle` sets its own. */
const ownHeaders = {
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

export type BrowserShell = { url: string; origin: string; close: () => Promise<void> }

/**
 * Puts `handle` on a loopback port for the machine's own browser.
 * @param port 0 picks a free one
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serve(
  handle: App['handle'],
  port: number,
  log: (line: string) => void,
): Promise<BrowserShell> {
  const token = randomBytes(24).toString('base64url')
  const server = createServer((request, response) => {
    answer(request, response, handle, (server.address() as AddressInfo).port, token).catch(
      (error: unknown) => {
        if (!response.destroyed) log(`${request.method} ${request.url}: ${String(error)}`)
        response.destroy()
      },
    )
  })
  await listen(server, port)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: `${origin}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: App['handle'],
  port: number,
  token: string,
): Promise<void> {
  if (request.url === '/readyz') return void response.writeHead(200, ownHeaders).end('ready')
  const verdict = judge(request, port, token)
  if (verdict.kind === 'refuse')
    return void response.writeHead(verdict.status, ownHeaders).end(verdict.sentence)
  if (verdict.kind === 'enter')
    return void response
      .writeHead(303, {
        ...ownHeaders,
        location: '/',
        'set-cookie': `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`,
      })
      .end()
  const sent = await readBody(request)
  if (sent === null) return void response.writeHead(413, ownHeaders).end('This is too much at once.')
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const { status, headers, body } = await handle(toRequest(request, sent, port, gone.signal))
  response.writeHead(status, headers)
  if (body instanceof ReadableStream)
    await pipeline(Readable.fromWeb(body as WebStream), response).catch(ignoreHangUp)
  else response.end(body)
}

/** Null when there is more of it than any request of the app sends. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function toRequest(request: IncomingMessage, sent: Buffer, port: number, signal: AbortSignal): AppRequest {
  return {
    method: request.method!,
    url: `http://127.0.0.1:${port}${request.url}`,
    signal,
    headers: { get: (name) => request.headers[name]?.toString() ?? null },
    text: async () => sent.toString(),
    arrayBuffer: async () => new Uint8Array(sent).buffer,
  }
}

/** A page that was closed while it was being answered is nothing to report. */
function ignoreHangUp(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ABORT_ERR') throw error
}
