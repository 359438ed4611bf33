import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export type Verdict =
  { kind: 'pass' } | { kind: 'enter' } | { kind: 'refuse'; status: number; sentence: string }

/**
 * Decides whether a request may reach the app. Any page in any browser on this machine can send
 * requests to a loopback port, so: the Host is ours (no rebinding), the Origin is ours or absent, and
 * the random token of this run came with the first address and then in a cookie.
 */
export function judge(request: IncomingMessage, port: number, token: string): Verdict {
  const host = `127.0.0.1:${port}`
  if (request.headers.host !== host) return refuse(421, `Lectern answers to http://${host} only.`)
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`)
    return refuse(403, 'Another site asked for this. Lectern answers its own pages only.')
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isEntry(request))
    return refuse(403, 'Another site asked for this. Lectern answers its own pages only.')
  if (isEntry(request)) {
    const given = new URL(request.url!, `http://${host}`).searchParams.get('token') ?? ''
    return isSame(given, token) ? { kind: 'enter' } : refuse(403, wrongToken)
  }
  return isSame(cookieOf(request, cookieName(port)), token) ? { kind: 'pass' } : refuse(403, wrongToken)
}

const wrongToken =
  'This address belongs to an earlier run of Lectern. Open the address that "npm start" printed, or start Lectern again.'

/** Cookies do not know ports: each run of the app has a name of its own. */
export function cookieName(port: number): string {
  return `lectern-${port}`
}

function isEntry(request: IncomingMessage): boolean {
  return request.method === 'GET' && (request.url ?? '').startsWith('/?token=')
}

function refuse(status: number, sentence: string): Verdict {
  return { kind: 'refuse', status, sentence }
}

function cookieOf(request: IncomingMessage, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) {
    const [key, value = ''] = pair.split('=')
    if (key === name) return value
  }
  return ''
}

function isSame(given: string, token: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(token)
  return a.length === b.length && timingSafeEqual(a, b)
}
