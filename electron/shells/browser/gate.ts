import type { IncomingMessage } from 'node:http'

export type Verdict =
  { kind: 'pass'; path: string; isOpen: boolean } | { kind: 'refuse'; status: number; sentence: string }

/** What needs no secret: the page and the files that the build made, and downloads, which have tickets. */
const openPaths = /^\/($|index\.html$|icon\.svg$|assets\/|download\/)/

/**
 * Decides whether a request may come from a page of the app. Any page in any browser on this machine can send requests
 * to a loopback port, so the Host must be ours (a name that was pointed at 127.0.0.1 isn't), and the Origin ours or
 * absent. What isn't open also needs the secret of a window.
 * @returns the path as it was sent, with its query
 */
export function judge(request: IncomingMessage, port: number): Verdict {
  const host = `127.0.0.1:${port}`
  const target = targetOf(request.url ?? '')
  if (!target)
    return refuse(400, 'The request doesn’t say what it wants: its address must begin with a slash.')
  const { path } = target
  if (request.headers.host !== host || (target.host !== null && target.host !== host))
    return refuse(421, `Lectern answers to http://${host} only.`)
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOurs = site === undefined || site === 'same-origin' || site === 'none'
  if ((origin !== undefined && origin !== `http://${host}`) || (!isOurs && !isArrival(request, path)))
    return refuse(403, 'Another site asked for this. Lectern answers its own pages only.')
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  return { kind: 'pass', path, isOpen: isReading && openPaths.test(path) }
}

/** The file that leads in is another site to the browser. It may only open the page, which knows nothing by itself. */
function isArrival({ method, headers }: IncomingMessage, path: string): boolean {
  return (
    method === 'GET' &&
    path === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  )
}

/** RFC 9112 3.2: what a request line may name. A server has to accept an absolute address, too. */
function targetOf(target: string): { host: string | null; path: string } | null {
  if (target.startsWith('/')) return { host: null, path: target }
  const [, host, rest] = /^http:\/\/([^/?#]*)(.*)$/i.exec(target) ?? []
  if (host === undefined || rest === undefined) return null
  return { host, path: rest.startsWith('/') ? rest : `/${rest}` }
}

function refuse(status: number, sentence: string): Verdict {
  return { kind: 'refuse', status, sentence }
}
