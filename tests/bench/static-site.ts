import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type { AddressInfo } from 'node:net'

export type StaticSite = { origin: string; pages: Map<string, string>; close: () => void }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Serves `pages` by address and a folder's `assets/` on loopback: the bare side of what a browser shows. */
export async function serveStatic(folder: string): Promise<StaticSite> {
  const pages = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://bare').pathname
    const type = types[extname(path)] ?? types['.html']
    const isAsset = /^\/assets\/[\w.-]+$/.test(path)
    const body = pages.get(path) ?? (isAsset ? readFileSync(join(folder, path)) : null)
    if (body === null) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
