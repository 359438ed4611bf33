import { uptime as machineUptime } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentSecurityPolicy } from '../../web/web.ts'
import { createDoor } from './door.ts'
import { judge } from './gate.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { App } from '../../app.ts'
import type { AppRequest } from '../../web/exchange.ts'
import type { Door, Invitation } from './door.ts'

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

export type BrowserShell = {
  origin: string
  /** What a second start needs to ask for an invitation. */
  key: string
  invite: () => Invitation
  close: () => Promise<void>
}

type ServeOptions = {
  /** 0 picks a free one. */
  port: number
  /** For the pages that lead in. */
  doorDir: string
  /** Milliseconds since the machine started. */
  uptime?: () => number
  log: (line: string) => void
}

/**
 * Puts `handle` on a loopback port for the machine's own browser.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serve(handle: App['handle'], options: ServeOptions): Promise<BrowserShell> {
  const { log } = options
  const server = createServer()
  await listen(server, options.port)
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const uptime = options.uptime ?? (() => machineUptime() * 1000)
  const door = createDoor({ origin, folder: options.doorDir, uptime, log })
  server.on('request', (request, response) => {
    answer(request, response, { handle, port, door }).catch((error: unknown) => {
      if (!response.destroyed) log(`${request.method} ${request.url}: ${String(error)}`)
      response.destroy()
    })
  })
  return {
    origin,
    key: door.key,
    invite: door.invite,
    close: () =>
      new Promise((resolve) => {
        door.close()
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

type Service = { handle: App['handle']; port: number; door: Door }

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, port, door }: Service,
): Promise<void> {
  const say = (status: number, sentence: string) => void response.writeHead(status, ownHeaders).end(sentence)
  const verdict = judge(request, port)
  if (verdict.kind === 'refuse') return say(verdict.status, verdict.sentence)
  const { path, isOpen } = verdict
  if (path === '/readyz') return say(200, 'ready')
  const isPost = request.method === 'POST'
  if (isPost && path === '/invite') {
    if (!door.isKey(headerOf(request, 'x-lectern-key'))) return say(403, notLetIn)
    return say(200, JSON.stringify(door.invite()))
  }
  const isEntering = isPost && path === '/enter'
  if (!isOpen && !isEntering && !door.isWindow(headerOf(request, 'x-lectern-window')))
    return say(403, notLetIn)
  const sent = await readBody(request)
  if (sent === null) return say(413, 'This is too much at once.')
  if (isEntering) {
    const secret = door.enter(sent.toString())
    return secret === null ? say(403, notLetIn) : say(200, secret)
  }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const { status, headers, body } = await handle(toRequest(request, path, sent, port, gone.signal))
  response.writeHead(status, headers)
  if (body instanceof ReadableStream)
    await pipeline(Readable.fromWeb(body as WebStream), response).catch(ignoreHangUp)
  else response.end(body)
}

const notLetIn =
  'Only the window that "npm start" opened can see this. Go back to it, or run "npm start" again for another.'

function headerOf(request: IncomingMessage, name: string): string {
  return request.headers[name]?.toString() ?? ''
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

function toRequest(
  request: IncomingMessage,
  path: string,
  sent: Buffer,
  port: number,
  signal: AbortSignal,
): AppRequest {
  const { method } = request
  if (method === undefined) throw new Error('A request has no method.')
  return {
    method,
    url: `http://127.0.0.1:${port}${path}`,
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
