import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { findImage } from '../db/library.ts'
import { troubleOf } from '../db/trouble.ts'
import { settle } from '../services/context.ts'
import { sendDownload } from './downloads.ts'
import { plain } from './exchange.ts'
import { isForOther } from './web-context.ts'
import { largestChunk } from './uploads.ts'
import type { Calls } from './calls.ts'
import type { WebContext } from './web-context.ts'
import type { AppRequest, AppResponse } from './exchange.ts'

/** Nothing runs, loads or connects but what comes from the app itself; no string becomes markup or code. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Of every answer; an answer that may be kept says so itself. */
const everyHeader = {
  'cache-control': 'no-store',
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const forGood = 'public, max-age=31536000, immutable'

const fileTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Told apart before an address is taken to pieces, which takes as long as a small call. */
const callAddress = /^[^:/]+:\/\/[^/?#]+\/rpc\/(.*)$/

type WebOptions = { context: WebContext; rendererDir: string | null; call: Calls }

/** The application as one function. */
export function createWeb({ context, rendererDir, call }: WebOptions) {
  const files = rendererDir ? readFileMap(rendererDir) : new Map<string, string>()

  async function answer(request: AppRequest): Promise<AppResponse> {
    const name = callAddress.exec(request.url)?.[1]
    if (name !== undefined) return call(name, request)
    const { pathname, searchParams } = new URL(request.url)
    if (pathname.startsWith('/upload/') && request.method === 'PUT')
      return receiveChunk(context, pathname.slice('/upload/'.length), searchParams, request)
    const isDownload = pathname.startsWith('/download/')
    // A download has a ticket that works once: a look at its headers must not use that up.
    if (request.method !== 'GET' && (request.method !== 'HEAD' || isDownload))
      return plain(405, 'This can only be read.')
    if (isDownload) {
      await context.imports.whenWritten()
      settle(context)
      return sendDownload(context, pathname.slice('/download/'.length))
    }
    if (pathname.startsWith('/image/')) return sendImage(context, pathname.slice('/image/'.length))
    return sendFile(files, pathname)
  }

  return async function handle(request: AppRequest): Promise<AppResponse> {
    const { status, headers, body } = await answer(request).catch((error: unknown) => {
      context.log(`${request.method} ${request.url}: ${String(error)}`)
      return plain(500, 'This could not be answered. The log says why.')
    })
    return { status, headers: { ...everyHeader, ...headers }, body }
  }
}

/** Address to file, exactly as the build listed them: no path is ever put together from an address. */
function readFileMap(rendererDir: string): Map<string, string> {
  const names = JSON.parse(readFileSync(join(rendererDir, 'files.json'), 'utf8')) as string[]
  const files = new Map(names.map((name) => [`/${name}`, join(rendererDir, name)]))
  files.set('/', join(rendererDir, 'index.html'))
  return files
}

async function sendFile(files: Map<string, string>, pathname: string): Promise<AppResponse> {
  const file = files.get(pathname)
  if (!file) return plain(404, 'There is no such page.')
  const headers: AppResponse['headers'] = {
    'content-type': fileTypes[extname(file)] ?? 'application/octet-stream',
  }
  // Built files carry a hash of their content in their name.
  if (pathname.startsWith('/assets/')) headers['cache-control'] = forGood
  // The icon does not, and is asked for again with every change of the page's title.
  if (pathname === '/icon.svg') headers['cache-control'] = 'public, max-age=3600'
  return { status: 200, headers, body: await readFile(file) }
}

function sendImage({ storage }: WebContext, hash: string): AppResponse {
  const image = findImage(storage.current().library, hash)
  if (!image) return plain(404, 'There is no such image.')
  return {
    status: 200,
    headers: { 'content-type': image.type, 'cache-control': forGood },
    body: new Uint8Array(image.bytes),
  }
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function receiveChunk(
  context: WebContext,
  uploadId: string,
  search: URLSearchParams,
  request: AppRequest,
): Promise<AppResponse> {
  const { uploads, storage } = context
  if (isForOther(context, request)) return plain(409, 'OTHER_LEARNER')
  const offset = Number(search.get('offset'))
  if (!uuidPattern.test(uploadId) || !Number.isSafeInteger(offset) || offset < 0)
    return plain(400, 'An upload has the form /upload/<uuid>?offset=<bytes before>.')
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.byteLength > largestChunk) return plain(413, 'A chunk has at most 1 MB.')
  try {
    const status = await uploads.append(uploadId, offset, bytes)
    return status === 204 ? { status, headers: {}, body: null } : plain(status, 'The chunk was not taken.')
  } catch (error) {
    const trouble = troubleOf(error, storage.dataDir)
    return trouble ? plain(507, trouble.code) : Promise.reject(error)
  }
}
